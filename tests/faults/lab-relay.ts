/**
 * A relay of the laboratory in a process of its own: the real server, log and store, a writer of self-evident words, and
 * a clock that can be set. Its settings are JSON in argv[2]; it says its port on stdout and takes orders from its parent.
 */
import { join } from 'node:path'
import { triage } from '../../server/answer/triage.ts'
import { cardOf, closingOf, noticeOf, uploadOf } from '../../server/answer/wrap.ts'
import { createKeys } from '../../server/conversations/keys.ts'
import { listOwnOrigins } from '../../server/http/origins.ts'
import { createPlaces } from '../../server/http/places.ts'
import { createServer } from '../../server/http/server.ts'
import { openLog } from '../../server/log/open.ts'
import { createLogger, describeError } from '../../server/logging.ts'
import { limitsWith } from '../../server/relay/limits.ts'
import { createOwnRates } from '../../server/relay/rates.ts'
import { createRelay } from '../../server/relay/relay.ts'
import { acceptSocket } from '../../server/relay/socket.ts'
import type { DatabaseAddress } from '../../server/store/address.ts'
import { keepBooks } from '../../server/store/books.ts'
import { openStore } from '../../server/store/open.ts'
import { createLabAnswer, type ModelMood } from './lab-answer.ts'
import { LAB_MASTER_KEY, LAB_SITE } from './lab-site.ts'

export interface LabRelaySettings {
  /** Begins every word that it writes. */
  name: string
  log: string
  database: DatabaseAddress
  /** What pages connect to. */
  publicOrigin: string
  wordMs: number
}

export type Order = { type: 'clock'; aheadMs: number } | { type: 'model'; mood: ModelMood }

const settings: LabRelaySettings = JSON.parse(process.argv[2] ?? '{}')
let aheadMs = 0
let mood: ModelMood = 'well'
const { now } = Date
Date.now = () => now() + aheadMs
process.on('message', (order: Order) => {
  if (order.type === 'clock') aheadMs = order.aheadMs
  else mood = order.mood
})
// Its parent is gone: nobody would end it.
process.on('disconnect', () => process.exit())

const MANY = 1_000_000
const limits = limitsWith({
  ...{ connectionsPerAddress: MANY, opensPerMinute: MANY, asksPerMinute: MANY, questionsPerConversation: MANY },
  ...{ conversationAsksPerMinute: MANY, socketsPerConversation: 100 },
})
const logger = createLogger(line => process.env.NAVIS_LAB_LOG && process.stderr.write(`${settings.name} ${line}\n`))
const log = await openLog(settings.log, { now: Date.now, eventsMax: limits.eventsPerConversation })
const store = await openStore(settings.database, { logger })
store.audit.record({ event: 'started', release: 'lab' })
const relay = createRelay({
  log,
  keys: createKeys([LAB_MASTER_KEY]),
  answer: createLabAnswer(settings.name, { wordMs: settings.wordMs, mood: () => mood, random: Math.random }),
  triage,
  wording: { noticeOf: (site, locale) => noticeOf(site, locale, false), uploadOf, closingOf, cardOf },
  limits,
  profiles: store.profiles,
  record: store.feedback.record,
  onForgotten: store.feedback.forget,
  observe: observation => keepBooks(store, observation),
  onError: (error, where) => logger.error('relay-failed', { where, ...describeError(error) }),
})
const server = createServer({
  sites: { find: key => (key === LAB_SITE.key ? LAB_SITE : undefined) },
  own: () => listOwnOrigins(settings.publicOrigin),
  widget: { folder: join(import.meta.dirname, 'no-build'), manifest: () => undefined },
  readAddress: () => '192.0.2.1',
  places: createPlaces({ limits, opens: createOwnRates(limits).opens }),
  waitingConnections: limits.waitingConnections,
  connect: (socket, stream, from) => acceptSocket(relay, socket, stream, from),
  logger,
})
process.once('SIGTERM', async () => {
  const closed = server.close()
  await relay.drain({ handOver: settings.log.startsWith('redis:') })
  await closed
  relay.dispose()
  store.audit.record({ event: 'stopped' })
  await store.dispose()
  await log.dispose()
  process.exit()
})
const url = await server.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${new URL(url).port}\n`)
