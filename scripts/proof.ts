/**
 * `npm run proof`: the promises of the tests with full counts instead of seeded samples. Takes minutes.
 * `npm run proof -- faults --seed N --count N` strikes with any number of faults on three relays, or on the embedded
 * default with `--world embedded` and, SIGKILL alone, `--world kills` (`tests/faults/run.ts`).
 * `npm run proof -- screens [FOLDER] [STATE or LOOK,…]` leaves pictures of every state in every look, for eyes.
 */
import { spawnSync } from 'node:child_process'

/** What each suite runs instead of its sample; the tests read these variables and say in their name what they count. */
const FULL_COUNTS = {
  NAVIS_KILLS: '2000',
  NAVIS_PROPERTY_RUNS: '2000',
  NAVIS_RANDOM_CONVERSATIONS: '3000',
  NAVIS_MODEL_TRACES: '10000',
  NAVIS_MODEL_STATES: '100000',
  NAVIS_REPLAYED_TRACES: '5000',
  NAVIS_HOSTILE_FILES: '3000',
  NAVIS_RECORD_CANARIES: '1000',
  NAVIS_FUZZ_FRAMES: '1000000',
  NAVIS_MARKDOWN_RUNS: '4000',
  NAVIS_PAYLOADS_EVERY: '1',
  NAVIS_WAYS: 'all',
  NAVIS_THEMES: '10000',
  NAVIS_CLAIMS: '1000000',
  NAVIS_TEST_CANARIES: '500',
  NAVIS_HOSTS: 'all',
  NAVIS_MOUNTS: '1000',
  NAVIS_RESTARTS: '60',
  NAVIS_RESTART_CLIENTS: '1000',
  NAVIS_DROPPED_ASKS: '5000',
  NAVIS_CONTAINER: 'install',
}

const [first, ...rest] = process.argv.slice(2)
const steps: [command: string, ...args: string[]][] =
  first === 'faults'
    ? [['node', 'tests/faults/run.ts', ...rest]]
    : first === 'screens'
      ? [
          ['npm', 'run', '-s', 'build'],
          ['node', 'tests/browser/screenshots.ts', ...rest],
        ]
      : [
          ['npm', 'run', '-s', 'build'],
          ['npx', 'vitest', 'run', ...process.argv.slice(2)],
        ]
for (const [command, ...args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...FULL_COUNTS, ...process.env } })
  if (status !== 0) process.exit(status ?? 1)
}
