/** Starts the reading process with as little as it needs: to read the program's own files, and threads for recognition. */
import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const PROGRAM = join(import.meta.dirname, 'process.ts')

/** Answers go first. At 10 a busy machine left reading so little that a page of text took longer than its ten seconds. */
const NICENESS = 5
/** Of JavaScript alone; `reader.ts` watches the whole. */
const HEAP_MAX_MB = 384
const READABLE = ['server', 'protocol', 'node_modules', 'package.json']

/**
 * Node's permission model denies files, network, child processes and add-ons that are not allowed by name. The environment
 * is empty, so that no key is in it, and nothing is told in arguments, which every user of a machine can list.
 */
export function startSandbox({ isBackground }: { isBackground: boolean }): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...READABLE.map(name => `--allow-fs-read=${join(ROOT, name)}`),
      '--allow-worker',
      `--max-old-space-size=${HEAP_MAX_MB}`,
      '--no-warnings',
      PROGRAM,
    ],
    { stdio: ['pipe', 'ignore', 'ignore', 'pipe'], env: {}, cwd: ROOT },
  )
  try {
    if (isBackground && child.pid !== undefined) setPriority(child.pid, NICENESS)
  } catch {
    // Where it is not allowed, it reads at the same priority.
  }
  return child
}
