/** The passages that a model is given, numbered, and read so that its sentences can be held against them. */
import type { Source } from '../../../protocol/frames.ts'
import type { Facets } from '../../knowledge/facets.ts'
import type { Block, Passage, Role } from '../../knowledge/knowledge.ts'
import { readPopulation } from '../../knowledge/population.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { createNumbering } from '../numbering.ts'
import { countWords, type Page } from '../page.ts'
import type { Topic } from '../topics.ts'
import { addressesWriter } from './injection.ts'
import { isNeutral } from './neutral-words.ts'
import { type Reading, readSentence } from './reading.ts'
import { isActor } from './roles.ts'
import { splitSentences } from './sentences.ts'
import { FINITE } from './word-classes.ts'

/** One sentence of a passage, as evidence. */
export interface Evidence {
  reading: Reading
  facets: Facets
  /** What else its words may stand for: the subject of the sentences before it, heading and title. */
  context: ReadonlySet<string>
  /** What "it" stands for: the subject of what stands before, or else what heading and title name. */
  antecedent: ReadonlySet<string>
  /** Of that, heading and title. */
  named: ReadonlySet<string>
  /** The name of its item: "CT: …". */
  itemName: ReadonlySet<string>
  /** Its heading tells of what comes before something. */
  isAhead: boolean
  /** It goes on with what stands before it. */
  pointsBack: boolean
}

/** A block of a passage: what a citation opens. */
export interface EvidenceBlock {
  /** Numbers of the sources that it rests on, as the model is told them. */
  numbers: readonly number[]
  passage: number
  heading: string
  role: Role
  text: string
  kind: Block['kind']
  /** Facets of heading, title and section: for whom it is, where its sentences do not say so. */
  facets: Facets
  sentences: readonly Evidence[]
}

export interface EvidenceBase {
  blocks: readonly EvidenceBlock[]
  /** By the number that the model is told. */
  sources: ReadonlyMap<number, Source>
}

/** Passages beyond what the embedded writer would tell, as far as the words reach: about 3,000 tokens in all. */
const WORDS_MAX = 1_600
/** A title is said of all of its text by these, wherever else they stand. */
export const GENERIC = new Set(splitStems('cancer treatment'))
/** The beginning of a sentence names what it is about. */
const SUBJECT_STEMS = 4

/** Whom the next sentence means by "it": what this one is about, or what it means itself. */
function readSubject(reading: Reading, before: readonly string[]): readonly string[] {
  // "No runny yolk" is not about a runny yolk.
  const denied = new Set(reading.negations.map(({ head }) => head))
  const own = reading.stems.slice(0, SUBJECT_STEMS).filter(stem => !denied.has(stem))
  return reading.hasPronoun && before.length > 0 ? before : own
}

/** "Cellulitis is an infection": what a sentence is about, where that is not what heading and title name. */
function namesOwn({ tokens, stems }: Reading, named: readonly string[]): boolean {
  const [first = ''] = stems
  const at = tokens.findIndex(({ isTelling }) => isTelling)
  const isSubject = tokens.slice(at + 1, at + SUBJECT_STEMS).some(({ text }) => FINITE.has(text))
  return isSubject && !named.includes(first) && !isNeutral(first) && !isActor(first)
}

/** It is none of what heading and title name. */
const OF_THOSE = /\bof those\b(?! (?:who|with)\b)/

/** The end of a quotation that began in a sentence before. */
const ENDS_QUOTE = /^[^'"“‘]*["'”’]$/

/**
 * What heading and title name; of "Transplants and CAR T cells" only what the heading takes up, where it takes up one of them, and of
 * "MPN: PV and ET" else what the text (`said`) takes up.
 */
function readNames(heading: string, title: string, said: ReadonlySet<string>): readonly string[] {
  const own = readSentence(heading).stems
  const [, topic = '', list = ''] = /^([^:]+: )?(.*)$/.exec(title) ?? []
  const named = list.split(/, | and | or /).map(part => readSentence(part).stems)
  const taken = (by: ReadonlySet<string>) => {
    const count = (stems: readonly string[]) => stems.filter(stem => by.has(stem) && !GENERIC.has(stem)).length
    const most = Math.max(...named.map(count))
    return most > 0 ? named.filter(stems => count(stems) === most) : undefined
  }
  return [
    ...own,
    ...readSentence(topic).stems,
    ...(taken(new Set(own)) ?? (topic ? taken(said) : undefined) ?? named).flat(),
  ]
}

function readBlock(
  block: Block,
  {
    heading,
    title: name,
    leadIn,
    siblings,
  }: { heading: string; title: string; leadIn: string; siblings: ReadonlySet<string> },
): Evidence[] {
  const texts = 'lines' in block ? [] : splitSentences(block.text)
  const own = new Set(texts.flatMap(text => readSentence(text).stems))
  // A word of the heading that another sentence here says is said of that one.
  const all = readNames(heading, name, own)
  const named = all.filter(stem => !own.has(stem) || GENERIC.has(stem))
  const topic = readSentence(heading).stems
  let itemName: ReadonlySet<string> = new Set(readSentence(nameOf(block)).stems)
  let subject: readonly string[] = []
  /** All words of the sentence before. */
  let before: readonly string[] = []
  /** What the first sentence is about. */
  let first: readonly string[] = []
  /** Of the sentences before, where they name their own. */
  let ownSubject: readonly string[] = []
  return texts.flatMap((text, at) => {
    // "Neck nodes: … Armpit nodes: …": a second name in one item.
    const another = at > 0 && block.kind === 'item' ? readSentence(nameIn(text)).stems : []
    if (another.length > 0) {
      itemName = new Set(another)
      subject = []
      first = []
    }
    // An item goes on with what stands before the list.
    const reading = readSentence(at === 0 && leadIn ? `${leadIn.replace(/:\s*$/, '')} ${text}` : text)
    // "It cannot be cured": at the beginning of a block "it" is what the heading or the title names.
    const title = at === 0 && reading.beginsWithPronoun ? all : []
    const isAbout = reading.hasPronoun || block.kind === 'item' ? [...subject, ...first, ...topic, ...title] : []
    if (at === 0) first = readSubject(reading, [])
    const isOwn = (stem: string) => !siblings.has(stem)
    // "Most of those": of what was named last.
    const last = OF_THOSE.test(reading.plain) ? before : undefined
    before = reading.stems
    const context = new Set(last ?? [...named, ...isAbout].filter(isOwn))
    const antecedent = new Set(
      last ?? (itemName.size > 0 ? itemName : ownSubject.length > 0 ? ownSubject : [...all, ...subject]),
    )
    if (namesOwn(reading, all)) ownSubject = [...ownSubject, ...reading.stems.slice(0, SUBJECT_STEMS)]
    if (!(block.kind === 'item' && at > 0)) subject = readSubject(reading, subject)
    // What a passage asks, tells a writer to do, or says in somebody else's words supports nothing.
    if (reading.isQuestion || addressesWriter(text) || ENDS_QUOTE.test(text)) return []
    const pointsBack = reading.beginsWithPronoun || reading.refersBack || (block.kind === 'item' && at > 0)
    return [
      {
        reading,
        facets: readPopulation(text),
        context,
        antecedent,
        named: new Set(last ?? [...named.filter(isOwn), ...itemName]),
        itemName,
        isAhead: /\bbefore\b/i.test(heading),
        pointsBack,
      },
    ]
  })
}

/** What a model is given of a block: all but what speaks to the model. */
function withoutOrders(block: Block): string {
  if ('lines' in block) return block.lines.filter(line => !addressesWriter(line)).join('\n')
  const sentences = splitSentences(block.text)
  return sentences.some(addressesWriter) ? sentences.filter(one => !addressesWriter(one)).join(' ') : block.text
}

/** What leads up to a list: "Call your team right away for these:" */
function findLeadIn(blocks: readonly Block[], at: number): string {
  if (blocks[at]?.kind !== 'item') return ''
  const before = blocks.slice(0, at).findLast(block => block.kind !== 'item')
  const last = before && 'text' in before ? splitSentences(before.text).at(-1) : undefined
  return last?.endsWith(':') ? last : ''
}

/** "CT: …", "MRI: …": what an item says is said of its own name, and of none of those beside it. */
const nameOf = (block: Block | undefined) => (block?.kind === 'item' ? nameIn(block.text) : '')

const nameIn = (text: string) => /^([^:.]{1,40}): /.exec(text)?.[1] ?? ''

function readSiblings(blocks: readonly Block[], at: number): ReadonlySet<string> {
  const own = readSentence(nameOf(blocks[at])).stems
  if (own.length === 0) return new Set()
  const others = blocks.filter((_, index) => index !== at).flatMap(block => readSentence(nameOf(block)).stems)
  return new Set(others.filter(stem => !own.includes(stem)))
}

/** Numbers and reads the passages of a page, those that it tells first. */
export function gatherEvidence(page: Page): EvidenceBase {
  const sources = new Map<number, Source>()
  const numberOf = createNumbering()
  const blocks: EvidenceBlock[] = []
  let words = 0

  function add(topic: Topic, passage: Passage): void {
    const { heading, role, appliesTo } = passage
    const facets = { ...readPopulation(`${heading}. ${topic.title}`), ...topic.appliesTo, ...appliesTo }
    for (const [at, block] of passage.blocks.entries()) {
      const found: Source[] = []
      const numbers = block.cites.map(cite => numberOf({ topic, passage }, cite, found))
      for (const source of found) sources.set(source.n, source)
      const text = withoutOrders(block)
      const leadIn = findLeadIn(passage.blocks, at)
      const siblings = readSiblings(passage.blocks, at)
      const sentences = readBlock(block, { heading, title: topic.title, leadIn, siblings })
      blocks.push({ numbers, passage: passage.id, heading, role, text, kind: block.kind, facets, sentences })
    }
    words += countWords(passage.blocks)
  }

  const told = new Set(page.parts.map(({ passage }) => passage.id))
  for (const { topic, passage } of page.parts) add(topic, passage)
  for (const { topic, passage } of page.left)
    if (!told.has(passage.id) && words + countWords(passage.blocks) <= WORDS_MAX) add(topic, passage)
  return { blocks, sources }
}
