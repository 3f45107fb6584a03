/** One relay on its SQLite file, and nothing but `kill -9`: what was logged is never lost, and the file is never damaged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { between, createTurn, type Fault, pause } from './fault.ts'
import { openFront } from './front.ts'
import { createRelayProcess, type RelayProcess } from './lab-process.ts'
import type { Violation } from './oracle.ts'
import { checkIntegrity, dumpSqlite } from './sqlite-dump.ts'
import type { World } from './world.ts'

/** Between its start and its death: up to so long that some answers end. */
const UPTIME_MAX_MS = 1_500
/** Of the kills: it is killed again while it starts on what the last kill left. */
const KILLED_AT_START = 0.2
const START_MS = 250

export async function openKillWorld({ random }: { random(): number }): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-kills-'))
  const file = join(folder, 'conversations.db')
  const front = await openFront(() => [relay], random)
  const relay = createRelayProcess({
    name: 'a',
    program: 'core-relay.ts',
    given: [file],
    // Without it each start strips the types of every file again.
    env: { NODE_COMPILE_CACHE: join(folder, 'compile-cache') },
  })
  const damages: Violation[] = []
  await relay.start()
  return {
    relay: `http://127.0.0.1:${front.proxy.port}`,
    faults: [createKill(relay, () => damages.push(...findDamage(file)))],
    async begin() {
      front.clear()
    },
    wires: front.wires,
    async readLogs() {
      return [dumpSqlite(file)]
    },
    // It has no durable rows.
    hasFeedback: async () => true,
    async inspect() {
      const count = relay.crashes()
      return [...damages, ...(count > 0 ? [{ rule: 'crash', where: 'relay', what: `${count} times` } as const] : [])]
    },
    async close() {
      await relay.kill()
      await front.proxy.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function createKill(relay: RelayProcess, onKilled: () => void): Fault {
  const inTurn = createTurn()
  return {
    name: 'kill -9',
    weight: 1,
    strike: random =>
      inTurn(async () => {
        await pause(between(random, 0, UPTIME_MAX_MS))
        await relay.kill()
        onKilled()
        if (random() < KILLED_AT_START) {
          const starting = relay.start()
          await pause(between(random, 0, START_MS))
          await relay.kill()
          await starting
          onKilled()
        }
        await relay.start()
      }),
  }
}

function findDamage(file: string): Violation[] {
  const damage = checkIntegrity(file)
  return damage ? [{ rule: 'integrity', where: 'conversations.db', what: damage }] : []
}
