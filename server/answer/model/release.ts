/** Lets through what passages support, in a form that is ours: a model's headings, marks and fences are read and written anew. */
import type { Reader, Source } from '../../../protocol/frames.ts'
import { readPopulation } from '../../knowledge/population.ts'
import { escapeMarkdown } from '../escape.ts'
import { leadInsFor } from '../lead-ins.ts'
import type { EvidenceBase, EvidenceBlock } from './evidence.ts'
import { findForbidden } from './forbidden.ts'
import { findHeading, type Heading, listHeadings } from './headings.ts'
import { readSentence } from './reading.ts'
import { createSpeechJudge } from './speech.ts'
import { findSupport, type Place, type Support } from './support.ts'
import type { Container, Unit } from './units.ts'
import { FINITE } from './word-classes.ts'

export interface Released {
  /** Sources that the text cites and nothing before it did. */
  sources: Source[]
  /** Markdown; empty where nothing was let through. */
  text: string
}

export interface Release {
  take(unit: Unit): Released
  /** The end of the answer: what is open is closed, and a gap that is still to be said is said. */
  end(): Released
  /** Sentences that were let through, and those that were not. */
  count(): { released: number; dropped: number }
}

export interface ReleaseOptions {
  evidence: EvidenceBase
  question: string
  locale: string
  reader: Reader
  /** Says again what the relay says around the answer. */
  isEcho(sentence: string): boolean
}

type Sentence = Extract<Unit, { type: 'sentence' }>

/** An item that stands for itself, with no words before its list, says at least so much, or is a sentence of its passage. */
const ITEM_MIN_STEMS = 5

export function createRelease({ evidence, question, locale, reader, isEcho }: ReleaseOptions): Release {
  const headings = listHeadings(evidence)
  const words = leadInsFor(locale, reader)
  const isSpeech = createSpeechJudge({ evidence, question })
  /** Numbers as the reader sees them, by the model's: in the order of their first appearance. */
  const shown = new Map<number, number>()

  let heading: Heading | undefined
  let isHeadingOwed = false
  let isGapOwed = false
  /** What the text so far ends with. */
  let tail: 'nothing' | 'block' | 'gap' | 'paragraph' | 'item' | 'line' = 'nothing'
  let container: Container | undefined
  /** The sentence before a list that its items go on with, and the passage that says it. */
  let leadIn: { text: string; passage: number } | undefined
  /** Where the support of the sentence before ended; null behind one that was dropped. */
  let previous: Place | null = null
  let lists = 0
  const introduced = new Set<string>()
  let [released, dropped] = [0, 0]

  const gap = () => (tail === 'nothing' ? '' : '\n\n')

  /** Everything that has to stand before the next block: the heading that waits, or the words of the last section. */
  function open(): string {
    const before = gap()
    tail = 'block'
    if (!isHeadingOwed || !heading) return before
    isHeadingOwed = false
    return heading.role === 'bottom' && !heading.passage
      ? `${before}**${words.bottom}** `
      : `${before}## ${escapeMarkdown(heading.text)}\n\n`
  }

  function drop(): Released {
    dropped++
    isGapOwed = true
    previous = null
    return nothing()
  }

  function closeSection(): string {
    const text = closeContainer()
    leadIn = undefined
    previous = null
    const isSaid = isGapOwed && tail !== 'nothing' && tail !== 'gap'
    if (!isSaid) return text
    isGapOwed = false
    tail = 'gap'
    return `${text}\n\n:::gap\n${words.silent}\n:::`
  }

  function closeContainer(): string {
    const isOpen = container !== undefined && tail === 'line'
    container = undefined
    if (!isOpen) return ''
    tail = 'block'
    return '\n:::'
  }

  function number(blocks: readonly EvidenceBlock[], cites: readonly number[]): { marks: string; sources: Source[] } {
    const sources: Source[] = []
    const told = [...new Set(blocks.flatMap(({ numbers }) => numbers))].filter(
      n => cites.length === 0 || cites.includes(n),
    )
    const marks = told.map(n => {
      const known = shown.get(n) ?? shown.size + 1
      const source = evidence.sources.get(n)
      if (!shown.has(n) && source) sources.push({ ...source, n: known })
      shown.set(n, known)
      return known
    })
    return {
      marks: marks
        .sort((a, b) => a - b)
        .map(n => `[${n}]`)
        .join(''),
      sources,
    }
  }

  /** Blocks that a sentence may rest on: those it cites, or any where it cites none; null where a citation is invented. */
  function findCited(cites: readonly number[]): readonly EvidenceBlock[] | null {
    if (cites.some(n => !evidence.sources.has(n))) return null
    return evidence.blocks.filter(({ numbers }) => cites.length === 0 || numbers.some(n => cites.includes(n)))
  }

  /** An item says what it says under its heading, or behind the words before its list. */
  function findItemSupport(unit: Sentence, blocks: readonly EvidenceBlock[]): Support | null {
    if (leadIn) {
      const whole = `${leadIn.text.replace(/:\s*$/, '')} ${unit.text}`
      const own = blocks.filter(({ passage }) => passage === leadIn?.passage)
      return findSupport(readSentence(whole), readPopulation(whole), own, null)
    }
    const isOwn = (block: EvidenceBlock) =>
      heading?.passage ? block.heading === heading.passage : block.role === heading?.role
    const claim = readSentence(unit.text)
    const isSentence = !claim.isFragment && (claim.isImperative || claim.tokens.some(({ text }) => FINITE.has(text)))
    // What an item of a list only names says nothing without the words before that list.
    const isStated = ({ kind, sentences }: EvidenceBlock) =>
      (kind === 'paragraph' || isSentence) && sentences.some(({ reading }) => reading.plain === claim.plain)
    const isLong = claim.stems.length >= ITEM_MIN_STEMS
    const fitting = isLong ? blocks : blocks.filter(block => isOwn(block) || isStated(block))
    return findSupport(claim, readPopulation(unit.text), fitting, previous)
  }

  function takeSentence(unit: Sentence): Released {
    if (isEcho(unit.text)) return nothing()
    const blocks = findForbidden(unit.text) ? null : findCited(unit.cites)
    if (!blocks) return drop()
    const isItem = unit.place === 'item' && unit.isFirst
    const support = isItem
      ? findItemSupport(unit, blocks)
      : findSupport(readSentence(unit.text), readPopulation(unit.text), blocks, previous)
    if (!support) return drop()
    const { marks, sources } = number(support.blocks, unit.cites)
    const text = place(unit, `${escapeMarkdown(unit.text)} ${marks}`)
    previous = support.last
    released++
    if (unit.place === 'paragraph')
      leadIn = unit.text.endsWith(':') ? { text: unit.text, passage: support.last.block.passage } : undefined
    return { text, sources }
  }

  /** The same words again would only be read again. */
  function introduceList(): string {
    const intro = (heading && words.lists[heading.role]) ?? words.lists.other
    if (introduced.has(intro)) return ''
    introduced.add(intro)
    return `${intro}\n\n`
  }

  /** Puts a sentence where it belongs: behind the one before it, or at the start of a block of its own. */
  function place(unit: Sentence, text: string): string {
    if (unit.place === 'item') {
      if (!unit.isFirst && tail === 'item') return ` ${text}`
      if (tail === 'item') return `\n- ${text}`
      const intro = leadIn ? '' : introduceList()
      const before = open()
      tail = 'item'
      return `${before}${intro}- ${text}`
    }
    if (tail === 'paragraph' && !unit.isFirst) return ` ${text}`
    const before = open()
    tail = 'paragraph'
    return `${before}${text}`
  }

  function takeLine(text: string): Released {
    if (!container) return nothing()
    if (!isSpeech(text)) return drop()
    released++
    const line = `- ${escapeMarkdown(text)}`
    if (tail === 'line') return { text: `\n${line}`, sources: [] }
    const leadIn =
      container === 'phrasing' ? words.phrasing : (words.questions[lists++] ?? words.questions.at(-1) ?? '')
    const before = open()
    tail = 'line'
    return { text: `${before}${leadIn}\n\n:::${container}\n${line}`, sources: [] }
  }

  const nothing = (): Released => ({ text: '', sources: [] })

  return {
    take(unit) {
      switch (unit.type) {
        case 'heading': {
          const text = closeSection()
          heading = findHeading(headings, unit.text)
          isHeadingOwed = heading !== undefined
          if (tail !== 'nothing' && tail !== 'gap') tail = 'block'
          return { text, sources: [] }
        }
        case 'fence': {
          const text = closeContainer()
          container = unit.name
          return { text, sources: [] }
        }
        case 'sentence':
          return takeSentence(unit)
        case 'line':
          return takeLine(unit.text)
        default:
          return unit satisfies never
      }
    },
    end: () => ({ text: `${closeSection()}\n`, sources: [] }),
    count: () => ({ released, dropped }),
  }
}
