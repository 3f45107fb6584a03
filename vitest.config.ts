import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { keepOnlyLexer } from './scripts/marked-lexer.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

/** Where a JSON report of the run goes, for who counts tests by machine. */
const report = process.env.NAVIS_TEST_REPORT

export default defineConfig({
  plugins: [keepOnlyLexer()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Markdown is tested with the lexer as the panel has it.
    server: { deps: { inline: ['marked'] } },
    globalSetup: ['tests/support/prepared-library.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    // Several processes, databases and a browser share two cores, slow ones at times: these end what hangs, they judge nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Where others share the machine, a browser or process that got no time for a moment may try once more; at home nothing may.
    retry: process.env.CI ? 1 : 0,
    // Most of the time is spent waiting for a browser, a process or a clock: twice as many files at once as there are cores.
    maxWorkers: availableParallelism() * 2,
    sequence: { sequencer: LongestFirst },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
