/** Markdown files: library articles (docs/library.md) and the plain Markdown of a site. */
import { parse } from 'yaml'
import { parseFacets } from './facets.ts'
import type { Block, Citation, Document, Role, Section } from './knowledge.ts'
import { ROLES } from './knowledge.ts'
import type { Ledger } from './ledger.ts'
import { mayShow } from './licence.ts'
import { splitMarkdown, type WrittenBlock } from './markdown-blocks.ts'
import { readLicence, toSource } from './source.ts'

/**
 * A document read from a file. `leftOut` says for each block that is not served, why not; a document that
 * has nothing to serve, though nothing is wrong with it, `isEmpty`.
 */
export type Parsed = { ok: true; document: Document; leftOut: string[] } | { ok: false; reason: string; isEmpty?: true }

type Front = Record<string, unknown>

/** Thrown inside this file for the first thing that is wrong with an article; becomes `reason`. */
class Wrong extends Error {}

const isFront = (value: unknown): value is Front => typeof value === 'object' && value !== null && !Array.isArray(value)

const toStrings = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value ? [String(value)] : []

function splitFront(text: string): { front: Front; body: string } {
  const found = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text)
  if (!found) return { front: {}, body: text }
  let front: unknown
  try {
    front = parse(found[1] ?? '') ?? {}
  } catch (cause) {
    throw new Wrong(`the front matter is not YAML (${String(cause).split('\n')[0]})`)
  }
  if (!isFront(front)) throw new Wrong('the front matter is not a list of names and values')
  return { front, body: text.slice(found[0].length) }
}

function readFacets(value: unknown, where: string) {
  const read = parseFacets(value)
  if (!read.ok) throw new Wrong(`${where}: ${read.reason}`)
  return read.facets
}

/** `how cancer=breast receptor=her2-low,her2-ultralow` → role and facets. */
function readMarks(marks: string, heading: string): Pick<Section, 'role' | 'appliesTo'> {
  const [role = '', ...pairs] = marks.trim().split(/\s+/)
  if (!ROLES.includes(role as Role))
    throw new Wrong(`section "${heading}": "${role}" is not a role (${ROLES.join(', ')})`)
  const given = Object.fromEntries(pairs.map(pair => [pair.split('=')[0], pair.split('=')[1]?.split(',') ?? []]))
  return { role: role as Role, appliesTo: readFacets(given, `section "${heading}"`) }
}

/** Takes `[@id, locator; @id]` off the end of a text. */
function splitCitation(text: string): { text: string; ids: string[] } {
  const found = /\s*\[(@[^\]]+)\]\s*$/.exec(text)
  if (!found) return { text: text.trim(), ids: [] }
  const ids = (found[1] ?? '').split(/;\s*(?=@)/).map(one => /^@([\w-]+)/.exec(one)?.[1] ?? one)
  return { text: text.slice(0, found.index).trim(), ids }
}

function toBlock(written: WrittenBlock): { block: Block; ids: string[]; claim: string } {
  if (written.kind === 'phrasing' || written.kind === 'questions') {
    const { ids } = splitCitation(` ${written.opening}`)
    return { block: { kind: written.kind, lines: written.lines, cites: [] }, ids, claim: written.lines.join(' ') }
  }
  const { text, ids } = splitCitation(written.lines.join(' '))
  return { block: { kind: written.kind, text, cites: [] }, ids, claim: text }
}

/** A library article. With a ledger, a block is served only where the ledger supports each of its citations. */
function readArticle(front: Front, body: string, ledger: Ledger | null): { document: Document; leftOut: string[] } {
  const id = String(front.topic)
  const listed = (front.sources as unknown[]).filter(isFront)
  const numbers = new Map(listed.map((source, index) => [String(source.id), index]))
  const leftOut: string[] = []
  const sections = splitMarkdown(body).map(({ heading, marks, asks, blocks }): Section => {
    const kept = blocks.flatMap(written => {
      const { block, ids, claim } = toBlock(written)
      const unknown = ids.find(one => !numbers.has(one))
      const unsupported = ledger && !('lines' in block) && ids.find(one => !ledger.supports(id, claim, one))
      const why =
        ids.length === 0
          ? 'names no source'
          : unknown !== undefined
            ? `cites "${unknown}", which is not among the sources`
            : unsupported
              ? `is not confirmed by the ledger for "${unsupported}"`
              : ''
      if (why) leftOut.push(`"${heading}": "${claim.slice(0, 60)}…" ${why}`)
      return why ? [] : [{ ...block, cites: ids.map(one => numbers.get(one) ?? 0) }]
    })
    return { heading, ...readMarks(marks, heading), asks, blocks: kept }
  })
  const document: Document = {
    id,
    title: String(front.title ?? id),
    synonyms: toStrings(front.synonyms),
    appliesTo: readFacets(front.appliesTo, 'appliesTo'),
    notFor: readFacets(front.notFor, 'notFor'),
    sources: listed.map(source => toSource(source, id)),
    ours: true,
    ...(front.asked !== undefined && { asked: toStrings(front.asked) }),
    ...(isFront(front.next) && {
      next: Object.entries(front.next).map(([topic, ask]) => ({ topic, ask: String(ask) })),
    }),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(String(front.reviewBy)) && { reviewBy: String(front.reviewBy) }),
    sections: sections.filter(section => section.blocks.length > 0),
  }
  return { document, leftOut }
}

/** Markdown without our marks: its sections explain, and it is its own source. */
function readPage(front: Front, body: string, name: string): Document {
  const written = splitMarkdown(body)
  const title = String(front.title ?? written.find(section => section.heading)?.heading ?? name)
  const source: Citation = toSource({ ...front, title }, name)
  const sections = written.map(({ heading, asks, blocks }): Section => {
    const plain = blocks.map(block => ({ ...toBlock(block).block, cites: [0] }))
    return { heading: heading || title, role: 'know', appliesTo: {}, asks, blocks: plain }
  })
  return {
    ...{ id: String(front.id ?? name), title, synonyms: toStrings(front.synonyms), sources: [source], ours: false },
    appliesTo: readFacets(front.appliesTo, 'appliesTo'),
    notFor: readFacets(front.notFor, 'notFor'),
    ...(!mayShow(readLicence(front)) && { linkOnly: true }),
    sections: sections.filter(section => section.blocks.length > 0),
  }
}

/** Reads one Markdown file; `name` is what it is called where it has no id of its own. */
export function parseMarkdown(text: string, name: string, ledger: Ledger | null = null): Parsed {
  try {
    const { front, body } = splitFront(text)
    const isArticle = typeof front.topic === 'string' && Array.isArray(front.sources)
    const { document, leftOut } = isArticle
      ? readArticle(front, body, ledger)
      : { document: readPage(front, body, name), leftOut: [] }
    return document.sections.length > 0
      ? { ok: true, document, leftOut }
      : { ok: false, reason: leftOut[0] ? `nothing of it can be served: ${leftOut[0]}` : 'it has no text' }
  } catch (problem) {
    if (problem instanceof Wrong) return { ok: false, reason: problem.message }
    throw problem
  }
}
