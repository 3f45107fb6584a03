/** Three relays that share a Redis and a PostgreSQL, with a proxy on every way between them. */
import { join } from 'node:path'
import { createPostgresServer, hasPostgresServer } from '../support/postgres-server.ts'
import { checkAudit } from './audit-check.ts'
import { openFront } from './front.ts'
import { createLabFolder } from './lab-folder.ts'
import { openLabModel } from './lab-model.ts'
import { createRelayProcess } from './lab-process.ts'
import { createModelFaults } from './model-faults.ts'
import { createNetworkFaults } from './network-faults.ts'
import type { Violation } from './oracle.ts'
import { createPostgresFaults } from './postgres-faults.ts'
import { createProcessFaults } from './process-faults.ts'
import { openProxy } from './proxy.ts'
import { createRedisFaults } from './redis-faults.ts'
import { openRedisPair } from './redis-pair.ts'
import type { World } from './world.ts'

const NAMES = ['a', 'b', 'c']
const DIALECTS = ['openai', 'anthropic'] as const

/** Without PostgreSQL on this machine relays run on one that is never there, and its faults are left out. */
export async function openClusterWorld(options: { random(): number; wordMs: number }): Promise<World> {
  const { random, wordMs } = options
  const folder = createLabFolder()
  const postgres = hasPostgresServer() ? await createPostgresServer() : undefined
  const redis = await openRedisPair(random)
  const openWay = (leadsTo: () => number | undefined) => openProxy({ leadsTo, random })
  const toRedis = await Promise.all(NAMES.map(() => openWay(() => redis.port())))
  const toPostgres = await Promise.all(NAMES.map(() => openWay(() => postgres?.port)))
  const model = await openLabModel({ wordMs, random })
  const toModel = await openWay(() => model.port)
  const front = await openFront(() => relays, random)
  const relay = `http://127.0.0.1:${front.proxy.port}`
  const relays = NAMES.map((name, index) =>
    createRelayProcess({
      name,
      env: {
        ...folder.env,
        NAVIS_DATA: join(folder.path, name),
        NAVIS_PUBLIC_ORIGIN: relay,
        REDIS_URL: `redis://127.0.0.1:${toRedis[index]?.port}`,
        DATABASE_URL:
          postgres?.urlAt(toPostgres[index]?.port ?? 0) ?? `postgres://127.0.0.1:${toPostgres[index]?.port}/none`,
      },
      program: 'lab-relay.ts',
      given: [DIALECTS[index] ?? 'openai', `http://127.0.0.1:${toModel.port}/v1`],
    }),
  )
  await Promise.all(relays.map(one => one.start()))

  return {
    relay,
    faults: [
      ...createNetworkFaults('page link', 8, () => [front.proxy]),
      ...createNetworkFaults('Redis link', 2, () => toRedis),
      ...createRedisFaults(redis, toRedis, 2),
      ...createProcessFaults(relays, 2),
      ...createNetworkFaults('model link', 0.5, () => [toModel]),
      ...createModelFaults(model, 4),
      ...(postgres
        ? [...createNetworkFaults('PostgreSQL link', 0.5, () => toPostgres), ...createPostgresFaults(postgres, 1)]
        : []),
    ],
    async begin() {
      await redis.clear()
      front.clear()
    },
    wires: front.wires,
    async readLogs() {
      return [...redis.losses(), await redis.dump()]
    },
    async hasFeedback(answers) {
      if (!postgres || answers.length === 0) return true
      const ids = answers.map(answer => `'${answer}'`).join()
      const [row] = await postgres.run(`select count(*)::int as count from navis.feedback where answer in (${ids})`)
      return row?.count === answers.length
    },
    async inspect() {
      const crashes: Violation[] = relays.flatMap(({ name, crashes: count }) =>
        count() > 0 ? [{ rule: 'crash', where: `relay ${name}`, what: `${count()} times` } as const] : [],
      )
      const audit = postgres ? await checkAudit({ kind: 'postgres', url: postgres.urlAt(postgres.port) }) : []
      return [...crashes, ...audit]
    },
    async close() {
      await Promise.all(relays.map(one => one.kill()))
      for (const proxy of [front.proxy, toModel, ...toRedis, ...toPostgres]) await proxy.close()
      await model.close()
      await redis.close()
      await postgres?.close()
      folder.remove()
    },
  }
}
