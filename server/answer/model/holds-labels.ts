/** "CT: …": what is said under one name is not told under another. */
import { isAmong, isSaidBy } from './alike.ts'
import type { Evidence } from './evidence.ts'
import type { Reading } from './reading.ts'

/** Whether the name that a claim begins with is one of the evidence, and the one that it has there. */
export function holdsLabels({ label, stems }: Reading, { reading, named, itemName }: Evidence): boolean {
  const isNamed = (stem: string) => isSaidBy(stem, named) || isSaidBy(stem, itemName)
  const own = reading.label.length > 0 ? reading.label : reading.stems
  const isWhole = reading.label.every(stem => isAmong(stem, stems))
  return label.every(stem => isAmong(stem, own) || (isWhole && isNamed(stem)))
}
