/** What the reading process tells, one JSON text a line. */
import type { RecordRefusal } from '../../../protocol/records.ts'
import type { Extraction } from '../document.ts'

export type Message =
  | { type: 'page'; page: number; pages: number }
  | ({ type: 'done'; pages?: number } & Extraction)
  | { type: 'refused'; reason: RecordRefusal }
