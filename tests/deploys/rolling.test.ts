/** A deploy: three relays behind one address are restarted one after the other, while people ask. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { afterAll, expect, test, vi } from 'vitest'
import { type ClusterRelay, startClusterRelay } from '../../scripts/cluster-relay.ts'
import { type Front, openFront } from '../../scripts/front.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { createRedisServer, hasRedisServer } from '../support/redis-server.ts'
import type { Report } from './clients-process.ts'

const RESTARTS = Number(process.env.NAVIS_RESTARTS ?? 3)
const CLIENTS = Number(process.env.NAVIS_RESTART_CLIENTS ?? 30)
const SEED = process.env.NAVIS_SEED ?? '20261122'
/** The more chats, the less each asks: two cores are for all of it. */
const BETWEEN_QUESTIONS_MS = Math.max(8_000, CLIENTS * 100)
/** A relay that starts on a busy machine, and one that stops. */
const STEP_MS = 60_000

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end()
}, STEP_MS)

interface Node {
  relay: ClusterRelay
  /** Of the process as it is now; undefined between two. */
  pid?: number
}

function startNode(front: Front, env: Record<string, string | undefined>): Node {
  const node: Node = {
    relay: startClusterRelay({
      env: { ...process.env, ...env, PORT: '0', NAVIS_ADMIN_PORT: '0' },
      onListening({ url, pid }) {
        front.add(url)
        node.pid = pid
      },
      onEnded(url) {
        node.pid = undefined
        if (url) front.remove(url)
      },
      onSaid: () => {},
    }),
  }
  ends.push(() => node.relay.stop())
  return node
}

async function startCluster(): Promise<{ front: Front; nodes: Node[] }> {
  const redis = await createRedisServer()
  ends.push(() => redis.close())
  await redis.start()
  const folder = mkdtempSync(join(tmpdir(), 'navis-rolling-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  const knowledge = join(folder, 'knowledge.db')
  openKnowledge({ path: knowledge, library: 'server/knowledge/library' }).dispose()
  const front = await openFront({ port: 0 })
  ends.push(() => front.close())
  const nodes = ['one', 'two', 'three'].map(name =>
    startNode(front, {
      NAVIS_DATA: join(folder, name),
      NAVIS_KNOWLEDGE: knowledge,
      NAVIS_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      NAVIS_PUBLIC_ORIGIN: front.url,
      NAVIS_PACE: '200',
      NAVIS_LIMITS: JSON.stringify({
        connectionsPerAddress: 100_000,
        asksPerMinute: 100_000,
        siteAsksPerMinute: 100_000,
      }),
      REDIS_URL: redis.url,
    }),
  )
  await vi.waitFor(() => expect(front.well()).toHaveLength(nodes.length), STEP_MS)
  return { front, nodes }
}

function startClients(front: Front): { child: ChildProcess; lines: Interface; next(): Promise<string> } {
  const file = join(import.meta.dirname, 'clients-process.ts')
  const given = [file, front.url, String(CLIENTS), SEED, String(BETWEEN_QUESTIONS_MS)]
  const child = spawn(process.execPath, given, { stdio: ['pipe', 'pipe', 'inherit'] })
  ends.push(() => child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)
  return {
    child,
    lines,
    next: () =>
      new Promise((resolve, reject) => {
        lines.once('line', resolve)
        child.once('exit', code => reject(new Error(`The clients ended with ${code}.`)))
      }),
  }
}

test.runIf(hasRedisServer())(
  `over ${RESTARTS} rolling restarts none of ${CLIENTS} chats sees an error, a hole, a repeat or a reset`,
  async () => {
    const { front, nodes } = await startCluster()
    const clients = startClients(front)
    expect(await clients.next()).toBe('open')
    const times: number[] = []
    for (let restart = 0; restart < RESTARTS; restart++) {
      const node = nodes[restart % nodes.length] as Node
      const { pid } = node
      if (pid === undefined) throw new Error('The relay is not there.')
      const began = performance.now()
      process.kill(pid, 'SIGTERM')
      await vi.waitFor(() => expect(node.pid).not.toBe(pid), { timeout: STEP_MS, interval: 20 })
      times.push((performance.now() - began) / 1_000)
      await vi.waitFor(() => expect(front.well()).toHaveLength(nodes.length), { timeout: STEP_MS, interval: 100 })
    }
    clients.child.stdin?.write('finish\n')
    const report = JSON.parse(await clients.next()) as Report
    console.log(JSON.stringify({ ...report, slowestStopSeconds: Math.max(...times).toFixed(1) }))
    expect(report).toMatchObject({ resets: 0, wrong: 0, unanswered: 0 })
    expect(report.faults).toEqual({})
    // Nobody was told of a lost connection; on a machine that does everything else too, a process may start too late for that.
    if (process.env.NAVIS_RESTARTS) expect(report.troubles).toEqual({})
    expect(report.answered).toBe(report.asked)
    expect(report.drops).toBeGreaterThan(0)
    // Longer than that no orchestrator waits.
    expect(Math.max(...times)).toBeLessThan(30)
  },
  (RESTARTS + 4) * STEP_MS,
)
