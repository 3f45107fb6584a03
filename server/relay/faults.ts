/** What a reader is told when a frame was not done, in plain words. */
import type { FaultCode } from '../../protocol/fault-codes.ts'
import type { Card, Fault } from '../../protocol/frames.ts'

interface Words {
  message: string
  /** With the wait in words at `{wait}`. */
  waiting?: string
  retryable: boolean
}

const ENGLISH: Record<FaultCode, Words> = {
  unsupported: { message: 'This chat cannot do that yet.', retryable: false },
  'too-long': { message: 'Your question is too long. Please shorten it and send it again.', retryable: false },
  busy: { message: 'An answer is still being written. Wait for it to end, or stop it first.', retryable: true },
  'rate-limited': {
    message: 'That was a lot at once. Please wait a moment.',
    waiting: 'That was a lot at once. You can go on in {wait}.',
    retryable: true,
  },
  'conversation-full': { message: 'This chat is full. Delete it to start a new one.', retryable: false },
  'id-reused': { message: 'Your question could not be sent. Please send it again.', retryable: false },
  storage: {
    message: 'Your message could not be saved, so it is not answered yet. Please try again soon.',
    retryable: true,
  },
  gone: { message: 'This chat has been deleted or has expired.', retryable: false },
}

export interface FaultDetails {
  /** The `id` of the frame it answers. */
  ref?: string
  retryAfterMs?: number
  urgent?: Card | null
}

export function faultOf(code: FaultCode, { ref, retryAfterMs, urgent }: FaultDetails = {}): Fault {
  const { message, waiting, retryable } = ENGLISH[code]
  return {
    type: 'fault',
    code,
    message: waiting && retryAfterMs !== undefined ? waiting.replace('{wait}', inWords(retryAfterMs)) : message,
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(ref === undefined ? {} : { ref }),
    ...(urgent ? { urgent } : {}),
  }
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
