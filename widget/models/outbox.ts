/** The one question that the relay's log does not have yet. It keeps its id over every try, so it is asked once. */
import { type ReadonlySignal, signal } from '@preact/signals'

/** A question that waited longer may have lost its point: the person decides. */
const HOLD_AFTER_MS = 10 * 60_000
/**
 * Longer than a relay takes to find that its log does not answer. A log that is lost takes along questions that nobody was
 * told of; so what is neither confirmed nor refused goes out again, under its id.
 */
const RESEND_MS = 6_000

export interface Outgoing {
  id: string
  text: string
  /** When it was asked, in ms since the epoch. */
  at: number
  /** `sent`: on the wire, not confirmed. `queued`: waits for a connection. `held`: waited too long, waits for a yes. */
  state: 'sent' | 'queued' | 'held'
}

export interface Outbox {
  entry: ReadonlySignal<Outgoing | null>
  /**
   * Takes a question, unless one waits for a connection: then false. While one is on the wire the next goes out beside it,
   * since it may be a red flag: the relay decides, and what it refuses is given back.
   */
  put(text: string): boolean
  /** There is a connection: sends what waits, or holds it when it waited too long. */
  connected(): void
  /** There is none: what was on the wire may be lost. Returns what went out beside the entry and is not kept. */
  disconnected(): string[]
  /** Sends a held question after all. */
  release(): void
  /** The log has it, or the relay refused it: gives the entry back and is empty. Undefined when `id` is not its entry. */
  take(id: string | undefined): Outgoing | undefined
  dispose(): void
}

/** `send` gets id and text and says whether they went out. */
export function createOutbox(send: (id: string, text: string) => boolean, now = Date.now): Outbox {
  const entry = signal<Outgoing | null>(null)
  /** On the wire beside the entry. */
  const beside = new Map<string, Outgoing>()
  let resending: ReturnType<typeof setInterval> | undefined

  function attempt(outgoing: Outgoing): void {
    entry.value = { ...outgoing, state: send(outgoing.id, outgoing.text) ? 'sent' : 'queued' }
    insist()
  }

  /** From now on, as long as something is on the wire. */
  function insist(): void {
    clearInterval(resending)
    resending = setInterval(() => {
      const first = entry.peek()
      const sent = [...(first?.state === 'sent' ? [first] : []), ...beside.values()]
      for (const { id, text } of sent) send(id, text)
      if (sent.length === 0) clearInterval(resending)
    }, RESEND_MS)
  }

  return {
    entry,
    put(text) {
      const outgoing: Outgoing = { id: crypto.randomUUID(), text, at: now(), state: 'sent' }
      const waiting = entry.peek()
      if (waiting && waiting.state !== 'sent') return false
      if (!waiting) attempt(outgoing)
      else if (send(outgoing.id, text)) {
        beside.set(outgoing.id, outgoing)
        insist()
      } else return false
      return true
    },
    connected() {
      const waiting = entry.peek()
      if (!waiting || waiting.state === 'held') return
      if (now() - waiting.at > HOLD_AFTER_MS) entry.value = { ...waiting, state: 'held' }
      else attempt(waiting)
    },
    disconnected() {
      const waiting = entry.peek()
      if (waiting?.state === 'sent') entry.value = { ...waiting, state: 'queued' }
      const lost = [...beside.values()].map(({ text }) => text)
      beside.clear()
      return lost
    },
    release() {
      const waiting = entry.peek()
      if (waiting) attempt({ ...waiting, at: now() })
    },
    take(id) {
      const other = id === undefined ? undefined : beside.get(id)
      if (other) {
        beside.delete(other.id)
        return other
      }
      const waiting = entry.peek()
      if (!waiting || waiting.id !== id) return undefined
      entry.value = null
      return waiting
    },
    dispose() {
      clearInterval(resending)
    },
  }
}
