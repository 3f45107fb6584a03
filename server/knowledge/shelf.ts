/** The knowledge file in use: a new one that was put in its place serves the next answer, while those that run keep the old. */
import { statSync } from 'node:fs'
import type { Knowledge } from './knowledge.ts'

export interface Lease {
  knowledge: Knowledge
  /** Once, when nothing more is read from it. */
  release(): void
}

export interface Shelf {
  /** The knowledge as the file is now. */
  take(): Lease
  dispose(): void
}

/** The file is looked at no more often than this, however many ask. */
const LOOK_INTERVAL_MS = 1_000

interface Held {
  knowledge: Knowledge
  users: number
  isRetired: boolean
}

/** What tells one file at a path from the next. */
function readState(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    // Between two files there may be none: the old one is still open.
    return ''
  }
}

export interface ShelfOptions {
  path: string
  open(): Knowledge
  /** A new file that cannot be opened is told once; the old one goes on serving. */
  onError(error: unknown): void
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number
}

/** Opens the file; throws what `open` throws the first time. */
export function createShelf({ path, open, onError, now = performance.now.bind(performance) }: ShelfOptions): Shelf {
  let held: Held = { knowledge: open(), users: 0, isRetired: false }
  let state = readState(path)
  let lookedAt = now()

  function retire(old: Held): void {
    old.isRetired = true
    if (old.users === 0) old.knowledge.dispose()
  }

  function look(): void {
    if (now() - lookedAt < LOOK_INTERVAL_MS) return
    lookedAt = now()
    const found = readState(path)
    if (found === '' || found === state) return
    state = found
    try {
      const next: Held = { knowledge: open(), users: 0, isRetired: false }
      retire(held)
      held = next
    } catch (error) {
      onError(error)
    }
  }

  return {
    take() {
      look()
      const taken = held
      taken.users++
      return {
        knowledge: taken.knowledge,
        release() {
          taken.users--
          if (taken.isRetired && taken.users === 0) taken.knowledge.dispose()
        },
      }
    },
    dispose: () => retire(held),
  }
}
