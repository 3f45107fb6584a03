/** Cuts lines into what one can say yes or no to: a row of a table, an item of a list, a sentence that may run over lines. */
import type { Diagnosis } from '../../protocol/case-profile.ts'
import { findDates, isDayFirst, withDayFirst } from './dates.ts'
import type { Box, Line, Quote } from './document.ts'
import { findGenes } from './lexicon/genes.ts'
import { findHistologies } from './lexicon/histologies.ts'
import { findMarkers } from './lexicon/markers.ts'
import { findProcedures } from './lexicon/procedures.ts'
import { findSites } from './lexicon/sites.ts'
import { type Heading, readHeading, type Section } from './sections.ts'
import { sideOf } from './sides.ts'

/** What a part of a pathology report was taken from: "PART 2: BREAST, LEFT, CORE BIOPSY". */
export interface Specimen {
  /** Tells parts of one report from each other. */
  part: string
  site?: string | undefined
  laterality?: Diagnosis['laterality']
  isNode: boolean
  kind?: string | undefined
}

export interface Statement {
  text: string
  section: Section
  /** The heading it stands under, lower case; empty where there is none. */
  label: string
  specimen?: Specimen | undefined
  /** The sentences before it in the same paragraph or item. */
  before?: string
  /** When its item says that it was, ahead of all else: "2016: …", "05/2021 - 10/2021: …". */
  when?: Period | undefined
  quote: Quote
}

export interface Period {
  start: string
  end?: string
  /** "2019 to present". */
  isOpen?: true
}

/** A quoted line has to fit into a profile. */
const QUOTE_MAX_LENGTH = 400
/** Lines of a long file; more than any record of a person has. */
const STATEMENTS_MAX = 20_000

interface Block {
  text: string
  lines: Line[]
}

const ITEM = /^\s*(?:[-•*▪]\s+|\(?[A-Za-z]\s?[.):]\s+|\d{1,2}[.)]\s+|PART\s+\d)/i
const LABEL = /^\s*[A-Za-z][\w /&()'-]{0,45}\s*[:=]/
/** Lines that are only about who, where and when. */
const FRAME =
  /^\s*(?:[=_*-]{5,}|(?:patient|report|accession|medical record|MRN|DOB|date of birth|patient (?:id|name|dob)|record type|physician|pathologist|provider|surgeon|attending|ordering|referring|address|phone|fax|page \d|electronically signed|signed|reported by|facility|hospital|account|insurance|sex|gender|age)\b[^a-z]{0,3}(?:[:.#]|\s*\.{3,}))/i

/** Sections of what was found in what was taken. */
const ABOUT_SPECIMEN: ReadonlySet<Section> = new Set(['diagnosis', 'results', 'other'])
/** Sections that a heading of any kind ends. */
const CLOSED: ReadonlySet<Section> = new Set(['aside', 'family', 'past', 'plan', 'medications'])

export function readStatements(lines: readonly Line[]): Statement[] {
  const statements: Statement[] = []
  let section: Section = 'other'
  let label = ''
  let specimen: Specimen | undefined
  let parts = 0
  const blocks = joinLines(lines)
  const spelled = isDayFirst(blocks.map(({ text }) => text)) ? withDayFirst : (text: string) => text
  let columns: Columns | undefined
  for (const { text: written, lines: own } of blocks) {
    if (statements.length >= STATEMENTS_MAX) break
    columns = readColumns(written) ?? columns
    const row = withoutReference(written, columns)
    const block = { text: withoutLeaders(withoutFrame(spelled(row))), lines: own }
    if (block.text === '') continue
    const told = readHeading(block.text)
    const heading: Heading | undefined = told?.isUnknown && !CLOSED.has(section) ? undefined : told
    if (heading) {
      // Labels within a list of results ("HER2:", "Treatment:") say what follows on their line alone.
      section = heading.section
      label = heading.label.toLowerCase()
      // A report of one specimen is about it throughout, whatever parts it has.
      if (section !== 'diagnosis' && section !== 'results' && parts > 1) specimen = undefined
    }
    const head = readSpecimen(block.text)
    if (head) specimen = { ...head, part: String(++parts) }
    const rest =
      heading &&
      heading.rest !== '' &&
      !isTelling(heading.label) &&
      (section === 'history' ||
        section === 'past' ||
        section === 'family' ||
        section === 'aside' ||
        section === 'plan' ||
        section === 'medications')
        ? heading.rest
        : block.text
    const when = readPeriod(block.text)
    let before = ''
    for (const [index, text] of cutSentences(rest).entries()) {
      // "ROS: negative. Genetic testing: BRCA negative." begins another part within its line.
      const inner = index > 0 && CLOSED.has(section) && INNER.test(text) ? readHeading(text) : undefined
      if (inner && !inner.isUnknown) {
        section = inner.section
        label = inner.label.toLowerCase()
      }
      const own = ABOUT_SPECIMEN.has(section) ? specimen : undefined
      statements.push({ text, section, label, specimen: own, before, when, quote: quoteOf(text, block.lines) })
      before = `${before} ${text}`.slice(-BEFORE_MAX_LENGTH)
    }
  }
  return statements
}

const INNER = /^[A-Z][\w /-]{2,30}:\s/

/** The sentences before one that may tell what it is about. */
const BEFORE_MAX_LENGTH = 400

/** A label that is itself part of what is said: "Presenting PSA: 34". */
const isTelling = (label: string) =>
  findMarkers(label).length > 0 || findHistologies(label).some(({ name }) => name) || findGenes(label).length > 0

/** Of "Patient: …   Diagnosis: …" what is not only about who, where and when. */
function withoutFrame(text: string): string {
  if (!FRAME.test(text)) return text
  const next = /\s{2,}(?=[A-Za-z][\w /&()'-]{0,45}\s*:)/.exec(text)
  return next ? withoutFrame(text.slice(next.index + next[0].length)) : ''
}

/** A table whose head says that one of its columns holds no results: what is normal, or how the scale reads. */
interface Columns {
  count: number
  reference: number
}

const GAP = /\s{2,}|\s*\|\s*|\t+/
const REFERENCE = /^(?:reference|ref\.?|normal|expected)(?: (?:range|interval|values?|limits?))?$/i

function readColumns(line: string): Columns | undefined {
  const cells = line.trim().split(GAP)
  const reference = cells.findIndex(cell => REFERENCE.test(cell))
  return reference > 0 && cells.length > 2 ? { count: cells.length, reference } : undefined
}

/** A row of such a table without that cell, which is kept as a gap. */
function withoutReference(line: string, columns: Columns | undefined): string {
  if (!columns || REFERENCE.test(line)) return line
  const cells = line.trim().split(GAP)
  if (cells.length !== columns.count) return line
  return cells.filter((_, index) => index !== columns.reference).join('    ')
}

/** "Estrogen receptor .......... Positive": the dots are a gap between two columns. */
const withoutLeaders = (text: string) =>
  text.replace(/\s*(?:\.{4,}|(?:\. ){4,}|_{4,}|…{2,})\s*/g, dots => ' '.repeat(Math.max(3, dots.length)))

const PERIOD = /^\s*(?:[-•*▪|]\s*|\(?\d{1,2}[.)]\s+)?$/
const OPEN = /^\s*(?:-|–|to|until)?\s*(?:present|now|current(?:ly)?|ongoing|date)\b/i

function readPeriod(text: string): Period | undefined {
  const [first, second] = findDates(text.slice(0, 80))
  if (!first || !PERIOD.test(text.slice(0, first.start))) return
  const rest = text.slice(first.end)
  if (OPEN.test(rest)) return { start: first.date, isOpen: true }
  if (second && /^\s*(?:-|–|to|until|through)\s*$/i.test(text.slice(first.end, second.start)))
    return { start: first.date, end: second.date }
  return /^\s*(?:[:–-]|\s{2}|\||(?=[A-Z]))/.test(rest) ? { start: first.date } : undefined
}

/** A sentence that the edge of the page broke is put together again. */
function joinLines(lines: readonly Line[]): Block[] {
  const width = Math.max(0, ...lines.map(({ text }) => text.length))
  const blocks: Block[] = []
  let isOpen = false
  for (const line of lines) {
    const text = line.text.replace(/\t/g, '  ').trimEnd()
    const last = blocks.at(-1)
    if (text.trim() === '') {
      isOpen = false
      continue
    }
    const before = last?.lines.at(-1)
    const isWide = (before?.text.trim().length ?? 0) >= Math.min(width, 200) * 0.72 && width > 50
    const follows =
      isOpen &&
      last !== undefined &&
      before?.page === line.page &&
      !ITEM.test(text) &&
      !isTable(text) &&
      !isTable(before?.text ?? '') &&
      (/^\s*[a-z(]/.test(text)
        ? isWide || !/[.:;]$/.test(last.text)
        : isWide && !/[.:;]$/.test(last.text) && !LABEL.test(text) && !readHeading(text))
    if (follows && last) {
      last.text = `${last.text} ${text.trim()}`
      last.lines.push(line)
    } else {
      blocks.push({ text, lines: [line] })
    }
    isOpen = true
  }
  return blocks
}

const isTable = (text: string) => /\S\s{3,}\S|\s\|\s|^\s*\|/.test(text.trim())

const SENTENCE_END = /(?<=[a-z0-9)%+"'\]][.?!],?)\s*(?=[A-Z"(][A-Za-z])|(?<=[A-Z]{2}[.?!])\s+(?=[A-Z])|(?<=;)\s+/g
const ABBREVIATED = /(?:\b(?:Dr|Mr|Mrs|Ms|vs|No|approx|e\.g|i\.e|St|Fig|q\.d|b\.i\.d|cf|[A-Z]|[cgp]))\.$/

function cutSentences(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (const match of text.matchAll(SENTENCE_END)) {
    const at = match.index
    if (at === from || ABBREVIATED.test(text.slice(from, at).trimEnd())) continue
    // "3.5" and "q.d" are no ends; a point needs a gap or a capital behind it, which the pattern looks for.
    pieces.push(text.slice(from, at))
    from = at + match[0].length
  }
  pieces.push(text.slice(from))
  return pieces.map(piece => piece.trim()).filter(piece => piece !== '')
}

/** The words themselves, with the place of the first line that they stand on. */
function quoteOf(text: string, lines: readonly Line[]): Quote {
  const start = text.slice(0, 24)
  const first =
    lines.find(line => line.text.includes(start)) ??
    lines.find(line => text.includes(line.text.trim().slice(0, 24))) ??
    lines[0]
  const confidence = Math.min(...lines.map(line => line.confidence))
  const place = {
    page: first?.page,
    line: first?.line,
    box: lines.length > 1 ? boxAround(lines) : first?.box,
  }
  return {
    quote: text.length > QUOTE_MAX_LENGTH ? `${text.slice(0, QUOTE_MAX_LENGTH - 1)}…` : text,
    confidence,
    ...(place.page !== undefined && { page: place.page }),
    ...(place.line !== undefined && { line: place.line }),
    ...(place.box && { box: place.box }),
  }
}

function boxAround(lines: readonly Line[]): Box | undefined {
  const boxes = lines.flatMap(({ box }) => (box ? [box] : []))
  if (boxes.length === 0) return
  const left = Math.min(...boxes.map(([x]) => x))
  const top = Math.min(...boxes.map(([, y]) => y))
  const right = Math.max(...boxes.map(([x, , width]) => x + width))
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height))
  return [left, top, right - left, bottom - top]
}

const TAKEN =
  /\b(?:biops(?:y|ies)|excision|resection|mastectomy|lumpectomy|\w+ectomy|aspirat(?:e|ion)|core|needle|dissection|curettage|brushings?|washings?|cytology|specimen|FNA|bx|TURBT|WLE|SLNB|polypectomy|debulking|craniotomy)\b/i
const SPECIMEN =
  /^\s*(?:(?:PART|SPECIMEN|Specimen)\s*(?:[A-Z0-9]{1,2}\b)?\s*(?:\([^)]*\))?\s*[:.)-]|[A-Z0-9]{1,2}\s*[.):]|\(?[A-Z0-9]{1,2}\)|(?:nature of )?specimen\(?s?\)?(?: (?:submitted|type|received|site|source|details|description))?\s*:)?\s*(?<what>(?:[^:]|\d:(?=\d\d)){4,120}):?\s*$/

/** A line that says what was taken from where, and no finding. */
function readSpecimen(line: string): Omit<Specimen, 'part'> | undefined {
  const what = SPECIMEN.exec(line)?.groups?.what ?? (/^\s*(?:PART|SPECIMEN)\b/i.test(line) ? line : undefined)
  if (!what || what.length > 140) return
  const starts =
    /^\s*(?:PART|SPECIMEN)\b/i.test(line) ||
    /^[^a-z]*$/.test(what) ||
    /^[A-Z][a-z]+, (?:left|right)\b/.test(what) ||
    (/^\s*(?:[A-Z0-9]{1,2}[.):]|\([A-Z0-9]\))/.test(line) && /:\s*$/.test(line)) ||
    /^\s*[A-Z][^.;:]*(?:,|\s-|–)\s[^.;:]*:\s*$/.test(line) ||
    /^\s*(?:left|right)\s.*:\s*$/i.test(line) ||
    /^\s*(?:left|right)\s[\w\s-]{3,30}$/i.test(line)
  const [site] = findSites(what)
  const kind = TAKEN.exec(what)?.[0].toLowerCase()
  if (!site || !kind || !starts || findHistologies(what).length > 0) return
  if (/\b(?:positive|negative|free|margins?|benign|identified|nodes? (?:positive|negative))\b/i.test(what)) return
  return {
    site: site.name,
    isNode: site.isNode,
    laterality: sideOf(what, site.start, site.end),
    kind: findProcedures(what)[0]?.name ?? kind,
  }
}
