/** The relay with its own HTTP server, triage and wording; only the answers come from the benchmark. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { triage } from '../../../server/answer/triage.ts'
import { cardOf, closingOf, noticeOf, uploadOf } from '../../../server/answer/wrap.ts'
import { createKeys, type Keys, type OpenConversation } from '../../../server/conversations/keys.ts'
import { createReadAddress } from '../../../server/http/client-address.ts'
import { createPlaces } from '../../../server/http/places.ts'
import { createServer } from '../../../server/http/server.ts'
import type { EventLog, LogOptions } from '../../../server/log/event-log.ts'
import { createMemoryLog } from '../../../server/log/memory.ts'
import { openRedisLog } from '../../../server/log/redis.ts'
import { openSqliteLog } from '../../../server/log/sqlite.ts'
import { createLogger, describeError } from '../../../server/logging.ts'
import { limitsWith } from '../../../server/relay/limits.ts'
import { createOwnRates } from '../../../server/relay/rates.ts'
import { createRelay } from '../../../server/relay/relay.ts'
import { acceptSocket } from '../../../server/relay/socket.ts'
import { openSites } from '../../../server/sites.ts'
import { createMemoryCaseProfiles } from '../../../server/store/memory-case-profiles.ts'
import { warmUp } from '../../../server/warm-up.ts'
import { choosePrefix, clearPrefix, REDIS_URL } from '../../support/redis.ts'
import type { Contender, ContenderOptions, LogName } from './contenders.ts'
import type { Source } from './token-source.ts'

const SITES = join(import.meta.dirname, '../../../demo/sites.json')
/** All clients of a benchmark come from one address. */
const MANY = 1_000_000

export type NavisOptions = Pick<ContenderOptions, 'log' | 'flushIntervalMs' | 'isUnsealed'>

export async function startNavis(source: Source, options: NavisOptions): Promise<Contender> {
  const { log: logName = 'memory', flushIntervalMs, isUnsealed } = options
  const limits = limitsWith({ connectionsPerAddress: MANY, asksPerMinute: MANY })
  const { log, remove } = await openLog(logName, { now: Date.now, eventsMax: limits.eventsPerConversation })
  const sites = openSites(SITES)
  warmUp(sites.all()[0])
  const logger = createLogger(line => process.stderr.write(`${line}\n`))
  const keys = createKeys([randomBytes(32)])
  /** Rows that were on their way when the run ended tell nothing. */
  let isOver = false
  const relay = createRelay({
    log,
    keys: isUnsealed ? withoutSeal(keys) : keys,
    answer: (_request, signal) => source.open(signal),
    triage,
    wording: { noticeOf: (site, locale) => noticeOf(site, locale, false), uploadOf, closingOf, cardOf },
    limits,
    profiles: createMemoryCaseProfiles(),
    record: async () => {},
    onError(error) {
      if (!isOver) logger.error('relay-failed', describeError(error))
    },
    flushIntervalMs,
  })
  let url = ''
  const server = createServer({
    sites,
    own: () => [url],
    widget: { folder: tmpdir(), manifest: () => undefined },
    readAddress: createReadAddress({ by: 'nobody' }),
    places: createPlaces({ limits, opens: createOwnRates(limits).opens }),
    waitingConnections: MANY,
    connect: (socket, stream, from) => acceptSocket(relay, socket, stream, from),
    logger,
  })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    url: url.replace('http:', 'ws:'),
    async dispose() {
      isOver = true
      relay.dispose()
      await log.dispose()
      await remove()
    },
  }
}

/** Rows as they are. */
function withoutSeal(keys: Keys): Keys {
  const seal = {
    seal: (events: readonly string[]) => Buffer.from(events.join('\n')),
    open: (body: Uint8Array) => Buffer.from(body).toString().split('\n'),
  }
  const unseal = (conversation: OpenConversation) => ({ ...conversation, seal })
  return {
    issue(site) {
      const { token, conversation } = keys.issue(site)
      return { token, conversation: unseal(conversation) }
    },
    open(token, site) {
      const conversation = keys.open(token, site)
      return conversation && unseal(conversation)
    },
  }
}

async function openLog(name: LogName, options: LogOptions): Promise<{ log: EventLog; remove(): void | Promise<void> }> {
  switch (name) {
    case 'memory':
      return { log: createMemoryLog(options), remove() {} }
    case 'sqlite': {
      const folder = mkdtempSync(join(tmpdir(), 'navis-bench-'))
      const log = openSqliteLog(join(folder, 'conversations.db'), options)
      return { log, remove: () => rmSync(folder, { recursive: true, force: true }) }
    }
    case 'redis': {
      const prefix = choosePrefix()
      return { log: await openRedisLog(REDIS_URL, options, prefix), remove: () => clearPrefix(prefix) }
    }
    default:
      return name satisfies never
  }
}
