import { createInterface } from 'node:readline'

/** The lines of stdin that say something, with their numbers from 1; without the mark (BOM) that some editors begin a file with. */
export async function* readInputLines(): AsyncGenerator<{ line: string; number: number }> {
  let number = 0
  for await (const whole of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    const line = number === 1 ? whole.replace(/^\uFEFF/, '') : whole
    if (line.trim() !== '') yield { line, number }
  }
}
