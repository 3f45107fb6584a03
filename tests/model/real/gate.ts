/**
 * The log as one node reaches it, and as a trace decides: a batch waits until the log does it, its reply until it comes
 * or is lost, and heads of other writers until they are heard.
 */
import type { Position } from '../../../protocol/frames.ts'
import { type Append, type AppendResult, type EventLog, StorageError } from '../../../server/log/event-log.ts'
import { START } from '../world.ts'

/** Does a batch in the log that all nodes share; `by` is the node that sent it and waits for the reply. */
export type ApplyBatch = (batch: Append[], by: Gate | undefined) => Promise<AppendResult[]>

export interface Gate {
  log: EventLog
  isFrozen: boolean
  isAway: boolean
  /** A batch was sent; `results` once the log has done it. */
  inFlight(): { results?: AppendResult[] } | undefined
  apply(): Promise<void>
  /** The reply comes. */
  reply(): void
  /** It never comes. Gives the batch where the log may still do it. */
  lose(): Append[] | undefined
  /** Heads that it has not heard yet. */
  heads(): number
  hear(): void
  tell(conversation: string, head: Position): void
  /** The process goes on where it was frozen. */
  thaw(): void
  /** Its process is gone: nothing of it is answered any more. Gives what `lose` gives. */
  end(): Append[] | undefined
}

interface Sent {
  batch: Append[]
  results?: AppendResult[]
  resolve(results: AppendResult[]): void
  reject(error: Error): void
}

export function createGate(
  shared: () => EventLog,
  applyBatch: ApplyBatch,
  onForgotten: (id: string, by: Gate) => void,
): Gate {
  let sent: Sent | undefined
  let hasEnded = false
  let thawing: (() => void)[] = []
  let heard: { conversation: string; head: Position }[] = []
  const listeners = new Map<string, Set<(head: Position) => void>>()

  /** What is asked of the log waits for a frozen process, and fails where the log cannot be reached. */
  async function reach(): Promise<void> {
    while (gate.isFrozen) await new Promise<void>(resolve => thawing.push(resolve))
    if (hasEnded) await new Promise(() => {})
    if (gate.isAway) throw new StorageError('The log is away.')
  }

  function deliver(conversation: string, head: Position): void {
    for (const listener of listeners.get(conversation) ?? []) listener(head)
  }

  function forgetSent(): Sent | undefined {
    const was = sent
    sent = undefined
    return was
  }

  const gate: Gate = {
    isFrozen: false,
    isAway: false,
    log: {
      async append(batch) {
        await reach()
        return new Promise((resolve, reject) => {
          sent = { batch, resolve, reject }
        })
      },
      read: (...given) => reach().then(() => shared().read(...given)),
      state: id => reach().then(() => shared().state(id)),
      renew: (...given) => reach().then(() => shared().renew(...given)),
      async forget(id, until) {
        await reach()
        await shared().forget(id, until)
        onForgotten(id, gate)
        deliver(id, START)
      },
      watch(conversation, listener) {
        const known = listeners.get(conversation) ?? new Set()
        listeners.set(conversation, known.add(listener))
        return () => void known.delete(listener)
      },
      sweep: () => reach().then(() => shared().sweep()),
      dispose: async () => {},
    },
    inFlight: () => sent,
    async apply() {
      if (sent && !sent.results) sent.results = await applyBatch(sent.batch, gate)
    },
    reply() {
      const { results, batch, resolve } = forgetSent() ?? {}
      if (!results || !batch || !resolve) return
      for (const [index, result] of results.entries()) {
        const { conversation, count } = batch[index] as Append
        if (result.ok) deliver(conversation, { seq: result.row.first + count - 1, mark: result.row.mark })
      }
      resolve(results)
    },
    lose() {
      const was = forgetSent()
      was?.reject(new StorageError('The reply of the log is lost.'))
      return was?.results ? undefined : was?.batch
    },
    heads: () => heard.length,
    hear() {
      for (const { conversation, head } of heard.splice(0)) deliver(conversation, head)
    },
    tell(conversation, head) {
      if (!hasEnded) heard.push({ conversation, head })
    },
    thaw() {
      gate.isFrozen = false
      for (const go of thawing.splice(0)) go()
    },
    end() {
      hasEnded = true
      heard = []
      thawing = []
      const was = forgetSent()
      return was?.results ? undefined : was?.batch
    },
  }
  return gate
}
