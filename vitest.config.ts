import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { keepOnlyLexer } from './scripts/marked-lexer.ts'

/** Where a JSON report of the run goes, for who counts tests by machine. */
const report = process.env.NAVIS_TEST_REPORT

export default defineConfig({
  plugins: [keepOnlyLexer()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Markdown is tested with the lexer as the panel has it.
    server: { deps: { inline: ['marked'] } },
    include: ['tests/**/*.test.{ts,tsx}'],
    // Several processes, databases and a browser share two cores: these end what hangs, they judge nothing.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Some promises are about time (a card within 150 ms): there a machine that was busy for a moment may try once more.
    retry: process.env.CI ? 1 : 0,
    // Most tests wait for a browser, a process or a clock: half as many files more than there are cores.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
