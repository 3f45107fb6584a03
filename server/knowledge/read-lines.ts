import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

const CHUNK_BYTES = 1 << 20

/** The lines of a file of any size, with how many bytes of it were read so far; without the mark (BOM) that some editors begin a file with. */
export function* readLines(path: string): Generator<{ line: string; bytes: number }> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    const decoder = new StringDecoder('utf8')
    let rest = ''
    let isFirst = true
    let bytes = 0
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      bytes += size
      const text = decoder.write(chunk.subarray(0, size))
      const lines = (rest + (isFirst ? text.replace(/^\uFEFF/, '') : text)).split('\n')
      isFirst = false
      rest = lines.pop() ?? ''
      for (const line of lines) yield { line, bytes }
    }
    rest += decoder.end()
    if (rest) yield { line: rest, bytes }
  } finally {
    closeSync(file)
  }
}
