/** The questions that the relay's log does not have yet, in order. Each keeps its id over every try, so it is asked once. */
import { type ReadonlySignal, signal } from '@preact/signals-core'

/** A question that waited longer may have lost its point: the person decides. */
const HOLD_AFTER_MS = 10 * 60_000
/**
 * Longer than a relay takes to find that its log does not answer. A log that is lost takes along questions that nobody was
 * told of; so what is neither confirmed nor refused goes out again, under its id.
 */
const RESEND_MS = 6_000
/** Well below the frames that a relay lets wait behind a `hello`. */
const ENTRIES_MAX = 5

interface Asked {
  id: string
  text: string
  /** When it was asked, in ms since the epoch. */
  at: number
}

/**
 * `sent`: on the wire, not confirmed. `queued`: waits for a connection. `held`: waited too long, waits for a yes.
 * `refused`: the relay does not take it now and says why; the person may send it again from `retryAt` on.
 */
export type Outgoing = Asked &
  ({ state: 'sent' | 'queued' | 'held' } | { state: 'refused'; message: string; retryAt: number })

export interface Outbox {
  entries: ReadonlySignal<readonly Outgoing[]>
  /**
   * Takes a question, unless too many wait: then false. It never waits for an earlier one, since it may be a red flag: the
   * relay decides.
   */
  put(text: string): boolean
  /** There is a connection: sends what waits for one, or holds what waited too long. */
  connected(): void
  /** There is none: what was on the wire may be lost. */
  disconnected(): void
  /** Sends a held or refused question after all. */
  release(id: string): void
  /** The relay did not take it for now, until `retryAt` at least; false when `id` is not here. */
  refuse(id: string | undefined, message: string, retryAt: number): boolean
  /** The log has it, or it is given back: removes it. Undefined when `id` is not here. */
  take(id: string | undefined): Outgoing | undefined
  dispose(): void
}

/** `send` gets id and text and says whether they went out. */
export function createOutbox(send: (id: string, text: string) => boolean, now = Date.now): Outbox {
  const entries = signal<readonly Outgoing[]>([])
  let resending: ReturnType<typeof setInterval> | undefined

  const find = (id: string | undefined) => entries.peek().find(entry => entry.id === id)

  function change(isMeant: (entry: Outgoing) => boolean, next: (entry: Outgoing) => Outgoing): void {
    entries.value = entries.peek().map(entry => (isMeant(entry) ? next(entry) : entry))
  }

  /** From now on, as long as something is on the wire. */
  function insist(): void {
    clearInterval(resending)
    resending = setInterval(() => {
      const sent = entries.peek().filter(entry => entry.state === 'sent')
      for (const { id, text } of sent) send(id, text)
      if (sent.length === 0) clearInterval(resending)
    }, RESEND_MS)
  }

  function attempt({ id, text, at }: Asked): Outgoing {
    insist()
    return { id, text, at, state: send(id, text) ? 'sent' : 'queued' }
  }

  return {
    entries,
    put(text) {
      const isRoom = entries.peek().length < ENTRIES_MAX
      if (isRoom) entries.value = [...entries.peek(), attempt({ id: crypto.randomUUID(), text, at: now() })]
      return isRoom
    },
    connected: () =>
      change(
        entry => entry.state === 'queued',
        entry => (now() - entry.at > HOLD_AFTER_MS ? { ...entry, state: 'held' } : attempt(entry)),
      ),
    disconnected: () =>
      change(
        entry => entry.state === 'sent',
        entry => ({ ...entry, state: 'queued' }),
      ),
    release: id =>
      change(
        entry => entry.id === id,
        entry => attempt({ ...entry, at: now() }),
      ),
    refuse(id, message, retryAt) {
      change(
        entry => entry.id === id,
        entry => ({ ...entry, state: 'refused', message, retryAt }),
      )
      return find(id) !== undefined
    },
    take(id) {
      const entry = find(id)
      entries.value = entries.peek().filter(other => other !== entry)
      return entry
    },
    dispose: () => clearInterval(resending),
  }
}
