/** C-CDA XML, the download of portals: coded entries where a section has them, its words where it has none. */

import { childrenOf, find, findAll, wordsOf, type XmlElement } from '../../xml-tree.ts'
import { toDate } from '../dates.ts'
import type { Fact, Line, Quote, Reading } from '../document.ts'
import { findDiagnoses } from '../facts/diagnoses.ts'
import { findStages } from '../facts/stage.ts'
import { findTextFacts, type SideMention } from '../find-facts.ts'
import { findDrugs } from '../lexicon/drugs.ts'
import { findHistologies } from '../lexicon/histologies.ts'
import { findProcedures } from '../lexicon/procedures.ts'
import { findSites, sideOfIcd, siteOfIcd, siteOfSnomed } from '../lexicon/sites.ts'
import { RefusedFile } from '../refused-file.ts'
import { sideOf } from '../sides.ts'
import { parseXml } from '../xml.ts'
import { decode } from './text.ts'

/** LOINC codes of sections (C-CDA R2.1). */
const PROBLEMS = new Set(['11450-4', '10219-4', '10218-6', '46241-6', '11535-2'])
const PROCEDURES = new Set(['47519-4'])
const MEDICATIONS = new Set(['10160-0', '29549-3', '10183-2', '42346-7'])
/** Allergies, encounters, family and social history, immunizations, vital signs, payers, functional status, goals, equipment. */
const ASIDE = new Set([
  '48765-2',
  '46240-8',
  '10157-6',
  '29762-2',
  '11369-6',
  '8716-3',
  '48768-6',
  '47420-5',
  '61146-7',
  '46264-8',
  '42348-3',
])

/** Throws where it is no clinical document. */
export function readCcda(bytes: Uint8Array): Reading {
  const root = parseXml(decode(bytes).replace(/^\uFEFF/, ''))
  if (root.name !== 'ClinicalDocument') throw new RefusedFile('type')
  const body = find(root, 'component', 'structuredBody')
  const facts: Fact[] = []
  const lines: string[] = []
  const sides: SideMention[] = []
  const performed = readServices(root)
  for (const component of childrenOf(body, 'component'))
    readSection(find(component, 'section'), {
      facts,
      lines,
      sides,
      performed,
      within: '',
    })
  const whole = find(root, 'component', 'nonXMLBody', 'text')
  if (!body && whole) {
    const isPacked = whole.attributes.representation === 'B64'
    // A document packed inside, such as a PDF, is a file of its own.
    if (isPacked && !/^text\//.test(whole.attributes.mediaType ?? '')) throw new RefusedFile('type')
    const words = wordsOf(whole)
    lines.push(...(isPacked ? Buffer.from(words, 'base64').toString('utf8') : words).split(/\r?\n/))
  }
  return {
    lines: lines.map(
      (text, index): Line => ({
        text: text.slice(0, 4_000),
        line: index + 1,
        confidence: 1,
      }),
    ),
    facts,
    sides,
    isStructured: true,
    warnings: [],
  }
}

interface Context {
  facts: Fact[]
  lines: string[]
  sides: SideMention[]
  /** Dates of the operations that the document is about, by name. */
  performed: ReadonlyMap<string, string>
  /** Title of the section around. */
  within: string
}

function readServices(root: XmlElement): Map<string, string> {
  return new Map(
    childrenOf(root, 'documentationOf').flatMap((documentation): [string, string][] => {
      const event = find(documentation, 'serviceEvent')
      const name = find(event, 'code')?.attributes.displayName
      const date = timeOf(event)
      return name && date ? [[plainName(name), date]] : []
    }),
  )
}

function readSection(section: XmlElement | undefined, context: Context): void {
  if (!section) return
  const code = find(section, 'code')?.attributes.code ?? ''
  const title = wordsOf(find(section, 'title')).trim()
  if (ASIDE.has(code) || /\b(?:allerg|encounter|family|social|immuni[sz]|vital|payer|insurance)/i.test(title)) return
  const entries = childrenOf(section, 'entry')
  const rows = rowsById(find(section, 'text'))
  if (PROBLEMS.has(code) && entries.length > 0) readListed(section, title, entries, rows, context)
  else if (MEDICATIONS.has(code) && entries.length > 0)
    context.facts.push(...entries.flatMap(entry => readMedication(entry, rows)))
  else if (PROCEDURES.has(code) && entries.length > 0) context.facts.push(...entries.flatMap(readProcedure))
  else if (code === '30954-2' && entries.length > 0) context.facts.push(...entries.flatMap(readResults))
  else readWords(section, title, context)
  for (const component of childrenOf(section, 'component'))
    readSection(find(component, 'section'), { ...context, within: title })
}

/** Problems by their codes, and what is told of each in sentences, such as its overview. */
function readListed(
  section: XmlElement,
  title: string,
  entries: readonly XmlElement[],
  rows: ReadonlyMap<string, string>,
  { facts, lines }: Context,
): void {
  facts.push(...entries.flatMap(entry => readProblems(entry, rows)))
  const referred = new Set(entries.flatMap(entry => [...referencesOf(entry)]))
  const told = findAll(find(section, 'text'), 'paragraph')
    .filter(({ attributes }) => !referred.has(attributes.ID ?? ''))
    .flatMap(paragraph => withBreaks(paragraph).split('\n'))
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line.length > SENTENCE_MIN_LENGTH)
  if (told.length > 0) lines.push('', `${title}:`, ...told)
}

/** Shorter ones are names of problems and their states, which the codes tell. */
const SENTENCE_MIN_LENGTH = 40

/** A section in words becomes lines under its title, as on paper. */
function readWords(section: XmlElement, title: string, { facts, lines, sides, performed, within }: Context): void {
  const words = linesOf(find(section, 'text'))
  if (/^laterality$/i.test(title)) {
    const side = /\b(left|right|bilateral)\b/i.exec(words.join(' '))?.[1]?.toLowerCase() as 'left' | 'right' | undefined
    const name = plainName(within)
    if (!side) return
    for (const { name: operation, kind, site } of findProcedures(name).slice(0, 1)) {
      const date = performed.get(name)
      const where =
        /\baxillary\b/i.test(name) && !operation.includes('axill')
          ? `${side} axillary ${operation}`
          : `${side} ${operation}`
      const quote = toQuote(`${name}; laterality: ${side}${date ? `; ${date}` : ''}`)
      facts.push({
        kind: 'treatment',
        value: { kind, name: where, ...(date && { start: date }) },
        quote,
      })
      if (site === 'breast') sides.push({ site, laterality: side, from: 'surgery', quote })
    }
    return
  }
  // What an operation note lists at its top is told once more, with its side, below.
  if (/operations? performed|procedures? performed/i.test(title) && performed.size > 0) {
    facts.push(...[...performed].flatMap(([name, date]) => toOperations(name, date)))
    return
  }
  if (words.length === 0) return
  lines.push('', title ? `${title}:` : '', ...words)
}

function readProblems(entry: XmlElement, rows: ReadonlyMap<string, string>): Fact[] {
  return findAll(entry, 'observation').flatMap((observation): Fact[] => {
    const value = find(observation, 'value')
    if (!value || !isProblem(observation) || observation.attributes.negationInd === 'true') return []
    const names = namesOf(value)
    const row = [...referencesOf(observation)].map(reference => rows.get(reference) ?? '').join(' ')
    const said = [...new Set([...names, ...(row ? row.split(' | ') : [])])].filter(text => /[a-z]{3}/i.test(text))
    const date =
      timeOf(observation) ?? timeOf(entry.children.find((child): child is XmlElement => typeof child !== 'string'))
    const quote = toQuote(said.join('; '))
    const codes = [value, ...childrenOf(value, 'translation')].map(one => one.attributes.code ?? '')
    return [...cancerOf(said, codes, date, quote, isResolved(observation)), ...markersOf(said, date, quote)]
  })
}

function cancerOf(
  said: readonly string[],
  codes: readonly string[],
  date: string | undefined,
  quote: Quote,
  isOver: boolean,
): Fact[] {
  const read = said
    .map(text => findDiagnoses({ text, section: 'diagnosis', label: '', quote })[0]?.value)
    .filter(value => value !== undefined)
  // "Colon cancer stage III" stands beside the stage as its heading, and is the same cancer.
  const named = read.find(({ histology }) => histology) ?? read[0]
  const coded = codes.map(siteOfIcd).find(Boolean) ?? codes.map(siteOfSnomed).find(Boolean)
  const isStage =
    said.some(text => /^(?:T[0-4]|tumou?r stage|N[0-3]|M[01])\b/i.test(text)) ||
    said.some(text => /\breceptor\b/i.test(text) && findHistologies(text).length === 0)
  if (isStage || (!named && !coded)) return []
  const site = named?.site ?? coded ?? ''
  const [place] = findSites(said.join(' ')).filter(({ isNode, paired }) => !isNode && paired)
  const joined = said.join(' ')
  const side = (place && sideOf(joined, place.start, place.end)) ?? codes.map(sideOfIcd).find(Boolean)
  const role = isOver && named?.role !== 'metastasis' ? 'history' : (named?.role ?? 'primary')
  return [
    {
      kind: 'diagnosis',
      value: {
        site,
        role,
        ...(named?.histology && { histology: named.histology }),
        ...(side && { laterality: side }),
        ...(date && { date }),
      },
      quote,
      isListed: true,
    },
  ]
}

function markersOf(said: readonly string[], date: string | undefined, quote: Quote): Fact[] {
  const facts = said.flatMap((text): Fact[] => {
    const statement = {
      text,
      section: 'results' as const,
      label: 'stage',
      quote,
    }
    return [
      ...findStages({
        ...statement,
        text: text.replace(/^(T[0-4][a-d]?|N[0-3]|M[01]):.*$/, 'Stage $1'),
      }),
      ...findTextFacts([{ text, line: 1, confidence: 1 }]).facts.filter(
        ({ kind }) => kind === 'biomarker' || kind === 'variant' || kind === 'gene-negative',
      ),
    ]
  })
  return facts.map(fact => {
    if (date && fact.kind === 'biomarker') fact.value.date ??= date
    return { ...fact, quote }
  })
}

/** An observation of a diagnosis or finding; its status, severity and age at onset are others inside it. */
function isProblem(observation: XmlElement): boolean {
  const code = find(observation, 'code')?.attributes.code ?? ''
  return (
    !['33999-4', '11323-3', '445518008', 'SEV', 'ASSERTION-STATUS'].includes(code) &&
    !childrenOf(observation, 'templateId').some(({ attributes }) => /\.4\.(?:6|5|8|28|31)$/.test(attributes.root ?? ''))
  )
}

const isResolved = (observation: XmlElement) =>
  findAll(observation, 'value').some(({ attributes }) => /^(?:resolved|inactive)$/i.test(attributes.displayName ?? ''))

function readMedication(entry: XmlElement, rows: ReadonlyMap<string, string>): Fact[] {
  return findAll(entry, 'substanceAdministration').flatMap((given): Fact[] => {
    if (given.attributes.negationInd === 'true' || /^(?:PRP|PRMS|GOL)$/.test(given.attributes.moodCode ?? '')) return []
    const material = findAll(given, 'manufacturedMaterial')[0]
    const names = namesOf(find(material, 'code'))
    const row = [...referencesOf(given)].map(reference => rows.get(reference) ?? '').join(' ')
    const quote = toQuote([...new Set([...names, row])].filter(Boolean).join('; '))
    const date = timeOf(given)
    const end = toDate(findAll(given, 'high')[0]?.attributes.value)
    const state = find(given, 'statusCode')?.attributes.code
    const status = state === 'active' || state === 'completed' ? state : state === 'aborted' ? 'stopped' : undefined
    const drugs =
      [names[0] ?? '', names.join(' '), row]
        .map(text => findDrugs(text).filter(({ name }) => name))
        .find(found => found.length > 0) ?? []
    const unique = drugs.filter((drug, index) => drugs.findIndex(({ name }) => name === drug.name) === index)
    return unique.slice(0, 2).map(
      ({ kind, name }): Fact => ({
        kind: 'treatment',
        value: {
          kind,
          ...(name && { name }),
          ...(date && { start: date }),
          ...(end && { end }),
          ...(status && { status }),
        },
        quote,
      }),
    )
  })
}

function readProcedure(entry: XmlElement): Fact[] {
  return [...findAll(entry, 'procedure'), ...findAll(entry, 'act'), ...findAll(entry, 'observation')].flatMap(
    (procedure): Fact[] => {
      if (procedure.attributes.negationInd === 'true' || procedure.attributes.moodCode !== 'EVN') return []
      const names = namesOf(find(procedure, 'code'))
      const where = find(procedure, 'targetSiteCode')?.attributes.displayName
      const found = names
        .map(name => toOperations(plainName(name), timeOf(procedure), where))
        .find(facts => facts.length > 0)
      return found ?? []
    },
  )
}

function toOperations(name: string, date: string | undefined, where = ''): Fact[] {
  const text = `${name}${where ? `, ${where}` : ''}`
  return findProcedures(text)
    .slice(0, 1)
    .map(({ kind, name: operation, start, end }): Fact => {
      const side = sideOf(text, start, end)
      const whole =
        /\baxillary\b/i.test(text) && !operation.includes('axill') && kind === 'surgery' && /node/.test(operation)
          ? `axillary ${operation}`
          : operation
      return {
        kind: 'treatment',
        value: {
          kind,
          ...(kind === 'surgery' && {
            name: side && !whole.includes(side) ? `${side} ${whole}` : whole,
          }),
          ...(date && { start: date }),
        },
        quote: toQuote(`${text}${date ? ` (${date})` : ''}`),
      }
    })
}

/** Results as "name: value", which the rules for text know; a report among them is text. */
function readResults(entry: XmlElement): Fact[] {
  return findAll(entry, 'observation').flatMap((observation): Fact[] => {
    const [name] = namesOf(find(observation, 'code'))
    const value = find(observation, 'value')
    if (!value || !name || observation.attributes.negationInd === 'true') return []
    const { value: number, unit, displayName } = value.attributes
    const words = wordsOf(value).trim()
    const said = number !== undefined ? `${number} ${unit ?? ''}` : (displayName ?? words)
    const date = timeOf(observation)
    const lines = [
      `${name.replace(/\s*\[[^\]]*\].*$/, '')}: ${said.split(/\r?\n/)[0] ?? ''}`,
      ...said.split(/\r?\n/).slice(1),
    ]
    const facts = findTextFacts(lines.map((text, index): Line => ({ text, line: index + 1, confidence: 1 }))).facts
    const kept =
      words.length > 200
        ? facts
        : facts.filter(
            ({ kind }) => kind === 'biomarker' || kind === 'variant' || kind === 'gene-negative' || kind === 'stage',
          )
    for (const fact of kept) if (date && fact.kind === 'biomarker') fact.value.date = date
    return kept
  })
}

function namesOf(coded: XmlElement | undefined): string[] {
  if (!coded) return []
  const own = [coded, ...childrenOf(coded, 'translation')].map(({ attributes }) => attributes.displayName ?? '')
  const original = wordsOf(find(coded, 'originalText')).replace(/\s+/g, ' ').trim()
  return [...new Set([...own, original])].filter(Boolean)
}

/** "#Problem4" and the like, which lead to the words of a row. */
function referencesOf(element: XmlElement): Set<string> {
  return new Set(
    findAll(element, 'reference').flatMap(({ attributes }) =>
      attributes.value?.startsWith('#') ? [attributes.value.slice(1)] : [],
    ),
  )
}

function rowsById(text: XmlElement | undefined): Map<string, string> {
  const rows = new Map<string, string>()
  for (const row of [...findAll(text, 'tr'), ...findAll(text, 'item'), ...findAll(text, 'paragraph')]) {
    const cells = [...childrenOf(row, 'td'), ...childrenOf(row, 'th')].map(cell =>
      wordsOf(cell).replace(/\s+/g, ' ').trim(),
    )
    const words = cells.length > 0 ? cells.filter(Boolean).join(' | ') : wordsOf(row).replace(/\s+/g, ' ').trim()
    for (const id of [row, ...findAll(row, 'content'), ...findAll(row, 'td')].map(({ attributes }) => attributes.ID))
      if (id) rows.set(id, words)
  }
  return rows
}

function linesOf(text: XmlElement | undefined): string[] {
  if (!text) return []
  const blocks = [...findAll(text, 'tr'), ...findAll(text, 'item'), ...findAll(text, 'paragraph')]
  if (blocks.length === 0)
    return withBreaks(text)
      .split('\n')
      .map(line => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
  return blocks
    .map(block =>
      block.name === 'tr'
        ? childrenOf(block)
            .map(cell => wordsOf(cell).replace(/\s+/g, ' ').trim())
            .filter(Boolean)
            .join('   ')
        : withBreaks(block).trim(),
    )
    .flatMap(line => line.split('\n'))
    .filter(Boolean)
}

const withBreaks = (element: XmlElement): string =>
  element.children
    .map(child => (typeof child === 'string' ? child : child.name === 'br' ? '\n' : withBreaks(child)))
    .join('')

function timeOf(element: XmlElement | undefined): string | undefined {
  const time = find(element, 'effectiveTime')
  return toDate(find(time, 'low')?.attributes.value) ?? toDate(time?.attributes.value)
}

/** Without its examples and its billing code: "Mastectomy, partial (eg, lumpectomy);  (19301)". */
const plainName = (name: string) =>
  name
    .replace(/\((?:eg|e\.g\.)[^)]*\)/gi, '')
    .replace(/\(\d{4,6}\)/g, '')
    .replace(/[;\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
const toQuote = (quote: string): Quote => ({
  quote: quote.replace(/\s+/g, ' ').trim().slice(0, 400),
  confidence: 1,
})
