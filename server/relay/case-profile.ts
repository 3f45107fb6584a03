/**
 * The facts that a patient confirmed: one sealed row in the store, replaced or removed as a whole. The log knows only that
 * this was done and which revision it was, so that nothing of the facts outlives their row.
 */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { CaseProfileEvent } from '../../protocol/frames.ts'
import type { Inside } from './conversation-interface.ts'
import { withinMs } from './deadline.ts'
import type { Refusal, WriteResult } from './outbox.ts'
import { TRIES_MAX } from './takeover.ts'

/** A reader waits no longer for the facts than for the log: the event goes on without them. */
const PATIENCE_MS = 100

export class CaseProfileKeeper {
  readonly #conversation: Inside
  #turn: Promise<unknown> = Promise.resolve()
  #keeping = 0

  constructor(conversation: Inside) {
    this.#conversation = conversation
  }

  /** Facts are on their way: a deletion has to reach them, though nothing is written yet. */
  isKeeping(): boolean {
    return this.#keeping > 0
  }

  /** Keeps the facts, or removes them, and writes the event; gives the reason when that was refused. Never rejects. */
  confirm(profile: CaseProfile | null): Promise<Refusal | undefined> {
    this.#keeping++
    const work = () =>
      this.#keep(profile)
        .catch((error: unknown): Refusal => {
          this.#conversation.shared.onError(error, 'profile')
          return 'storage'
        })
        .finally(() => this.#keeping--)
    const mine = this.#turn.then(work)
    this.#turn = mine
    return mine
  }

  /** The facts as they are now; undefined where none are confirmed or they cannot be read in time. Never rejects. */
  async read(): Promise<CaseProfile | undefined> {
    // What was confirmed or removed before the question counts for its answer.
    await withinMs(this.#turn, PATIENCE_MS)
    if (!this.#conversation.history.caseProfile.isConfirmed) return
    const row = await this.#readRow()
    return row && (JSON.parse(row.profile) as CaseProfile)
  }

  /** The conversation expires later. */
  prolong(time: number): void {
    const { id, history, shared } = this.#conversation
    if (history.caseProfile.isConfirmed) shared.profiles.prolong(id, time)
  }

  /** Adds the facts as they are now to the event that tells of them, among a row's events as JSON texts. Never rejects. */
  async dress(lines: readonly string[]): Promise<readonly string[]> {
    const row = await this.#readRow()
    if (!row) return lines
    const { profile } = row
    return lines.map(line =>
      isConfirmation(line) && (JSON.parse(line) as CaseProfileEvent).revision === row.revision
        ? `${line.slice(0, -1)},"profile":${profile}}`
        : line,
    )
  }

  /** The row as it is now, its facts as JSON text; undefined where there is none, or none in time. Never rejects. */
  async #readRow(): Promise<{ revision: number; profile: string } | undefined> {
    const { id, seal, shared } = this.#conversation
    const found = shared.profiles.get(id).catch(error => shared.onError(error, 'profile'))
    const row = await withinMs(found, PATIENCE_MS)
    const [profile] = (row && seal.open(row.body)) ?? []
    return row && profile !== undefined ? { revision: row.revision, profile } : undefined
  }

  async #keep(profile: CaseProfile | null): Promise<Refusal | undefined> {
    const { id, seal, history, shared } = this.#conversation
    const { profiles } = shared
    for (let tries = 1; ; tries++) {
      if (!(await this.#conversation.catchUp())) return 'gone'
      const revision = history.caseProfile.revision + 1
      if (!profile) await profiles.remove(id)
      else {
        const body = seal.seal([JSON.stringify(profile)])
        await profiles.put({ conversation: id, revision, body, expiresAt: this.#conversation.keptUntil() })
      }
      const result = await this.#write(revision, profile ? 'confirmed' : 'removed')
      if (result.ok) return
      if (result.reason !== 'fenced' || tries === TRIES_MAX) {
        // Deleted while it was kept: nobody is there to take it back.
        if (profile && result.reason === 'gone') await profiles.remove(id)
        return result.reason
      }
      await this.#conversation.refresh()
    }
  }

  #write(revision: number, status: 'confirmed' | 'removed'): Promise<WriteResult> {
    return new Promise(settled => {
      this.#conversation.outbox.write({
        events: [{ type: 'case-profile', status, revision }],
        pace: 'soon',
        expiresAt: this.#conversation.keptUntil(),
        settled,
      })
    })
  }
}

/** Most events are deltas, and are not parsed. */
export function isConfirmation(line: string): boolean {
  return line.startsWith('{"type":"case-profile","status":"confirmed"')
}
