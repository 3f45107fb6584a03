/** One answer that is being written here: runs the pipeline, makes events of its parts, and starts again when it fails. */
import type { LogEvent, Outcome, Source } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import type { Answerer, AnswerPart, AnswerRequest } from '../answer/answer.ts'
import type { Running } from '../log/event-log.ts'
import { closingEvents } from './closing.ts'
import type { Wording } from './interfaces.ts'
import type { Outbox, Refusal, WriteResult } from './outbox.ts'

/** A writer that has not said it is alive for so long is taken for dead. */
const LEASE_MS = 3_000
/** A pipeline that says nothing for so long has failed: a patient has given up by then. */
const SILENCE_MAX_MS = 30_000
const ATTEMPT_MAX_MS = 10 * 60_000
/** Ten times the longest answer that one would want to read. */
const ANSWER_MAX_LENGTH = 64 * 1024
/** One part is one frame: with its other fields it has to fit into the 64 KiB that a reader may have in flight. */
const PART_MAX_BYTES = 60 * 1024

export interface Answering {
  readonly answer: string
  readonly text: string
  /** Ends it now in the relay's own words. */
  end(outcome: Outcome): void
  /** What `end` would write, for who writes it together with something else; `abandon` first. */
  closing(outcome: Outcome): LogEvent[]
  /** Writes nothing more: someone else does, or nobody can. */
  abandon(): void
  /** `abandon`, with its lease at an end in the log behind what was written: nobody has to wait for it to run out. */
  letGo(): void
  /** Gives up on an attempt that is silent or endless. */
  check(): void
}

export interface AnsweringOptions {
  answer: string
  attempt: number
  request: AnswerRequest
  answerer: Answerer
  wording: Wording
  outbox: Outbox
  now(): number
  steadyNow(): number
  /** Its first text is in the log: called once, whichever attempt that is of. */
  onFirstWords(): void
  /** The pipeline failed and is begun again as a new attempt. */
  onRetry(): void
  /** It has ended, by itself or by `end`; not when abandoned. */
  onEnd(): void
  /** A row of it was not taken; it is no longer this node's. */
  onRefused(reason: Refusal): void
  onError(error: unknown): void
}

/** Who writes `answer`, from now on for the length of a lease. */
export function runningNow(answer: string, attempt: number, now: number): Running {
  return { answer, attempt, leaseUntil: now + LEASE_MS }
}

export function startAnswering(options: AnsweringOptions): Answering {
  const { answer, request, answerer, wording, outbox, now, steadyNow, onEnd, onRefused, onError } = options
  let hasWords = false
  let attempt = options.attempt
  let isStarted = false
  let isOver = false
  let length = 0
  let heardAt = steadyNow()
  let beganAt = heardAt
  let controller = new AbortController()

  function write(events: LogEvent[], pace: 'soon' | 'later', running?: Running | null): void {
    outbox.write({ events, pace, running, settled })
  }

  function writeFirst(text: string): void {
    outbox.write({
      events: [{ type: 'answer-delta', text }],
      pace: 'soon',
      settled(result) {
        settled(result)
        if (!result.ok || hasWords) return
        hasWords = true
        options.onFirstWords()
      },
    })
  }

  function settled(result: WriteResult): void {
    if (result.ok) return
    abandon()
    onRefused(result.reason)
  }

  function writePart(part: AnswerPart): void {
    if (!isStarted && part.type !== 'start')
      throw new Error(`An answer began with "${part.type}" instead of its start.`)
    switch (part.type) {
      case 'start': {
        if (isStarted) throw new Error('An answer started twice.')
        const { notice, upload, language, about, facts, urgent } = part
        isStarted = true
        write([{ type: 'answer-start', answer, attempt, notice, upload, language, about, facts, urgent }], 'soon')
        break
      }
      case 'sources':
        limitBytes(part.sources)
        write([{ type: 'answer-sources', sources: part.sources }], length === 0 ? 'soon' : 'later')
        break
      case 'delta':
        if (part.text === '') return
        limitBytes(part.text)
        if (length === 0) writeFirst(part.text)
        else outbox.writeText(part.text, settled)
        length += part.text.length
        if (length > ANSWER_MAX_LENGTH) throw new Error(`An answer is longer than ${ANSWER_MAX_LENGTH} characters.`)
        break
      case 'end': {
        const { outcome, closing, followUps } = part
        write([{ type: 'answer-end', answer, attempt, outcome, closing, followUps }], 'soon', null)
        isOver = true
        onEnd()
        break
      }
      default:
        part satisfies never
    }
  }

  async function readParts(signal: AbortSignal): Promise<void> {
    for await (const part of answerer({ ...request, attempt }, signal)) {
      if (signal.aborted) return
      heardAt = steadyNow()
      writePart(part)
      if (isOver) return
    }
    if (!signal.aborted) throw new Error('An answer stopped without its end.')
  }

  async function run(): Promise<void> {
    for (;;) {
      const { signal } = controller
      try {
        // A pipeline that does not heed its signal is left behind.
        await Promise.race([readParts(signal), rejectOnAbort(signal)])
      } catch (error) {
        if (!isOver) onError(error)
      }
      if (isOver) break
      // Stops the pipeline where it was our reading that failed.
      controller.abort()
      if (attempt >= ATTEMPTS_MAX) return end('failed')
      attempt += 1
      isStarted = false
      length = 0
      heardAt = beganAt = steadyNow()
      controller = new AbortController()
      options.onRetry()
      write([], 'soon', runningNow(answer, attempt, now()))
    }
    controller.abort()
  }

  function abandon(): void {
    isOver = true
    controller.abort()
  }

  function letGo(): void {
    if (isOver) return
    abandon()
    write([], 'soon', { answer, attempt, leaseUntil: 0 })
  }

  const closing = (outcome: Outcome) =>
    closingEvents({ answer, attempt, isStarted }, outcome, { wording, site: request.site, locale: request.locale })

  function end(outcome: Outcome): void {
    if (isOver) return
    abandon()
    write(closing(outcome), 'soon', null)
    onEnd()
  }

  void run()

  return {
    answer,
    text: request.question,
    end,
    closing,
    abandon,
    letGo,
    check() {
      const time = steadyNow()
      if (isOver || (time - heardAt < SILENCE_MAX_MS && time - beganAt < ATTEMPT_MAX_MS)) return
      controller.abort(new Error('An answer took too long.'))
    },
  }
}

function limitBytes(value: string | Source[]): void {
  // A character is at most six bytes of JSON (RFC 8259 §7), so most parts need not be measured.
  if (typeof value === 'string' && value.length * 6 <= PART_MAX_BYTES) return
  if (Buffer.byteLength(JSON.stringify(value)) > PART_MAX_BYTES) {
    throw new Error(`A part of an answer has more than ${PART_MAX_BYTES} bytes.`)
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
