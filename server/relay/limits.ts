/**
 * How much one address, one conversation, one site and everybody together may ask for. Numbers are design limits; an
 * operator overrides any of them.
 */
import { BEAT_INTERVAL_MS, EVENTS_MAX, HELLO_TIMEOUT_MS, SILENCE_TIMEOUT_MS } from '../../protocol/limits.ts'

export interface Limits {
  /** Open sockets of one address: a clinic behind one address is many people. */
  connectionsPerAddress: number
  /** New sockets of one address in a minute. */
  opensPerMinute: number
  /** Questions of one address in a minute. */
  asksPerMinute: number
  /** Open sockets of one site: half of all, so that a flood of one site leaves room for the others. */
  connectionsPerSite: number
  /** New sockets of one site in a minute: all of its open ones come back within one when a relay restarts. */
  siteOpensPerMinute: number
  /**
   * Questions of one site in a minute: more than a core writes where all are hard. Of the slowest measured (48 ms of it each,
   * docs/benchmarks.md, "Floods") that is 1,250 embedded answers, of the quickest (6 ms) 10,000; of a model's many fewer.
   */
  siteAsksPerMinute: number
  /** Open sockets of this process, each of some 12 KB. */
  connections: number
  /** Connections that wait for a request, unfinished handshakes among them; above it the one that waits longest goes. */
  waitingConnections: number
  /** Sockets of one conversation: tabs of one browser. */
  socketsPerConversation: number
  /** Questions of one conversation in a minute. */
  conversationAsksPerMinute: number
  questionsPerConversation: number
  eventsPerConversation: number
  /** Frames that a socket may send at once; it wins back ten a second. No person types so fast. */
  framesAtOnce: number
  /** Uploads of records of one address in a minute. */
  uploadsPerMinute: number
  /** Uploads of records of one conversation in a minute. */
  conversationUploadsPerMinute: number
  /** Uploads that this process takes at once, each with one file in memory at a time. */
  uploadsAtOnce: number
  /** Of them those of one address: half of all, so that one that sends as slowly as it may leaves room for others. */
  addressUploadsAtOnce: number
  helloTimeoutMs: number
  beatIntervalMs: number
  silenceTimeoutMs: number
  /** How long a socket may take none of the bytes that wait for it. */
  slowReaderMs: number
}

/** Events that an answer may need: a conversation with less room takes no more questions. */
export const ANSWER_ROOM = 2_000

export const LIMITS: Limits = {
  connectionsPerAddress: 200,
  opensPerMinute: 60,
  asksPerMinute: 120,
  connectionsPerSite: 10_000,
  siteOpensPerMinute: 10_000,
  siteAsksPerMinute: 6_000,
  connections: 20_000,
  waitingConnections: 2_000,
  socketsPerConversation: 8,
  conversationAsksPerMinute: 10,
  questionsPerConversation: 200,
  eventsPerConversation: EVENTS_MAX,
  framesAtOnce: 60,
  uploadsPerMinute: 20,
  conversationUploadsPerMinute: 6,
  uploadsAtOnce: 20,
  addressUploadsAtOnce: 10,
  helloTimeoutMs: HELLO_TIMEOUT_MS,
  beatIntervalMs: BEAT_INTERVAL_MS,
  silenceTimeoutMs: SILENCE_TIMEOUT_MS,
  slowReaderMs: 10_000,
}

/**
 * Defaults with an operator's changes. Who raises an address's limit means it: the limits that would be in its way rise
 * with it unless they are set too.
 */
export function limitsWith(changes: Partial<Limits>): Limits {
  const { connectionsPerAddress = 0, asksPerMinute } = changes
  const atLeast = (name: keyof Limits, least: number) => Math.max(LIMITS[name], least)
  const connectionsPerSite = changes.connectionsPerSite ?? atLeast('connectionsPerSite', connectionsPerAddress)
  return {
    ...LIMITS,
    opensPerMinute: atLeast('opensPerMinute', connectionsPerAddress),
    connectionsPerSite,
    siteOpensPerMinute: atLeast('siteOpensPerMinute', connectionsPerSite),
    siteAsksPerMinute: atLeast('siteAsksPerMinute', asksPerMinute ?? 0),
    connections: atLeast('connections', connectionsPerSite),
    conversationAsksPerMinute: asksPerMinute ?? LIMITS.conversationAsksPerMinute,
    ...changes,
  }
}
