/** Answers whose every part a test decides. */
import type { Answerer, AnswerPart, AnswerRequest } from '../../server/answer/answer.ts'

export const START: AnswerPart = {
  type: 'start',
  notice: { title: 'For information', text: 'Not medical advice.' },
  upload: { title: 'Your case', text: 'Upload your records.', label: 'Upload records' },
}
export const END: AnswerPart = { type: 'end', outcome: 'complete', closing: 'General information.', followUps: [] }

/** Start, these deltas (each after `waitMs`, when given), end. */
export function answerWith(deltas: readonly string[], waitMs?: number): Answerer {
  return async function* (_request, signal) {
    yield START
    for (const text of deltas) {
      if (waitMs !== undefined) await new Promise(resolve => setTimeout(resolve, waitMs))
      if (signal.aborted) return
      yield { type: 'delta', text }
    }
    yield END
  }
}

export interface HandFedAnswer {
  answerer: Answerer
  /** Questions asked so far, one for each attempt. */
  requests: AnswerRequest[]
  /** The part that the newest attempt yields next. */
  feed(part: AnswerPart): void
  /** The newest attempt fails. */
  fail(error: Error): void
  /** Resolves when the newest attempt has been told to stop. */
  aborted: Promise<void>
}

/** An answer that waits for the test before each part. */
export function createHandFedAnswer(): HandFedAnswer {
  const requests: AnswerRequest[] = []
  let parts: (AnswerPart | Error)[] = []
  let wake = () => {}
  let markAborted = () => {}
  const aborted = new Promise<void>(resolve => {
    markAborted = resolve
  })
  return {
    requests,
    aborted,
    feed(part) {
      parts.push(part)
      wake()
    },
    fail(error) {
      parts.push(error)
      wake()
    },
    async *answerer(request, signal) {
      requests.push(request)
      const mine: (AnswerPart | Error)[] = parts.splice(0)
      parts = mine
      signal.addEventListener('abort', () => {
        markAborted()
        wake()
      })
      while (!signal.aborted) {
        const part = mine.shift()
        if (part instanceof Error) throw part
        if (part) yield part
        else {
          await new Promise<void>(resolve => {
            wake = resolve
          })
        }
      }
    },
  }
}
