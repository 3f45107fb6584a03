import { expect, test } from 'vitest'
import {
  RECORD_FILE_MAX_BYTES,
  RECORD_FILES_MAX,
  RECORD_PAGES_MAX,
  RECORD_PIXELS_MAX,
  RECORD_READ_MAX_MS,
  RECORD_REFUSALS,
  RECORD_TYPES,
} from '../../protocol/records.ts'
import { readDocument, textOfPart } from './read-document.ts'

const said = textOfPart(readDocument('PROTOCOL.md').sections, 'Records').replace(/\s+/g, ' ')

test('the limits of an upload are told as they are', () => {
  for (const words of [
    `at most ${RECORD_FILES_MAX} of ${RECORD_FILE_MAX_BYTES / 1024 / 1024} MB`,
    `${RECORD_FILE_MAX_BYTES.toLocaleString('en')} bytes`,
    `${RECORD_PAGES_MAX} pages`,
    `${RECORD_PIXELS_MAX.toLocaleString('en')} pixels`,
    `${RECORD_READ_MAX_MS / 1000} s a file`,
  ]) {
    expect(said).toContain(words)
  }
})

test('every reason for which a file is refused is told', () => {
  for (const reason of RECORD_REFUSALS) expect(said).toContain(`\`${reason}\``)
})

test('every type that can be chosen is told', () => {
  for (const word of ['PDF', 'DOCX', 'JPEG', 'PNG', 'plain text', 'FHIR R4 JSON', 'C-CDA XML', 'zip'])
    expect(said).toContain(word)
  expect(RECORD_TYPES.flatMap(({ endings }) => [...endings])).toContain('.pdf')
})
