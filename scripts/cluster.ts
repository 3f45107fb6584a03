/**
 * `npm run cluster`: three relays on this machine that share Redis and PostgreSQL, with the demo, behind one address. Kill
 * one of them in the middle of an answer: the chat goes on, and the relay comes back.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openKnowledge } from '../server/knowledge/open.ts'
import { openLocalMasterKey } from '../server/master-key.ts'
import { startClusterRelay } from './cluster-relay.ts'
import { findServices, MissingService, type Services } from './cluster-services.ts'
import { type Front, openFront } from './front.ts'

const RELAYS = ['relay-1', 'relay-2', 'relay-3']
const LIBRARY = 'server/knowledge/library'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
const tell = (fact: object): void => void process.stdout.write(`${JSON.stringify(fact)}\n`)

function fail(error: unknown): never {
  say(error instanceof MissingService ? error.message : ((error as Error).stack ?? String(error)))
  process.exit(1)
}

async function openFrontAt(port: number): Promise<Front> {
  try {
    return await openFront({ port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new MissingService(`Port ${port} is in use: stop what uses it, or set PORT to another port.`)
  }
}

function startAll(front: Front, { redisUrl, databaseUrl }: Services) {
  const data = resolve(process.env.NAVIS_DATA || 'data', 'cluster')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const key = openLocalMasterKey(data).toString('base64')
  // Once, and not by each relay for itself.
  const knowledge = process.env.NAVIS_KNOWLEDGE || join(data, 'knowledge.db')
  if (!process.env.NAVIS_KNOWLEDGE) openKnowledge({ path: knowledge, library: LIBRARY }).dispose()
  return RELAYS.map(name =>
    startClusterRelay({
      env: {
        ...process.env,
        ...{ PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_PUBLIC_ORIGIN: front.url },
        ...{ NAVIS_DATA: join(data, name), NAVIS_KNOWLEDGE: knowledge },
        ...{ NAVIS_MASTER_KEY: process.env.NAVIS_MASTER_KEY || key, REDIS_URL: redisUrl, DATABASE_URL: databaseUrl },
      },
      onListening({ url, admin, pid }) {
        front.add(url)
        tell({ relay: name, listening: url, admin, pid })
        say(`${name} is at ${url}: end it with "kill -9 ${pid}".`)
      },
      onEnded(url) {
        if (url) front.remove(url)
        tell({ relay: name, ended: true })
        say(`${name} has ended.`)
      },
      onSaid: line => say(`${name}: ${line}`),
    }),
  )
}

const services = await findServices(process.env).catch(fail)
const front = await openFrontAt(Number(process.env.PORT || 8787)).catch(fail)
const relays = startAll(front, services)
tell({ listening: front.url })
say(`The cluster's demo is at ${front.url}/ as soon as a relay is there. Ctrl-C stops all.`)

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  say('Stopping: running answers may end first.')
  await Promise.all(relays.map(relay => relay.stop()))
  await front.close()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
