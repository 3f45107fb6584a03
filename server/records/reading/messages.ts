/** What the reading process tells, one JSON text a line. A file may have taken it over, so nothing of it is believed unlooked at. */
import * as v from 'valibot'
import { RECORD_REFUSALS, type RecordRefusal } from '../../../protocol/records.ts'
import { caseProfileSchema } from '../case-profile-schema.ts'
import type { Extraction } from '../document.ts'

export type Message =
  | { type: 'page'; page: number; pages: number }
  | ({ type: 'done'; pages?: number } & Extraction)
  | { type: 'refused'; reason: RecordRefusal }

/** All that one file's process may tell: a profile at its limits, with its quotes and warnings, is a quarter of it. */
export const MESSAGES_MAX_BYTES = 4 * 1024 * 1024

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const warning = v.object({
  code: v.picklist(['look-alike', 'derived', 'conflict', 'unlinked', 'unclear', 'left-out']),
  message: v.string(),
  fact: v.optional(v.string()),
  file: v.optional(v.string()),
})
const message = v.variant('type', [
  v.object({ type: v.literal('page'), page: count, pages: count }),
  v.object({
    type: v.literal('done'),
    pages: v.optional(count),
    profile: caseProfileSchema,
    warnings: v.array(warning),
  }),
  v.object({ type: v.literal('refused'), reason: v.picklist(RECORD_REFUSALS) }),
]) satisfies v.GenericSchema<unknown, Message>

/** Undefined where a line is none of ours. */
export function parseMessage(line: string): Message | undefined {
  try {
    const parsed = v.safeParse(message, JSON.parse(line))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
