/**
 * The facts that a patient confirmed: one sealed row in the store, replaced or removed as a whole. The log knows only that
 * this was done and which revision it was, so that nothing of the facts outlives their row.
 */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { CaseProfileEvent } from '../../protocol/frames.ts'
import type { OpenConversation } from '../conversations/keys.ts'
import type { CaseProfileRows } from '../store/store.ts'
import type { Conversation } from './conversation-interface.ts'
import { withinMs } from './deadline.ts'
import type { History } from './history.ts'
import type { Outbox, Refusal, WriteResult } from './outbox.ts'
import { TRIES_MAX } from './takeover.ts'

/** A reader waits no longer for the facts than for the log: the event goes on without them. */
const PATIENCE_MS = 100

export interface CaseProfileKeeper {
  /** Keeps the facts, or removes them, and writes the event; gives the reason when that was refused. Never rejects. */
  confirm(profile: CaseProfile | null): Promise<Refusal | undefined>
  /** Adds the facts as they are now to the event that tells of them, among a row's events as JSON texts. Never rejects. */
  dress(lines: readonly string[]): readonly string[] | Promise<readonly string[]>
  /** The conversation expires later. */
  prolong(expiresAt: number): void
}

export interface CaseProfileOptions extends OpenConversation, Pick<Conversation, 'refresh' | 'catchUp'> {
  profiles: Pick<CaseProfileRows, 'put' | 'get' | 'remove' | 'prolong'>
  outbox: Outbox
  history: History
  /** When the conversation expires, also when nothing was asked yet; ms since the epoch. */
  expiresAt(): number
  onError(error: unknown): void
}

export function createCaseProfileKeeper(options: CaseProfileOptions): CaseProfileKeeper {
  const { id, seal, profiles, outbox, history, refresh, catchUp, expiresAt, onError } = options
  let turn: Promise<unknown> = Promise.resolve()

  async function keep(profile: CaseProfile | null): Promise<Refusal | undefined> {
    for (let tries = 1; ; tries++) {
      if (!(await catchUp())) return 'gone'
      const revision = history.caseProfile.revision + 1
      if (!profile) await profiles.remove(id)
      else {
        const body = seal.seal([JSON.stringify(profile)])
        await profiles.put({ conversation: id, revision, body, expiresAt: expiresAt() })
      }
      const result = await write(revision, profile ? 'confirmed' : 'removed')
      if (result.ok) return
      if (result.reason !== 'fenced' || tries === TRIES_MAX) {
        // Deleted while it was kept: nobody is there to take it back.
        if (profile && result.reason === 'gone') await profiles.remove(id)
        return result.reason
      }
      await refresh()
    }
  }

  function write(revision: number, status: 'confirmed' | 'removed'): Promise<WriteResult> {
    return new Promise(settled => {
      outbox.write({
        events: [{ type: 'case-profile', status, revision }],
        pace: 'soon',
        expiresAt: expiresAt(),
        settled,
      })
    })
  }

  async function addCurrent(lines: readonly string[]): Promise<readonly string[]> {
    const row = await withinMs(profiles.get(id).catch(onError), PATIENCE_MS)
    const [profile] = (row && seal.open(row.body)) ?? []
    if (!row || profile === undefined) return lines
    return lines.map(line =>
      isConfirmation(line) && (JSON.parse(line) as CaseProfileEvent).revision === row.revision
        ? `${line.slice(0, -1)},"profile":${profile}}`
        : line,
    )
  }

  return {
    confirm(profile) {
      const work = () =>
        keep(profile).catch((error: unknown): Refusal => {
          onError(error)
          return 'storage'
        })
      const mine = turn.then(work)
      turn = mine
      return mine
    },
    dress: lines => (lines.some(isConfirmation) ? addCurrent(lines) : lines),
    prolong(time) {
      if (history.caseProfile.isConfirmed) profiles.prolong(id, time)
    },
  }
}

/** Most events are deltas, and are not parsed. */
function isConfirmation(line: string): boolean {
  return line.startsWith('{"type":"case-profile","status":"confirmed"')
}
