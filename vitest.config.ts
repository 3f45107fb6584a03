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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most tests wait for a browser or a clock: every core may have a file.
    maxWorkers: '100%',
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
