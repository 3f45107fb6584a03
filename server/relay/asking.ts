/** What becomes of a question: triage first, before every limit and before the log; then a reason to refuse it, or an answer. */
import type { FaultCode } from '../../protocol/fault-codes.ts'
import type { Ask, Card, LogEvent } from '../../protocol/frames.ts'
import { QUESTION_MAX_LENGTH } from '../../protocol/limits.ts'
import type { Verdict } from '../answer/answer.ts'
import { beginSpan, inSpan } from '../tracing.ts'
import { runningNow } from './answering.ts'
import type { Conversation, Question, Session, Shared } from './conversation-interface.ts'
import { withinMs } from './deadline.ts'
import { type FaultDetails, faultOf } from './faults.ts'
import { ANSWER_ROOM } from './limits.ts'
import type { Refusal } from './outbox.ts'
import { TRIES_MAX } from './takeover.ts'
import { triagedPart } from './triaged-part.ts'

/** How long a card may wait for the log: it is due within 150 ms. */
export const LOG_PATIENCE_MS = 100

/** What a client is told when the log did not take its row. */
export const FAULT_OF: Record<Refusal, FaultCode> = {
  duplicate: 'id-reused',
  fenced: 'storage',
  gone: 'gone',
  full: 'conversation-full',
  storage: 'storage',
}

export interface Asking {
  conversation: Conversation
  session: Session
  shared: Shared
}

/** `receivedAt` is when the frame came, on the clock of `performance`. Resolves when the question is decided on; never rejects. */
export async function ask(frame: Ask, receivedAt: number, asking: Asking): Promise<void> {
  const { conversation, session, shared } = asking
  const deadline = receivedAt + LOG_PATIENCE_MS
  await shared.turns.take(session.address)
  // A red flag may need two messages, of which the first may have come before a reload.
  if (!conversation.isCaughtUp()) await withinMs(conversation.catchUp(), deadline - performance.now())
  // Has left meanwhile, or what it was in has ended: who comes back asks again.
  if (!conversation.sessions.includes(session)) return

  const { earlier } = conversation
  const text = frame.text.slice(0, QUESTION_MAX_LENGTH).toWellFormed()
  const { id, locale, reader = 'patient' } = frame
  const question: Question = { id, text, locale, reader, askedAt: receivedAt }
  const verdict = inSpan('triage', () => shared.triage(triagedPart(frame.text), earlier.before(frame.id)))
  earlier.add(question)
  const urgent = shared.wording.cardOf(verdict, session.site, frame.locale, new Date(shared.now()))

  if (isKnown(question, urgent, asking)) return
  if (urgent) shared.observe({ type: 'red-flag', site: session.site.key, level: urgent.level })
  if (verdict.level === 'crisis' || verdict.level === 'emergency') {
    // Counted apart: who has asked a lot and then is in danger has all places left.
    const refusal = fullness(asking) ?? waiting(shared.rates.conversationAsks.takeHere(`red flag ${conversation.id}`))
    if (!refusal) return void interrupt(question, urgent, deadline, asking)
    refuse(refusal.code, question, asking, { ...refusal, urgent })
    // The card has come, and nothing goes on beside it.
    const other = conversation.running()
    if (other !== undefined) void conversation.stop(other)
  } else if (frame.text.length > QUESTION_MAX_LENGTH) {
    refuse('too-long', question, asking, { urgent })
  } else {
    await hearOfEnd(asking, deadline - performance.now())
    if (!conversation.sessions.includes(session)) return
    if (isKnown(question, urgent, asking)) return
    const full = busyness(asking) ?? fullness(asking)
    const awayMs = shared.awayMs()
    // An answer that began now might not end here. Its client asks again when it is back; a card does not wait for that.
    if (!full && awayMs !== undefined && !urgent) return session.sendAway(awayMs)
    const refusal = full ?? (await takeOne(asking))
    if (!conversation.sessions.includes(session)) return
    // Another socket of the conversation may have asked while the limits were.
    if (isKnown(question, urgent, asking)) return
    const late = refusal ?? busyness(asking)
    if (late) refuse(late.code, question, asking, { ...late, urgent })
    else begin(question, verdict, urgent, asking)
  }
}

/** Asked before: the log has the answer, and every reader of it gets it. With another text it is refused. */
function isKnown(question: Question, urgent: Card | null, asking: Asking): boolean {
  const { id, text } = question
  const { history, answering: running } = asking.conversation
  const isSame = history.isSame(id, text) ?? (running?.answer === id ? running.text === text : undefined)
  if (isSame === false) refuse('id-reused', question, asking, { urgent })
  return isSame !== undefined
}

function refuse(code: FaultCode, question: Question, { session }: Asking, details: FaultDetails): void {
  session.fault(faultOf(code, question.locale, { ...details, ref: question.id }))
}

/** Tells why the log did not take it. What is gone ends after that was said: its sockets close. */
function refuseFor(reason: Refusal, question: Question, asking: Asking, urgent: Card | null): void {
  refuse(FAULT_OF[reason], question, asking, { urgent })
  const { conversation, shared } = asking
  if (reason === 'gone') conversation.refresh().catch(error => shared.onError(error, 'log'))
}

interface OverLimit {
  code: FaultCode
  retryAfterMs?: number
}

/** What another node wrote may have ended: its last words come before the news that nothing runs, and people ask on at once. */
async function hearOfEnd({ conversation, shared }: Asking, ms: number): Promise<void> {
  if (conversation.answering || conversation.running() === undefined) return
  const heard = conversation.refresh().catch(error => shared.onError(error, 'log'))
  await withinMs(heard, ms)
}

function busyness({ conversation }: Asking): OverLimit | undefined {
  if (conversation.running() !== undefined) return { code: 'busy' }
}

/** The conversation takes no more rows. Red flags have rows too. */
function fullness({ conversation, shared: { limits } }: Asking): OverLimit | undefined {
  const isFull = conversation.outbox.head.seq + ANSWER_ROOM > limits.eventsPerConversation
  if (isFull || conversation.questions >= limits.questionsPerConversation) return { code: 'conversation-full' }
}

/** Takes one of each limit. Wide ones are looked at first: who is refused by them has taken nothing from the narrow ones. */
async function takeOne({ conversation, session, shared }: Asking): Promise<OverLimit | undefined> {
  const { rates, siteAsks } = shared
  const { address, site } = session
  return waiting(
    siteAsks.wait(site.key) ||
      (await rates.addressAsks.wait(address)) ||
      (await rates.conversationAsks.take(conversation.id)) ||
      (await rates.addressAsks.take(address)) ||
      siteAsks.take(site.key),
  )
}

function waiting(retryAfterMs: number): OverLimit | undefined {
  if (retryAfterMs > 0) return { code: 'rate-limited', retryAfterMs }
}

function questionEvent({ id, text }: Question, { shared }: Asking): LogEvent {
  return { type: 'question', id, text, at: new Date(shared.now()).toISOString() }
}

function expiryOf({ session, shared }: Asking): number {
  return shared.now() + session.site.retentionHours * 3_600_000
}

/**
 * The log knows the `id`; false when it knows it with another text. Readers here may not have heard of it yet: they are
 * woken. Rejects when the log fails.
 */
async function isInLog({ id, text }: Question, { conversation }: Asking): Promise<boolean> {
  await conversation.refresh()
  await conversation.catchUp()
  return conversation.history.isSame(id, text) === true
}

/** The pipeline starts at once: what it says first may share a row with the question, never come before it. */
function begin(question: Question, verdict: Verdict, urgent: Card | null, asking: Asking, tries = 1): void {
  const { conversation, shared } = asking
  const endAppend = beginSpan('append')
  conversation.outbox.write({
    events: [questionEvent(question, asking)],
    pace: 'soon',
    onceId: question.id,
    running: runningNow(question.id, 1, shared.now()),
    expiresAt: expiryOf(asking),
    settled(result) {
      endAppend({ result: result.ok ? 'ok' : result.reason })
      if (result.ok) return
      conversation.abandon(question.id)
      retryOrRefuse(result.reason).catch(() => refuse('storage', question, asking, { urgent }))
    },
  })
  conversation.begin(question, 1, verdict)

  async function retryOrRefuse(reason: Refusal): Promise<void> {
    if (reason === 'duplicate' && (await isInLog(question, asking))) return
    if (reason === 'fenced' && (await conversation.refresh())) {
      if (conversation.running() !== undefined) return refuse('busy', question, asking, { urgent })
      if (tries < TRIES_MAX) return begin(question, verdict, urgent, asking, tries + 1)
    }
    refuseFor(reason, question, asking, urgent)
  }
}

/** A red flag: ends what runs and puts the card in its place, in one row. The card comes, log or no log. */
async function interrupt(question: Question, card: Card | null, deadline: number, asking: Asking): Promise<void> {
  const outcome = await withinMs(writeCard(question, card, asking), deadline - performance.now())
  if (outcome !== 'logged') refuseFor(outcome ?? 'storage', question, asking, card)
}

async function writeCard(question: Question, card: Card | null, asking: Asking): Promise<'logged' | Refusal> {
  const { conversation, session, shared } = asking
  const { id: answer, locale } = question
  const events: LogEvent[] = [
    questionEvent(question, asking),
    {
      type: 'answer-start',
      answer,
      attempt: 1,
      notice: shared.wording.noticeOf(session.site, locale),
      upload: null,
      ...(card ? { urgent: card } : {}),
    },
    {
      type: 'answer-end',
      answer,
      attempt: 1,
      outcome: 'urgent',
      closing: shared.wording.closingOf(session.site, locale),
      followUps: [],
    },
  ]
  const result = await inSpan('append', () =>
    conversation.interrupt({ events, onceId: answer, expiresAt: expiryOf(asking) }),
  )
  if (result.ok) return 'logged'
  return result.reason === 'duplicate' && (await isInLog(question, asking)) ? 'logged' : result.reason
}
