import { defineConfig } from 'vitest/config'

/** Where a JSON report of the run goes, for who counts tests by machine. */
const report = process.env.NAVIS_TEST_REPORT

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most tests wait for a browser or a clock: every core may have a file.
    maxWorkers: '100%',
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
