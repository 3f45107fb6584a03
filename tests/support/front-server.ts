/** The relay behind its real HTTP server on a free port, as an attacker meets it; only the answers are scripted. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeys } from '../../server/conversations/keys.ts'
import { createReadAddress } from '../../server/http/client-address.ts'
import { createPlaces } from '../../server/http/places.ts'
import { createServer } from '../../server/http/server.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { createLogger } from '../../server/logging.ts'
import { type Limits, limitsWith } from '../../server/relay/limits.ts'
import { createOwnRates } from '../../server/relay/rates.ts'
import { createRelay, type Relay, type RelayOptions } from '../../server/relay/relay.ts'
import { acceptSocket } from '../../server/relay/socket.ts'
import { createMemoryCaseProfiles } from '../../server/store/memory-case-profiles.ts'
import { TEST_MASTER_KEY, TEST_SITE, testWording, triageWords } from './relay-server.ts'
import { answerWith } from './scripted-answer.ts'
import { type WatchedSockets, watchSockets } from './watched-sockets.ts'

export interface FrontServer extends Pick<WatchedSockets, 'closes' | 'mostBuffered'> {
  /** Its origin, `http://127.0.0.1:PORT`. */
  url: string
  /** Of the chat of a site, the test's own unless another is named. */
  chatUrl(site?: string): string
  port: number
  relay: Relay
  errors: unknown[]
  close(): Promise<void>
}

/** A second site, for floods of the first. */
export const QUIET_SITE = { ...TEST_SITE, key: 'quiet' }

export async function startFront(
  options: Partial<Omit<RelayOptions, 'limits'>> & { limits?: Partial<Limits> } = {},
): Promise<FrontServer> {
  const { limits: changes, ...given } = options
  const limits = limitsWith({ conversationAsksPerMinute: 1_000, asksPerMinute: 10_000, ...changes })
  const errors: unknown[] = []
  const watched = watchSockets()
  const log = given.log ?? createMemoryLog({ now: Date.now, eventsMax: limits.eventsPerConversation })
  const rates = createOwnRates(limits)
  const relay = createRelay({
    keys: createKeys([TEST_MASTER_KEY]),
    answer: answerWith(['Hello ', 'there.']),
    triage: triageWords,
    wording: testWording,
    record: async () => {},
    profiles: createMemoryCaseProfiles(),
    onError: error => errors.push(error),
    ...given,
    log,
    limits,
    rates,
  })
  const folder = mkdtempSync(join(tmpdir(), 'navis-front-'))
  let url = ''
  const server = createServer({
    sites: { find: key => [TEST_SITE, QUIET_SITE].find(site => site.key === key), all: () => [TEST_SITE, QUIET_SITE] },
    own: () => [url],
    widget: { folder, manifest: () => undefined },
    readAddress: createReadAddress({ by: 'nobody' }),
    places: createPlaces({ limits, opens: rates.opens }),
    waitingConnections: limits.waitingConnections,
    connect(webSocket, stream, from) {
      watched.watch(webSocket, stream)
      acceptSocket(relay, webSocket, stream, from)
    },
    logger: createLogger(line => errors.push(line)),
  })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    chatUrl: (site = TEST_SITE.key) => `${url.replace('http', 'ws')}/v1/chat?site=${site}`,
    port: Number(new URL(url).port),
    relay,
    errors,
    closes: watched.closes,
    mostBuffered: watched.mostBuffered,
    async close() {
      relay.dispose()
      server.server.closeAllConnections()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
      if (!given.log) await log.dispose()
    },
  }
}
