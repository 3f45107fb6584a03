/** The chat as its components see it: signals to show and verbs to do. It owns the session and everything said in it. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Card, Fault, FeedbackReason, RelayFrame } from '../../protocol/frames.ts'
import type { Announcer } from '../a11y/announcer.ts'
import { t } from '../i18n/translate.ts'
import type { Session, SessionEvents } from '../transport/session.ts'
import { type Connection, createConnection } from './connection.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createTranscript, type Transcript } from './transcript.ts'

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
  outgoing: Outbox['entry']
  /** Why the last question was not taken, or what else the relay refused. */
  fault: ReadonlySignal<Pick<Fault, 'message' | 'urgent'> | null>
  /** A red-flag card that stays in sight until it is dismissed. */
  pinned: Signal<Card | null>
  /** ISO 8601; empty before the first connection. */
  expiresAt: ReadonlySignal<string>
  /** Why the chat before this one is over. */
  over: ReadonlySignal<'deleted' | 'expired' | null>
  deleting: ReadonlySignal<boolean>
  locale: Signal<string>
  /** Starts the connection; again after a chat is over. */
  start(): void
  /** False when it is empty, far too long, or another question waits to be sent; the caller keeps the text. */
  ask(text: string): boolean
  /** Ends the running answer, or takes back a question that has not gone out. */
  stop(): void
  /** Gives a waiting question back to the draft. */
  takeBack(): void
  sendNow(): void
  retryNow(): void
  /** False when it could not be sent. */
  rate(answer: string, value: 'up' | 'down', reason?: FeedbackReason): boolean
  /** Deletes the conversation, now or with the next connection. */
  remove(): void
  dispose(): void
}

export function createChat({ connect, announcer, locale: firstLocale, questionMaxLength }: ChatOptions): Chat {
  const transcript = createTranscript()
  const connection = createConnection()
  const outbox = createOutbox((id, text) => session.send({ type: 'ask', id, text, locale: locale.peek() }))
  const draft = signal('')
  const fault = signal<Pick<Fault, 'message' | 'urgent'> | null>(null)
  const pinned = signal<Card | null>(null)
  const expiresAt = signal('')
  const over = signal<'deleted' | 'expired' | null>(null)
  const deleting = signal(false)
  const locale = signal(firstLocale)
  let idle = true

  const session = connect({
    state(state, detail) {
      idle = state === 'idle'
      const hadTrouble = connection.trouble.peek()
      connection.change(state, detail?.retryAt)
      if (state === 'open' && hadTrouble) announcer.say(t('backOnline'))
      if (state !== 'open') for (const text of outbox.disconnected()) giveBack(text)
    },
    frame: (frame, history) => batch(() => receive(frame, history)),
    reset(reason) {
      // Deleted in another tab while this one slept: what is shown goes too.
      if (reason === 'forgotten') return forgetAll('deleted')
      if (reason === 'expired') return forgetAll('expired')
      transcript.freeze()
      announcer.restart(true)
    },
  })

  function giveBack(text: string): void {
    draft.value = [text, draft.peek()].filter(Boolean).join('\n')
  }

  function pin(card: Card | undefined): void {
    if (card) pinned.value = card
  }

  function forgetAll(reason: 'deleted' | 'expired'): void {
    takeBack()
    if (reason === 'deleted') transcript.clear()
    else transcript.freeze()
    announcer.restart(true)
    pinned.value = null
    fault.value = null
    deleting.value = false
    expiresAt.value = ''
    over.value = reason
    announcer.say(t(reason))
  }

  function receive(frame: RelayFrame, history: boolean): void {
    switch (frame.type) {
      case 'welcome':
        expiresAt.value = frame.expiresAt
        if (deleting.peek()) session.forget()
        else outbox.connected()
        return
      case 'goodbye':
        if (frame.reason === 'forgotten') forgetAll('deleted')
        else if (frame.reason === 'expired') forgetAll('expired')
        return
      case 'fault': {
        const refused = outbox.take(frame.ref)
        if (refused) giveBack(refused.text)
        const isAboutDeleting = deleting.peek() && frame.ref === undefined
        if (isAboutDeleting) deleting.value = false
        fault.value = { message: isAboutDeleting ? t('deleteFailed') : frame.message, urgent: frame.urgent }
        pin(frame.urgent)
        announcer.say(frame.urgent ? `${frame.urgent.title}. ${frame.urgent.text}` : frame.message, true)
        return
      }
      case 'beat':
      case 'reset':
        return // the session's own
    }
    if (frame.type === 'question') {
      outbox.take(frame.id)
      // Refused at first and stored after all: it need not be sent again.
      if (draft.peek() === frame.text) draft.value = ''
      fault.value = null
      over.value = null
    }
    if (frame.type === 'answer-start' && !history) pin(frame.urgent)
    transcript.receive(frame, history)
    if (!history) announce(frame)
  }

  function announce(frame: RelayFrame): void {
    switch (frame.type) {
      case 'question':
        announcer.restart(true)
        return
      case 'answer-start':
        announcer.restart(false)
        if (frame.urgent) announcer.say(`${frame.urgent.title}. ${frame.urgent.text}`, true)
        else announcer.say(frame.attempt > 1 ? t('startingAgain') : t('looking'))
        announcer.say(`${frame.notice.title}.`)
        return
      case 'answer-delta':
        announcer.feed(frame.text)
        return
      case 'answer-end':
        announcer.finish()
        if (frame.outcome === 'stopped') announcer.say(t('stopped'), true)
        else if (frame.outcome === 'failed') announcer.say(t('failed'))
        else if (frame.outcome === 'complete') announcer.say(t('complete'))
    }
  }

  function takeBack(): void {
    const waiting = outbox.take(outbox.entry.peek()?.id)
    if (waiting) giveBack(waiting.text)
  }

  function start(): void {
    if (idle) session.connect()
  }

  return {
    turns: transcript.turns,
    earlier: transcript.earlier,
    running: transcript.running,
    trouble: connection.trouble,
    open: connection.open,
    draft,
    outgoing: outbox.entry,
    fault,
    pinned,
    expiresAt,
    over,
    deleting,
    locale,
    start,
    ask(text) {
      text = text.trim()
      if (!text) return false
      // Over the limit it still goes out, since the relay looks for red flags first; but never as a frame that costs the socket.
      if (
        text.length > questionMaxLength &&
        new TextEncoder().encode(JSON.stringify(text)).byteLength > ASK_MAX_BYTES
      ) {
        fault.value = { message: t('tooLarge') }
        announcer.say(t('tooLarge'))
        return false
      }
      if (connection.trouble.peek()?.kind === 'refused') {
        announcer.say(t('refused')) // the bar says it to the eye; nothing will ever carry this question
        return false
      }
      start()
      // Held over an open connection, the earlier one makes room: the new one may be a red flag.
      if (connection.open.peek() && outbox.entry.peek()?.state === 'held') takeBack()
      if (!outbox.put(text)) {
        fault.value = { message: t('queued') }
        announcer.say(t('queued'))
        return false
      }
      fault.value = null
      return true
    },
    stop() {
      const waiting = outbox.entry.peek()
      if (waiting && waiting.state !== 'sent') return takeBack()
      const id = transcript.running.peek()?.id ?? waiting?.id
      if (id) session.send({ type: 'stop', answer: id })
    },
    takeBack,
    sendNow() {
      outbox.release()
    },
    retryNow() {
      session.retryNow()
    },
    rate(answer, value, reason) {
      return session.send({ type: 'feedback', answer, value, reason })
    },
    remove() {
      if (idle) return forgetAll('deleted')
      outbox.take(outbox.entry.peek()?.id)
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
