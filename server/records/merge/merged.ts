/** A fact that several statements may have told. */
import type { FiledQuote } from '../assemble.ts'

export interface FieldConflict {
  /** Name of the field that is told in two ways; empty where it is the whole fact. */
  field: string
  quotes: FiledQuote[]
  /** What is told, in words. */
  values: string[]
}

export interface Merged<Value> {
  value: Value
  quotes: FiledQuote[]
  conflicts: FieldConflict[]
  /** Why a label is there that no record has in words. */
  rule?: string | undefined
  /** Belongs to one of several tumors, and the records do not say to which. */
  isUnlinked?: boolean
}

export function quotesOf({
  quote,
  file,
  more = [],
}: {
  quote: FiledQuoteBase
  file: string
  more?: FiledQuote[]
}): FiledQuote[] {
  return [{ file, ...quote }, ...more]
}

type FiledQuoteBase = Omit<FiledQuote, 'file'>

export function addConflict(
  conflicts: FieldConflict[],
  field: string,
  quotes: readonly FiledQuote[],
  values: readonly string[],
): void {
  const known = conflicts.find(conflict => conflict.field === field)
  if (!known) {
    conflicts.push({
      field,
      quotes: [...quotes],
      values: [...new Set(values)],
    })
    return
  }
  known.quotes.push(...quotes)
  known.values = [...new Set([...known.values, ...values])]
}
