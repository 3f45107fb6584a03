/** What the answer pipeline and the commands see of a knowledge file. */
import type { SourceKind } from '../../protocol/frames.ts'
import { OperatorError } from '../operator-error.ts'
import type { Facets } from './facets.ts'

/** What a section does in an answer (docs/library.md, "Body"). Documents without roles are all `know`. */
export const ROLES = ['main', 'why', 'know', 'how', 'bring', 'ask', 'where', 'after', 'gap', 'bottom'] as const
export type Role = (typeof ROLES)[number]

/** A source as front matter or a site's document names it. */
export interface Citation {
  publisher: string
  title: string
  kind: SourceKind
  url?: string
  published?: string
  reviewed?: string
}

/** The smallest thing that is quoted: a paragraph, a list item, or the lines of a container. `cites` point into the document's `sources`. */
export type Block =
  | { kind: 'paragraph' | 'item'; text: string; cites: number[] }
  | { kind: 'phrasing' | 'questions'; lines: string[]; cites: number[] }

/** What a section of a document says, and for whom. */
export interface Section {
  heading: string
  role: Role
  /** The section's own facets; the document's come on top of them. */
  appliesTo: Facets
  /** Questions that the section answers, as a patient would put them. The first one is offered as a follow-up. */
  asks: string[]
  blocks: Block[]
}

/** One article, or one document of a site. */
export interface Document {
  id: string
  title: string
  /** Ways people ask for it. A document with none is found, but is never a topic of its own. */
  synonyms: string[]
  /** What people say who mean it, whether or not it is a name of it: only for choosing among articles. */
  asked?: string[]
  appliesTo: Facets
  notFor: Facets
  sources: Citation[]
  /** The blocks are our own summary of the sources; false where they are the document's own words. */
  ours: boolean
  /** Questions of other articles that go on from here. */
  next?: { topic: string; ask: string }[]
  /** The day by which the sources are to be read again (`2027-05-28`); a site's document has none. */
  reviewBy?: string
  /** That day is over (`freshness.ts`). */
  outOfDate?: boolean
  /** Its licence does not let us show the text: only its title is named and linked. */
  linkOnly?: boolean
  sections: Section[]
}

/** A section in the file: the unit that is ranked. */
export interface Passage extends Section {
  id: number
  document: string
}

export interface Hit {
  passage: number
  document: string
  score: number
}

/** A knowledge file, open for reading. Calls are synchronous: about a millisecond on a few thousand passages. */
export interface Knowledge {
  documents: number
  passages: number
  /** Best passages first; `top` defaults to 50. */
  search(text: string, top?: number): Hit[]
  /** How much a stem tells: near 0 when every passage has it, most when none has. */
  weigh(stem: string): number
  /** Whether any passage has a stem. */
  holds(stem: string): boolean
  document(id: string): Omit<Document, 'sections'>
  /** The sections of a document in its own order. */
  sections(document: string): readonly Passage[]
  passage(id: number): Passage
  /** Documents that can be a topic of their own. */
  topics(): readonly Omit<Document, 'sections'>[]
  dispose(): void
}

/** The knowledge file, or what it is built from, cannot be used. */
export class KnowledgeError extends OperatorError {
  override name = 'KnowledgeError'
}
