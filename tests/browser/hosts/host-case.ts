import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedding, Opened, OpenOptions, Stage } from '../../support/stage.ts'

/** What a page needs to know of the relay to name it in its policy. */
export interface Places {
  /** Its origin. */
  relay: string
  /** The same for its socket. */
  socket: string
  /** Of the current `widget.js`, as in a script tag. */
  integrity: string
}

/** One host page of the matrix. Its name goes on after "a page …". */
export interface HostCase {
  name: string
  /** Each is a page of its own; floating unless given. */
  embeddings?: readonly Embedding[]
  page(places: Places): OpenOptions
  /** What the page does once an answer is there, and what must hold then. */
  afterwards?(opened: Opened, stage: Stage): Promise<void>
}

export const BOTH: readonly Embedding[] = ['floating', 'inline']

const FIXTURES = join(import.meta.dirname, '../../fixtures/hosts')

/** A script of `tests/fixtures/hosts` as a tag that runs before the chat's. */
export const script = (name: string): string => `<script>${readFileSync(join(FIXTURES, `${name}.js`), 'utf8')}</script>`

/** A content security policy, a directive each. */
export const policy = (...directives: string[]): Record<string, string> => ({
  'content-security-policy': directives.join('; '),
})
