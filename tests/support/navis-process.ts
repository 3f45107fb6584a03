/**
 * The whole product in a process of its own, so that a heap snapshot has nothing of the test in it; start with
 * `--expose-gc`. Takes the environment as JSON in argv[2]. Answers a path with the snapshot there and with what was logged.
 */
import { writeHeapSnapshot } from 'node:v8'
import { startNavis } from './navis-app.ts'

/** The first message of the process. */
export interface NavisReady {
  url: string
  adminUrl: string
}

const app = await startNavis({ env: JSON.parse(process.argv[2] ?? '{}') as Record<string, string> })
process.on('message', path => {
  globalThis.gc?.()
  writeHeapSnapshot(String(path))
  process.send?.(app.lines.join('\n'))
})
process.on('disconnect', () => void app.close().then(() => process.exit()))
process.send?.({ url: app.url, adminUrl: app.adminUrl } satisfies NavisReady)
