/**
 * Reads one file and ends. It is a process of its own, so that whatever a hostile file does to it, running out of memory
 * among it, happens to nobody else. It gets a file on its input, no environment, no network and no place to write to, and
 * answers on its third pipe, since libraries write to the others.
 */
import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { readFile } from '../read-file.ts'
import { RefusedFile } from '../refused-file.ts'
import type { Message } from './messages.ts'

const ANSWERS = 3
/** A file that has not begun to come by then is on its way through a network, or not even chosen. */
const LATE_MS = 40

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

let hasBegun = false

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) {
    hasBegun = true
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What takes longest to load and to start, while there is nothing else to do. */
async function warmUp(): Promise<void> {
  await Promise.all([import('../extract.ts'), import('../readers/pdf.ts')])
  const { startRecognition } = await import('../readers/recognition.ts')
  // Where it cannot start, the image that needs it says so.
  startRecognition().catch(() => {})
}

try {
  const coming = readInput()
  await Promise.race([coming, delay(LATE_MS)])
  if (!hasBegun) await warmUp()
  const input = await coming
  const headLength = input.readUInt32BE(0)
  const { name } = JSON.parse(input.toString('utf8', 4, 4 + headLength)) as {
    name: string
  }
  const reading = readFile(input.subarray(4 + headLength), (page, pages) => send({ type: 'page', page, pages }))
  // An image is recognised in a thread of its own; meanwhile the rules are loaded.
  const [readings, { extract }] = await Promise.all([reading, import('../extract.ts')])
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
