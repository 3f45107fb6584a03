/** Why a file is refused, in the language of the chat. */
import { expect, test } from 'vitest'
import { RECORD_REFUSALS } from '../../protocol/records.ts'
import { recordsWordsFor } from '../../server/records/records-words.ts'

test.each([
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['ES-419', 'es'],
  ['en-US,es;q=0.5', 'en'],
  ['fr', 'en'],
  ['*', 'en'],
  [undefined, 'en'],
])('%s is answered in %s', (header, language) => {
  expect(recordsWordsFor(header)).toBe(recordsWordsFor(language))
})

test('every reason has a sentence of its own in each language, none of which is left in another', () => {
  const [english, spanish] = [recordsWordsFor('en').refusals, recordsWordsFor('es').refusals]
  for (const reason of RECORD_REFUSALS) {
    expect(english[reason]).toMatch(/\bfile|photo\b/i)
    expect(spanish[reason]).toMatch(/\barchivo|foto\b/i)
    expect(spanish[reason]).not.toBe(english[reason])
  }
  expect(new Set(Object.values(spanish)).size).toBe(RECORD_REFUSALS.length)
})
