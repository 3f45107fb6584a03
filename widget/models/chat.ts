/** The chat as its components see it: signals to show and verbs to do. It owns the session and everything said in it. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { Card, Fault, FeedbackReason, Reader, RelayFrame } from '../../protocol/frames.ts'
import type { Announcer } from '../a11y/announcer.ts'
import { formatWait } from '../i18n/time.ts'
import { t } from '../i18n/translate.ts'
import type { Session, SessionEvents } from '../transport/session.ts'
import { type Connection, createConnection } from './connection.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createTranscript, type Transcript, type Turn } from './transcript.ts'

/** Leaves room in the relay's 64 KiB frame for the rest of an `ask`. */
const ASK_MAX_BYTES = 60 * 1024

export interface ChatOptions {
  /** Opens the wire; called once. */
  connect(on: SessionEvents): Session
  announcer: Announcer
  locale: string
  questionMaxLength: number
}

export interface Chat extends Pick<Transcript, 'turns' | 'earlier' | 'running'>, Pick<Connection, 'trouble' | 'open'> {
  /** What is typed and not sent. In memory: it survives a drop, not a reload. */
  draft: Signal<string>
  /** Questions that the relay has not confirmed. */
  outgoing: Outbox['entries']
  /** Why the last question was given back, or what else the relay refused. */
  fault: ReadonlySignal<Pick<Fault, 'message' | 'urgent'> | null>
  /** A red-flag card that stays in sight until it is dismissed. */
  pinned: Signal<Card | null>
  /** ISO 8601; empty before the first connection. */
  expiresAt: ReadonlySignal<string>
  /** What became of the chat before this one; `earlier` is one that a reload did not find again. */
  over: ReadonlySignal<'deleted' | 'expired' | 'earlier' | null>
  deleting: ReadonlySignal<boolean>
  /** The confirmed facts; true where there are some that the relay could not read just now. */
  profile: ReadonlySignal<CaseProfile | true | null>
  /** Who is asking, as far as it was said. */
  reader: Signal<Reader | undefined>
  locale: Signal<string>
  /** Starts the connection; again after a chat is over. */
  start(): void
  /** False when it cannot be taken: its text is then in the draft, before what is there. */
  ask(text: string): boolean
  /** Asks a question once more under a new id; what still runs of it is stopped. */
  askAgain(turn: Turn): void
  /** Ends the running answer, now or with the next connection. */
  stop(): void
  /** Gives a question that was not sent, or not taken, back to the draft. */
  takeBack(id: string): void
  /** Sends it all the same, under the id that it has. */
  sendNow(id: string): void
  retryNow(): void
  /** False when it could not be sent. */
  rate(answer: string, value: 'up' | 'down', reason?: FeedbackReason): boolean
  /** Confirms facts, or removes them; false when it could not be sent. */
  confirm(profile: CaseProfile | null): boolean
  /** What opens the conversation; undefined before the first connection. */
  token(): string | undefined
  /** Deletes the conversation, now or with the next connection. */
  remove(): void
  dispose(): void
}

export function createChat({ connect, announcer, locale: firstLocale, questionMaxLength }: ChatOptions): Chat {
  const transcript = createTranscript()
  const connection = createConnection(trouble => {
    const words =
      trouble.kind === 'busy' ? t('busy', { time: formatWait(trouble.retryAt - Date.now()) }) : t(trouble.kind)
    // Without its full stop: the bar shows the same sentence.
    announcer.say(words.slice(0, -1), true)
  })
  const outbox = createOutbox((id, text) =>
    session.send({ type: 'ask', id, text, locale: locale.peek(), reader: reader.peek() }),
  )
  const draft = signal('')
  const fault = signal<Pick<Fault, 'message' | 'urgent'> | null>(null)
  const pinned = signal<Card | null>(null)
  const expiresAt = signal('')
  const over = signal<'deleted' | 'expired' | 'earlier' | null>(null)
  const deleting = signal(false)
  const profile = signal<CaseProfile | true | null>(null)
  const reader = signal<Reader | undefined>(undefined)
  const locale = signal(firstLocale)
  let idle = true
  /** The answer to stop with the next connection. */
  let stopping: string | undefined

  const session = connect({
    state(state, retryAt) {
      idle = state === 'idle'
      const hadTrouble = connection.trouble.peek()
      connection.change(state, retryAt)
      if (state === 'open' && hadTrouble) announcer.say(t('backOnline'), true)
      if (state !== 'open') outbox.disconnected()
    },
    frame: (frame, history) => batch(() => receive(frame, history)),
    reset(reason) {
      // Deleted in another tab while this one slept: what is shown goes too.
      if (reason === 'forgotten') return forgetAll('deleted')
      if (reason === 'expired') return forgetAll('expired')
      if (transcript.turns.peek().length === 0) over.value = 'earlier'
      transcript.freeze()
      announcer.restart(true)
      announcer.say(t('earlier'))
    },
  })

  function giveBack(text: string): void {
    draft.value = [text, draft.peek()].filter(Boolean).join('\n')
  }

  function pin(card: Card | undefined): void {
    if (card) pinned.value = card
  }

  function forgetAll(reason: 'deleted' | 'expired'): void {
    for (const { id } of outbox.entries.peek()) takeBack(id)
    if (reason === 'deleted') transcript.clear()
    else transcript.freeze()
    announcer.restart(true)
    pinned.value = null
    fault.value = null
    deleting.value = false
    expiresAt.value = ''
    profile.value = null
    over.value = reason
    announcer.say(t(reason))
  }

  function receive(frame: RelayFrame, history: boolean): void {
    switch (frame.type) {
      case 'welcome':
        expiresAt.value = frame.expiresAt
        if (deleting.peek()) session.forget()
        else outbox.connected()
        if (stopping) session.send({ type: 'stop', answer: stopping })
        stopping = undefined
        return
      case 'goodbye':
        if (frame.reason === 'forgotten') forgetAll('deleted')
        else if (frame.reason === 'expired') forgetAll('expired')
        return
      case 'fault': {
        const { ref, message, retryable, retryAfterMs = 0, urgent } = frame
        const isKept = retryable && outbox.refuse(ref, message, Date.now() + retryAfterMs)
        if (!isKept) takeBack(ref)
        const isAboutDeleting = deleting.peek() && !ref
        if (isAboutDeleting) deleting.value = false
        // What is kept says why itself; only a card goes beside it.
        const note = isKept ? '' : isAboutDeleting ? t('deleteFailed') : message
        fault.value = note || urgent ? { message: note, urgent } : null
        pin(urgent)
        announcer.say(urgent ? `${urgent.title}. ${urgent.text}` : message, true)
        return
      }
      case 'beat':
      case 'reset':
        return // the session's own
    }
    if (frame.type === 'question') {
      outbox.take(frame.id)
      // Given back and stored after all: it need not be sent again.
      if (draft.peek() === frame.text) draft.value = ''
      fault.value = null
      over.value = null
    }
    if (frame.type === 'case-profile') {
      fault.value = null
      profile.value = frame.status === 'removed' ? null : (frame.profile ?? true)
    }
    if (frame.type === 'answer-start' && !history) pin(frame.urgent)
    transcript.receive(frame, history)
    announce(frame, history)
  }

  /** Of history only the place in the text is kept. */
  function announce(frame: RelayFrame, history: boolean): void {
    switch (frame.type) {
      case 'question':
        announcer.restart(true)
        return
      case 'answer-start':
        announcer.restart(false)
        if (history) return
        if (frame.urgent) announcer.say(`${frame.urgent.title}. ${frame.urgent.text}`, true)
        else announcer.say(frame.attempt > 1 ? t('startingAgain') : t('looking'))
        announcer.say(`${frame.notice.title}.`)
        return
      case 'answer-delta':
        announcer.feed(frame.text, !history)
        return
      case 'answer-end':
        if (history) return
        announcer.finish()
        if (frame.outcome === 'stopped') announcer.say(t('stopped'), true)
        else if (frame.outcome === 'failed') announcer.say(t('failed'))
        else if (frame.outcome === 'complete') announcer.say(t('complete'))
    }
  }

  function takeBack(id: string | undefined): void {
    const entry = outbox.take(id)
    if (entry) giveBack(entry.text)
  }

  /** Says why a question is not taken, and keeps its text in sight. */
  function decline(text: string, reason: 'tooLarge' | 'queued' | 'refused'): false {
    // The bar says it to the eye that nothing will ever carry a question.
    if (reason !== 'refused') fault.value = { message: t(reason) }
    announcer.say(t(reason))
    giveBack(text)
    return false
  }

  function start(): void {
    if (idle) session.connect()
  }

  function ask(text: string): boolean {
    text = text.trim()
    if (!text) return false
    // Over the limit it still goes out, since the relay looks for red flags first; but never as a frame that costs the socket.
    if (text.length > questionMaxLength && new TextEncoder().encode(JSON.stringify(text)).byteLength > ASK_MAX_BYTES) {
      return decline(text, 'tooLarge')
    }
    if (connection.trouble.peek()?.kind === 'refused') return decline(text, 'refused')
    start()
    if (!outbox.put(text)) return decline(text, 'queued')
    fault.value = null
    return true
  }

  return {
    turns: transcript.turns,
    earlier: transcript.earlier,
    running: transcript.running,
    trouble: connection.trouble,
    open: connection.open,
    draft,
    outgoing: outbox.entries,
    fault,
    pinned,
    expiresAt,
    over,
    deleting,
    profile,
    reader,
    locale,
    start,
    ask,
    askAgain(turn) {
      if (turn === transcript.running.peek()) session.send({ type: 'stop', answer: turn.id })
      ask(turn.question)
    },
    stop() {
      const id = transcript.running.peek()?.id ?? outbox.entries.peek().findLast(entry => entry.state === 'sent')?.id
      if (id && !session.send({ type: 'stop', answer: id })) stopping = id
    },
    takeBack,
    sendNow: outbox.release,
    retryNow: session.retryNow,
    rate: (answer, value, reason) => session.send({ type: 'feedback', answer, value, reason }),
    confirm: profile => session.send({ type: 'profile', profile }),
    token: session.token,
    remove() {
      if (idle) return forgetAll('deleted')
      for (const { id } of outbox.entries.peek()) outbox.take(id)
      deleting.value = true
      session.forget()
    },
    dispose() {
      outbox.dispose()
      connection.dispose()
      session.dispose()
    },
  }
}
