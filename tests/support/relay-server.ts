/** A relay behind a real WebSocket server on port 0, with a scripted answer and a triage of two words. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Card, UrgentLevel } from '../../protocol/frames.ts'
import type { Verdict } from '../../server/answer/answer.ts'
import { createKeys } from '../../server/conversations/keys.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { type Limits, limitsWith } from '../../server/relay/limits.ts'
import { createRelay, type Relay, type RelayOptions, type Wording } from '../../server/relay/relay.ts'
import { acceptSocket, SERVER_OPTIONS } from '../../server/relay/socket.ts'
import type { Site } from '../../server/site.ts'
import { createMemoryCaseProfiles } from '../../server/store/memory-case-profiles.ts'
import { answerWith } from './scripted-answer.ts'
import { type WatchedSockets, watchSockets } from './watched-sockets.ts'

export const TEST_SITE: Site = {
  key: 'clinic',
  name: 'Test Clinic',
  assistant: 'Navis AI',
  origins: ['self'],
  locales: ['en'],
  country: 'US',
  contact: { label: 'Nurse line', phone: '555-0100' },
  emergency: [{ label: 'Call 911', href: 'tel:911' }],
  crisis: [{ label: 'Call 988', href: 'tel:988' }],
  upload: {},
  retentionHours: 24,
  inline: false,
  theme: {},
}

/** "crisis", "emergency" and "urgent" in a message are their own levels; "chemo" before "fever" is an emergency. */
export function triageWords(text: string, before: readonly string[]): Verdict {
  const level = (['crisis', 'emergency', 'urgent'] as const).find(word => text.includes(word))
  if (level) return { level, rule: level }
  const isFever = text.includes('fever') && [...before, text].some(message => message.includes('chemo'))
  return isFever ? { level: 'emergency', rule: 'fever' } : { level: 'none', rule: '' }
}

export const testWording: Wording = {
  noticeOf: () => ({ title: 'For information', text: 'Not medical advice.' }),
  uploadOf: () => ({ title: 'Your case', text: 'Upload your records.', label: 'Upload records' }),
  closingOf: () => 'General information.',
  cardOf: ({ level }) => (level === 'none' || level === 'dosing' || level === 'refuse' ? null : cardOf(level)),
}

function cardOf(level: UrgentLevel): Card {
  return { level, title: `Card for ${level}`, text: 'Call now.', contacts: [{ label: 'Call 911', href: 'tel:911' }] }
}

export interface RelayServer extends Pick<WatchedSockets, 'closes' | 'mostBuffered'> {
  url: string
  port: number
  relay: Relay
  log: EventLog
  errors: { error: unknown; where: string }[]
  close(): Promise<void>
}

export interface RelayServerOptions extends Partial<Omit<RelayOptions, 'limits'>> {
  limits?: Partial<Limits>
  port?: number
  site?: Site
}

export const TEST_MASTER_KEY = Buffer.alloc(32, 7)

export async function startRelay(options: RelayServerOptions = {}): Promise<RelayServer> {
  const { site = TEST_SITE, port = 0, ...given } = options
  const now = options.now ?? Date.now
  const errors: RelayServer['errors'] = []
  const watched = watchSockets()
  const limits = limitsWith({ conversationAsksPerMinute: 1_000, asksPerMinute: 1_000, ...options.limits })
  const log = options.log ?? createMemoryLog({ now, eventsMax: limits.eventsPerConversation })
  const relay = createRelay({
    keys: createKeys([TEST_MASTER_KEY]),
    answer: answerWith(['Hello ', 'there.']),
    triage: triageWords,
    wording: testWording,
    record: async () => {},
    profiles: createMemoryCaseProfiles(),
    onError: (error, where) => errors.push({ error, where }),
    ...given,
    now,
    log,
    limits,
  })
  const webSockets = new WebSocketServer(SERVER_OPTIONS)
  // A widget whose handshake failed asks why: nothing is wrong with it here.
  const server = createServer((_request, response) => response.end())
  server.on('upgrade', (request, socket, head) => {
    webSockets.handleUpgrade(request, socket, head, webSocket => {
      watched.watch(webSocket, socket)
      acceptSocket(relay, webSocket, socket, { site, address: '192.0.2.1' })
    })
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${address.port}`,
    port: address.port,
    relay,
    log,
    errors,
    closes: watched.closes,
    mostBuffered: watched.mostBuffered,
    async close() {
      relay.dispose()
      await new Promise(resolve => server.close(resolve))
      if (!options.log) await log.dispose()
    },
  }
}
