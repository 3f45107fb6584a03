/** Plain text: UTF-8, or UTF-16 with its mark, or the Western code page of old systems. */
import type { Reading } from '../document.ts'
import { RefusedFile } from '../refused-file.ts'

/** Lines above it are cut: a record's are some hundred characters, and rules look around within a line. */
const LINE_MAX_LENGTH = 4_000
const LINES_MAX = 40_000

export function readText(bytes: Uint8Array): Reading {
  return toReading(decode(bytes))
}

export function toReading(text: string): Reading {
  const lines = text.split(/\r\n|[\n\r\f\v\u2028\u2029]/)
  return {
    lines: lines.slice(0, LINES_MAX).map((line, index) => ({
      text: line.slice(0, LINE_MAX_LENGTH).normalize('NFKC'),
      line: index + 1,
      confidence: 1,
    })),
    facts: [],
    warnings:
      lines.length > LINES_MAX
        ? [
            {
              code: 'left-out',
              message: 'This file is very long; only its beginning was read.',
            },
          ]
        : [],
  }
}

/** Throws where the bytes are no text. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = tryUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  const controls = [...text.slice(0, 20_000)].filter(isControl).length
  if (controls > 0) throw new RefusedFile('type')
  return text
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return
  }
}

/** C0 controls that no text has; tabs, breaks and form feeds are text. */
function isControl(letter: string): boolean {
  const code = letter.charCodeAt(0)
  return (code < 0x20 && (code < 0x09 || code > 0x0d)) || code === 0x7f
}
