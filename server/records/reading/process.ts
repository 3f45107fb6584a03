/**
 * Reads one file and ends. It is a process of its own, so that whatever a hostile file does to it, running out of memory
 * among it, happens to nobody else. It gets a file on its input, no environment, no network and no place to write to, and
 * answers on its third pipe, since libraries write to the others.
 */
import { writeSync } from 'node:fs'
import { extract } from '../extract.ts'
import { readFile } from '../read-file.ts'
import { RefusedFile } from '../refused-file.ts'
import type { Message } from './messages.ts'

const ANSWERS = 3

function send(message: Message): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`)
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(ANSWERS, bytes, sent)
    } catch (error) {
      // The pipe is full; the parent is reading.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

try {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  const input = Buffer.concat(chunks)
  const headLength = input.readUInt32BE(0)
  const { name } = JSON.parse(input.toString('utf8', 4, 4 + headLength)) as {
    name: string
  }
  const readings = await readFile(input.subarray(4 + headLength), (page, pages) => send({ type: 'page', page, pages }))
  const pages = readings.reduce((sum, reading) => sum + (reading.pages ?? 0), 0)
  send({
    type: 'done',
    ...extract(readings, name),
    ...(pages > 0 && { pages }),
  })
} catch (error) {
  send({
    type: 'refused',
    reason: error instanceof RefusedFile ? error.reason : 'damaged',
  })
}
process.exit()
