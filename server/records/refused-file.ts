/** A file that is not read. */
import type { RecordRefusal } from '../../protocol/records.ts'
import { recordsWordsFor } from './records-words.ts'

/**
 * For the patient: `reason` decides the sentence, which `records-words.ts` has in other languages as well, and no detail of
 * the file is in it. Trying the same file again does not help.
 */
export class RefusedFile extends Error {
  readonly reason: RecordRefusal

  constructor(reason: RecordRefusal, options?: ErrorOptions) {
    super(recordsWordsFor('en').refusals[reason], options)
    this.name = 'RefusedFile'
    this.reason = reason
  }
}
