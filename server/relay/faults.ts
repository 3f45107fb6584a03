/** What a reader is told when a frame was not done. */
import type { FaultCode } from '../../protocol/fault-codes.ts'
import type { Card, Fault } from '../../protocol/frames.ts'
import { faultWordsFor, type Unsaved } from './fault-words.ts'

/** Whether asking the same again can help. */
const IS_RETRYABLE: Record<FaultCode, boolean> = {
  unsupported: false,
  'too-long': false,
  busy: true,
  'rate-limited': true,
  'conversation-full': false,
  'id-reused': false,
  storage: true,
  gone: false,
}

export interface FaultDetails {
  /** The `id` of the frame it answers. */
  ref?: string
  retryAfterMs?: number
  urgent?: Card | null
  /** What was not saved, where it was no question. */
  unsaved?: Unsaved
}

/** `locale` is the reader's, BCP 47. */
export function faultOf(code: FaultCode, locale: string, details: FaultDetails = {}): Fault {
  const { ref, retryAfterMs, urgent, unsaved } = details
  const words = faultWordsFor(locale)
  const message = code === 'storage' && unsaved ? words.unsaved[unsaved] : words.messages[code]
  const wait =
    retryAfterMs === undefined ? undefined : words.waiting[code]?.replace('{wait}', inWords(retryAfterMs, locale))
  return {
    type: 'fault',
    code,
    message: wait ?? message,
    retryable: IS_RETRYABLE[code],
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(ref === undefined ? {} : { ref }),
    ...(urgent ? { urgent } : {}),
  }
}

function inWords(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const [count, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
