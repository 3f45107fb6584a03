import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

const CHUNK_BYTES = 1 << 20

/** The lines of a file of any size, with how many bytes of it were read so far. */
export function* readLines(path: string): Generator<{ line: string; bytes: number }> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    const decoder = new StringDecoder('utf8')
    let rest = ''
    let bytes = 0
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      bytes += size
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield { line, bytes }
    }
    rest += decoder.end()
    if (rest) yield { line: rest, bytes }
  } finally {
    closeSync(file)
  }
}
