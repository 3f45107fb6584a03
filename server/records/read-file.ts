/** Which reader a file needs, judged by its first bytes and never by its name. */
import type { Reading } from './document.ts'
import { readCcda } from './readers/ccda.ts'
import { readFhir } from './readers/fhir.ts'
import { decode, readText } from './readers/text.ts'
import { RefusedFile } from './refused-file.ts'

/** Throws a `RefusedFile`. */
export async function readFile(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length === 0) throw new RefusedFile('empty')
  const start = decode(bytes.subarray(0, 4_096))
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^[{[]/.test(start)) return readFhir(bytes)
  if (start.startsWith('<')) return readCcda(bytes)
  return readText(bytes)
}
