/** What clients and relays of a release said to each other, as lines of `tests/fixtures/wire/RELEASE.jsonl`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const RECORDINGS = join(import.meta.dirname, '../fixtures/wire')

export interface Line {
  /** What a person does; each story is a socket of its own. */
  story: string
  from: 'client' | 'relay'
  frame: { type: string } & Record<string, unknown>
}

export interface Recording {
  release: string
  stories: { name: string; lines: Line[] }[]
}

/** Of every release so far. */
export function readRecordings(): Recording[] {
  return readdirSync(RECORDINGS).map(file => {
    const lines = readFileSync(join(RECORDINGS, file), 'utf8').trim().split('\n')
    const stories = Map.groupBy(
      lines.map(line => JSON.parse(line) as Line),
      ({ story }) => story,
    )
    return {
      release: file.replace('.jsonl', ''),
      stories: [...stories].map(([name, told]) => ({ name, lines: told })),
    }
  })
}
