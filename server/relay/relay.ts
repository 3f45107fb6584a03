/** The relay: sockets in, answers out, everything through the event log. It knows no HTTP, no `ws` and no database. */
import { framePaceOf, type House, OpenSocket, TICK_MS } from './connection.ts'
import { LocalConversation } from './conversation.ts'
import type { Conversation, Shared } from './conversation-interface.ts'
import { createFlushClock } from './flush-clock.ts'
import type { Relay, RelayOptions } from './interfaces.ts'
import { createLeaving } from './leaving.ts'
import type { Doors } from './opening.ts'
import { createRate } from './rate.ts'
import { createOwnRates } from './rates.ts'
import { createTurns } from './turns.ts'

export type { Connection, Observation, Relay, RelayOptions, RelaySocket, Wording } from './interfaces.ts'

const SWEEP_MS = 60_000

export function createRelay(options: RelayOptions): Relay {
  const { log, keys, limits, onForgotten = () => {}, observe = () => {}, onError = () => {} } = options
  const { now = Date.now, steadyNow = () => performance.now() } = options
  const { answer, triage, wording, profiles } = options
  const clock = createFlushClock(log, options.flushIntervalMs)
  const rates = options.rates ?? createOwnRates(limits, steadyNow)
  const siteAsks = createRate(limits.siteAsksPerMinute, steadyNow)
  const sockets = new Set<OpenSocket>()
  const conversations = new Map<string, Conversation>()
  const leaving = createLeaving({ sockets, conversations: () => conversations.values() })
  const shared: Shared = {
    log,
    answer,
    triage,
    wording,
    profiles,
    limits,
    now,
    steadyNow,
    onForgotten,
    observe,
    onError,
    clock,
    rates,
    siteAsks,
    turns: createTurns(),
    awayMs: leaving.awayMs,
  }
  let sweptAt = steadyNow()

  function leave(conversation: Conversation): void {
    if (conversations.get(conversation.id) === conversation) conversations.delete(conversation.id)
  }

  const doors: Doors = {
    keys,
    enter(opened, site) {
      const known = conversations.get(opened.id)
      if (known) return known
      const conversation = new LocalConversation(opened, site, shared, leave)
      conversations.set(opened.id, conversation)
      return conversation
    },
  }

  const house: House = {
    shared,
    doors,
    framePace: framePaceOf(limits, steadyNow),
    record: options.record,
    onClosed: closed => void sockets.delete(closed),
  }

  function tick(): void {
    for (const socket of sockets) socket.tick()
    for (const conversation of conversations.values()) conversation.tick()
    if (steadyNow() - sweptAt < SWEEP_MS) return
    sweptAt = steadyNow()
    rates.prune()
    siteAsks.prune()
    log.sweep().catch(error => onError(error, 'log'))
  }
  const ticking = setInterval(tick, TICK_MS)

  return {
    connect(socket, from) {
      const connection = new OpenSocket(socket, from, house)
      sockets.add(connection)
      // Its handshake was on the way when the relay began to stop.
      const awayMs = leaving.awayMs()
      if (awayMs !== undefined) connection.goodbye('restart', awayMs)
      return connection
    },
    drain: ({ handOver }) => leaving.leave(handOver),
    stats: () => ({
      sockets: sockets.size,
      conversations: conversations.size,
      running: [...conversations.values()].filter(({ answering }) => answering).length,
      bufferedBytes: sockets.values().reduce((sum, socket) => sum + socket.bufferedBytes(), 0),
      flushIntervalMs: clock.intervalMs(),
    }),
    dispose() {
      clearInterval(ticking)
      for (const socket of [...sockets]) socket.terminate()
      for (const conversation of conversations.values()) conversation.dispose()
      clock.dispose()
      conversations.clear()
      sockets.clear()
    },
  }
}
