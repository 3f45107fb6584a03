/** What becomes of a question: triage first, before every limit and before the log; then a reason to refuse it, or an answer. */
import type { FaultCode } from '../../protocol/fault-codes.ts'
import type { Ask, Card, LogEvent } from '../../protocol/frames.ts'
import { QUESTION_MAX_LENGTH } from '../../protocol/limits.ts'
import type { Verdict } from '../answer/answer.ts'
import { runningNow } from './answering.ts'
import type { Conversation, Question, Session, Shared } from './conversation-interface.ts'
import { withinMs } from './deadline.ts'
import { type FaultDetails, faultOf } from './faults.ts'
import type { WriteResult } from './outbox.ts'

/** How long a card may wait for the log: it is due within 150 ms. */
export const LOG_PATIENCE_MS = 100
/** Events that an answer may need: a conversation with less room takes no more questions. */
const ANSWER_ROOM = 2_000
/** How often a write is tried again after another node was quicker. */
const TRIES_MAX = 5

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
  // A red flag may need two messages ("I'm on chemo", "101 now"), of which the first may have come before a reload.
  if (!conversation.isCaughtUp()) await withinMs(conversation.catchUp(), deadline - performance.now())

  const { history } = conversation
  const text = frame.text.slice(0, QUESTION_MAX_LENGTH).toWellFormed()
  const question: Question = { id: frame.id, text, locale: frame.locale, reader: frame.reader ?? 'patient' }
  const running = conversation.answering()
  const verdict = shared.triage(frame.text, before(conversation, frame.id))
  conversation.lastAsked = question
  const urgent = shared.wording.cardOf(verdict, session.site, frame.locale, new Date(shared.now()))

  const known = history.textOf(frame.id) ?? (running?.answer === frame.id ? running.text : undefined)
  if (known !== undefined) {
    // Asked before: the log has the answer, and every reader of it gets it.
    if (known !== text) refuse('id-reused', question, asking, { urgent })
    return
  }
  if (urgent) shared.observe({ type: 'red-flag', site: session.site.key, level: urgent.level })
  if (verdict.level === 'crisis' || verdict.level === 'emergency') {
    void interrupt(question, urgent, deadline, asking)
  } else if (frame.text.length > QUESTION_MAX_LENGTH) {
    refuse('too-long', question, asking, { urgent })
  } else {
    const refusal = refusalOf(asking)
    if (refusal) refuse(refusal.code, question, asking, { ...refusal, urgent })
    else begin(question, verdict, urgent, asking)
  }
}

/** Earlier questions, also one that is still on its way to the log or was refused: a red flag may need both. */
function before({ history, lastAsked }: Conversation, id: string): string[] {
  const isInLog = !lastAsked || lastAsked.id === id || history.textOf(lastAsked.id) !== undefined
  return isInLog ? history.before() : [...history.before(), lastAsked.text]
}

function refuse(code: FaultCode, question: Question, { session }: Asking, details: FaultDetails): void {
  session.fault(faultOf(code, { ...details, ref: question.id }))
}

function refusalOf({ conversation, session, shared }: Asking): { code: FaultCode; retryAfterMs?: number } | undefined {
  const { limits, addressAsks, conversationAsks } = shared
  if (conversation.running() !== undefined) return { code: 'busy' }
  const isFull = conversation.outbox.head.seq + ANSWER_ROOM > limits.eventsPerConversation
  if (isFull || conversation.questions >= limits.questionsPerConversation) return { code: 'conversation-full' }
  const retryAfterMs = conversationAsks.wait(conversation.id) || addressAsks.take(session.address)
  if (retryAfterMs > 0) return { code: 'rate-limited', retryAfterMs }
  conversationAsks.take(conversation.id)
}

function questionEvent({ id, text }: Question, { shared }: Asking): LogEvent {
  return { type: 'question', id, text, at: new Date(shared.now()).toISOString() }
}

function expiryOf({ session, shared }: Asking): number {
  return shared.now() + session.site.retentionHours * 3_600_000
}

/** The pipeline starts at once: what it says first may share a row with the question, never come before it. */
function begin(question: Question, verdict: Verdict, urgent: Card | null, asking: Asking, tries = 1): void {
  const { conversation, shared } = asking
  conversation.outbox.write({
    events: [questionEvent(question, asking)],
    pace: 'soon',
    onceId: question.id,
    running: runningNow(question.id, 1, shared.now()),
    expiresAt: expiryOf(asking),
    settled(result) {
      if (result.ok) return
      conversation.abandon(question.id)
      retryOrRefuse(result.reason).catch(() => refuse('storage', question, asking, { urgent }))
    },
  })
  conversation.begin(question, 1, verdict)

  async function retryOrRefuse(reason: Exclude<WriteResult, { ok: true }>['reason']): Promise<void> {
    switch (reason) {
      case 'duplicate':
        await conversation.catchUp()
        if (conversation.history.textOf(question.id) !== question.text)
          refuse('id-reused', question, asking, { urgent })
        return
      case 'fenced':
        await conversation.refresh()
        if (conversation.running() !== undefined) return refuse('busy', question, asking, { urgent })
        if (tries < TRIES_MAX) return begin(question, verdict, urgent, asking, tries + 1)
        return refuse('storage', question, asking, { urgent })
      case 'gone':
        refuse('gone', question, asking, { urgent })
        await conversation.refresh()
        return
      case 'full':
        return refuse('conversation-full', question, asking, { urgent })
      case 'storage':
        return refuse('storage', question, asking, { urgent })
      default:
        reason satisfies never
    }
  }
}

/** A red flag: ends what runs and puts the card in its place, in one row. The card comes, log or no log. */
async function interrupt(question: Question, card: Card | null, deadline: number, asking: Asking): Promise<void> {
  const logged = await withinMs(writeCard(question, card, asking), deadline - performance.now())
  if (logged === 'logged') return
  refuse(logged === 'id-reused' ? 'id-reused' : 'storage', question, asking, { urgent: card })
}

async function writeCard(
  question: Question,
  card: Card | null,
  asking: Asking,
): Promise<'logged' | 'id-reused' | 'refused'> {
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
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const ended = await conversation.takeDown('stopped')
    const result = await new Promise<WriteResult>(settled => {
      conversation.outbox.write({
        events: [...ended, ...events],
        pace: 'soon',
        onceId: answer,
        running: null,
        expiresAt: expiryOf(asking),
        settled,
      })
    })
    if (result.ok) return 'logged'
    if (result.reason === 'duplicate') {
      await conversation.catchUp()
      return conversation.history.textOf(answer) === question.text ? 'logged' : 'id-reused'
    }
    if (result.reason !== 'fenced') return 'refused'
    await conversation.refresh()
  }
  return 'refused'
}
