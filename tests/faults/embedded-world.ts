/** One relay on SQLite files, as `npm start` runs it. Nothing that was logged may ever be lost here. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkAudit } from './audit-check.ts'
import { createDiskFaults, mountSmallDisk } from './disk-faults.ts'
import { openFront } from './front.ts'
import { createLabFolder } from './lab-folder.ts'
import { openLabModel } from './lab-model.ts'
import { createRelayProcess } from './lab-process.ts'
import { createModelFaults } from './model-faults.ts'
import { createNetworkFaults } from './network-faults.ts'
import type { Violation } from './oracle.ts'
import { createProcessFaults } from './process-faults.ts'
import { checkIntegrity, countFeedback, dumpSqlite } from './sqlite-dump.ts'
import type { World } from './world.ts'

export async function openEmbeddedWorld(options: { random(): number; wordMs: number }): Promise<World> {
  const { random, wordMs } = options
  const folder = createLabFolder()
  const data = join(folder.path, 'data')
  mkdirSync(data)
  const disk = mountSmallDisk(data)
  const model = await openLabModel({ wordMs, random })
  const file = join(data, 'conversations.db')
  const books = join(data, 'navis.db')
  const front = await openFront(() => [process], random)
  const relay = `http://127.0.0.1:${front.proxy.port}`
  const process = createRelayProcess({
    name: 'a',
    env: { ...folder.env, NAVIS_DATA: data, NAVIS_PUBLIC_ORIGIN: relay },
    program: 'lab-relay.ts',
    given: ['openai', `http://127.0.0.1:${model.port}/v1`],
  })
  const damages: Violation[] = []
  const watched = {
    ...process,
    async kill() {
      await process.kill()
      for (const each of [file, books]) {
        const damage = checkIntegrity(each)
        if (damage) damages.push({ rule: 'integrity', where: each, what: damage })
      }
    },
  }
  await process.start()

  return {
    relay,
    faults: [
      ...createNetworkFaults('page link', 8, () => [front.proxy]),
      ...createProcessFaults([watched], 4),
      ...createModelFaults(model, 8),
      ...(disk ? createDiskFaults(disk, 8) : []),
    ],
    async begin() {
      front.clear()
    },
    wires: front.wires,
    async readLogs() {
      return [dumpSqlite(file)]
    },
    hasFeedback: async answers => countFeedback(books, answers) === answers.length,
    async inspect() {
      const count = process.crashes()
      damages.push(...(await checkAudit({ kind: 'sqlite', path: books })))
      return [...damages, ...(count > 0 ? [{ rule: 'crash', where: 'relay', what: `${count} times` } as const] : [])]
    },
    async close() {
      await process.kill()
      await front.proxy.close()
      await model.close()
      disk?.remove()
      folder.remove()
    },
  }
}
