/** Sentences made by rule from the library's passages: honest ones that say the same in another way, and corrupted ones that do not. */

import { splitSentences } from '../../server/answer/model/sentences.ts'
import type { Page } from '../../server/answer/page.ts'
import { isDrugName } from '../../server/knowledge/drug-names.ts'
import type { Document, Section } from '../../server/knowledge/knowledge.ts'
import { LIBRARY_FOLDER, readLibrary } from '../../server/knowledge/library.ts'

export interface Case {
  /** One section, as the page that a model is given. */
  page: Page
  sentence: string
  /** Which rule made it. */
  kind: string
  isHonest: boolean
}

type Rewrite = (sentence: string) => string | undefined
const put =
  (pattern: RegExp, by: string): Rewrite =>
  sentence =>
    pattern.test(sentence) ? sentence.replace(pattern, by) : undefined
const lower = (text: string) => text.replace(/^(?:[A-Z](?=[a-z]))/, letter => letter.toLowerCase())
const upper = (text: string) => text.replace(/^[a-z]/, letter => letter.toUpperCase())

/** What a writer may well do with a sentence. */
const HONEST: Record<string, Rewrite> = {
  verbatim: sentence => sentence,
  chemotherapy: put(/\bchemo\b/, 'chemotherapy'),
  doctor: put(/\bdoctor\b/, 'oncologist'),
  immediately: put(/\bright away\b|\bat once\b/, 'immediately'),
  cannot: put(/\bcannot\b/, 'can’t'),
  contraction: put(/\b(does|do|is) not\b/, '$1n’t'),
  percent: put(/ percent\b/, '%'),
  large: put(/\bbig\b/, 'large'),
  'no parenthesis': put(/ \([^)]*\)/, ''),
  'condition last': sentence => {
    const found = /^(If|When) ([^,]+), ([^,]+)\.$/.exec(sentence)
    return found ? `${upper(found[3] ?? '')} ${(found[1] ?? '').toLowerCase()} ${found[2]}.` : undefined
  },
  'condition first': sentence => {
    const found = /^([^,]+) (if|when) ([^,]+)\.$/.exec(sentence)
    return found ? `${upper(found[2] ?? '')} ${found[3]}, ${lower(found[1] ?? '')}.` : undefined
  },
  shorter: put(/, (?:so|but|and) [^,]{12,}\.$/, '.'),
  'fewer of a list': put(/^(\w[^,.:;]+) [^,.:;]+, [^,.:;]+, and [^,.:;]+\.$/, '$1.'),
  opening: sentence => `In other words, ${lower(sentence)}`,
  'also said': sentence => (/^[A-Z][a-z]/.test(sentence) ? `Also, ${lower(sentence)}` : undefined),
  bold: put(/^(\w+ \w+)/, '**$1**'),
}

const DRUGS = ['olaparib', 'Keytruda', 'letrozole', 'cisplatin', 'Ibrance']
const NUMBER = /(?<![\w.])\d+(?:\.\d+)?(?![\w.]|\+)/

/** What a model must not get away with. */
const LIES: Record<string, Rewrite> = {
  number: put(NUMBER, '47'),
  'numbers swapped': sentence => {
    const [one, other] = [...sentence.matchAll(new RegExp(NUMBER, 'g'))]
    if (!one || !other || one[0] === other[0]) return undefined
    const [a, b] = [one.index, other.index]
    return `${sentence.slice(0, a)}${other[0]}${sentence.slice(a + one[0].length, b)}${one[0]}${sentence.slice(b + other[0].length)}`
  },
  unit: sentence => {
    const units: [RegExp, string][] = [
      [/\bweeks?\b/, 'months'],
      [/\bmonths?\b/, 'weeks'],
      [/\b(?<=\d )days?\b/, 'weeks'],
      [/\bhours?\b/, 'days'],
      [/°C/, '°F'],
      [/ percent\b/, ' years'],
    ]
    const found = units.find(([pattern]) => pattern.test(sentence))
    return found ? sentence.replace(...found) : undefined
  },
  'negation put in': put(/\b(can|may|is|are|should|does|will|has|have|could)\b(?! not|not)/, '$1 not'),
  'negation taken out': sentence =>
    /\b(?:do|does|is|are|can|cannot|should|will|may|was|were) ?not\b/.test(sentence) && !/not only/.test(sentence)
      ? sentence
          .replace(/\bcannot\b/, 'can')
          .replace(/\b(?:do|does) not /, '')
          .replace(/ not\b/, '')
      : undefined,
  no: put(/\bno\b(?! one| and| if|[,."”])/, 'a'),
  'may to will': put(/\b(?:may|might|can|could)\b(?! \d|not)/, 'will'),
  'some to all': put(/\b(?:[Ss]ome|[Mm]any|[Mm]ost|[Aa] few)\b(?! of)/, 'All'),
  'usually to always': put(/\b(?:usually|often|sometimes)\b/, 'always'),
  // What may be possible is possible, and "as low as they can be" is no "perhaps".
  'hedge taken out': put(/(?<!\bas \w+ )\b(?:may|might|can|could) (?=[a-z]+ )(?!be possible)/, ''),
  'how often taken out': put(
    /(?<!\b(?:[Mm]ost|more|less) )\b(?:often|usually|sometimes|mostly|rarely|seldom) (?=[a-z]+)/,
    '',
  ),
  'how many taken out': sentence => {
    const found = /^(?:Some|Many|Most|A few|Few) ((?:[a-z]+s|people|men|women|children)\b.*)$/.exec(sentence)
    return found ? upper(found[1] ?? '') : undefined
  },
  'condition taken out': sentence => {
    const found =
      /^(?:If|When|Unless) [^,]+, ([^,]+\.)$/.exec(sentence) ??
      /^([^,]+?)(?<! ask)(?<! or)(?<! and) (?:if|when(?! to)|unless) [^,]+\.$/.exec(sentence)
    return found ? upper(found[1]?.replace(/\.?$/, '.') ?? '') : undefined
  },
  'only put in': sentence =>
    /\bonly\b/.test(sentence) ? undefined : put(/\b(is|are|can|may)\b(?! not|not| \d)/, '$1 only')(sentence),
  'never put in': put(/\b(can|may|could|will)\b(?! never| not|not| \d)/, '$1 never'),
  drug: sentence => {
    const name = sentence.match(/[A-Za-z]+/g)?.find(word => isDrugName(word.toLowerCase()))
    return name ? sentence.replaceAll(name, DRUGS[name.length % DRUGS.length] ?? '') : undefined
  },
  'receptor group': sentence => {
    const groups: [RegExp, string][] = [
      [/HER2-(?:ultra)?low/, 'HER2-positive'],
      [/HER2-positive/, 'HER2-low'],
      [/HER2-negative/, 'HER2-positive'],
      [/[Tt]riple-negative/, 'HER2-positive'],
      [/receptor-positive/, 'receptor-negative'],
    ]
    const found = groups.find(([pattern]) => pattern.test(sentence))
    return found ? sentence.replace(...found) : undefined
  },
  population: sentence => {
    const groups: [RegExp, string][] = [
      [/\badults\b/, 'children'],
      [/\bchildren\b/, 'adults'],
      [/\bwomen\b/, 'men'],
      [/\bbreast cancers?\b/i, 'lung cancer'],
      [/\blung cancer\b/i, 'breast cancer'],
      [/\bpeople with cancer\b/, 'pregnant people'],
    ]
    const found = groups.find(([pattern]) => pattern.test(sentence))
    return found ? sentence.replace(...found) : undefined
  },
  direction: sentence => {
    const pairs: [RegExp, string][] = [
      [/\bmore\b/, 'less'],
      [/\bless\b/, 'more'],
      [/\bhigher\b/, 'lower'],
      [/\blower\b/, 'higher'],
      [/\bbefore\b/, 'after'],
      [/\bafter\b/, 'before'],
      [/\braise\b/, 'reduce'],
      [/\bhigh\b/, 'low'],
      [/\blow\b/, 'high'],
      [/\brare\b/, 'common'],
      [/\bpositive\b/, 'negative'],
      [/\bsafe\b/, 'unsafe'],
    ]
    const found = pairs.find(([pattern]) => pattern.test(sentence))
    return found ? sentence.replace(...found) : undefined
  },
  'invented sign': put(/\.$/, ', and it can cause kidney failure.'),
  'invented effect': put(/^([^,.;:]+) (and|or) ([^,.;:]+)\.$/, '$1, heart attacks $2 $3.'),
  'invented cure': put(/\.$/, ' and cures most cancers.'),
  dose: put(/\.$/, ' at 50 mg twice a day.'),
  order: sentence => `You should start chemo now, and ${lower(sentence)}`,
  'not needed': put(/^([^.]+)\.$/, 'You don’t need to call, since $1.'),
}

const toPage = (document: Document, section: Section): Page => {
  const topic = { ...document, sections: undefined }
  const passage = { ...section, id: 1, document: document.id }
  return { parts: [{ heading: section.heading, topic, passage, blocks: section.blocks }], left: [] }
}

/** What stands before the first verb that we know; what we are told to ask or to tell is said of nothing. */
const SUBJECT =
  /^(?!(?:Ask|Tell) )[^,.:;]*? (?=(?:is|are|was|were|can|may|might|should|will|has|have|must|does|do|means?) )/

/** What its passage says as well, in other words. */
const TRUE_MIXES = new Set([
  'A sarcoma that comes back may come out, too.',
  'The ages here is for average risk.',
  'Check-ups look for cancer that is cancer.',
])

/** Of a sentence of one section and the end of one of another: both were said, but not together. */
function* mix(sections: readonly { page: Page; sentence: string }[]): Generator<Case> {
  for (const [index, { page, sentence }] of sections.entries()) {
    const other = sections[(index * 7 + 31) % sections.length]
    if (!other || other.page === page) continue
    const [begin] = SUBJECT.exec(sentence) ?? []
    const subject = SUBJECT.exec(other.sentence)?.[0] ?? ''
    if (begin && subject) {
      const mixed = `${begin}${other.sentence.slice(subject.length)}`
      if (TRUE_MIXES.has(mixed)) continue
      yield { page, kind: 'two passages mixed', isHonest: false, sentence: mixed }
    }
  }
}

/** Every sentence that the rules make of the library that ships. */
export function* makeClaims(): Generator<Case> {
  const all: { page: Page; sentence: string }[] = []
  for (const document of readLibrary(LIBRARY_FOLDER, { ledger: false }).documents) {
    for (const section of document.sections) {
      const page = toPage(document, section)
      for (const block of section.blocks) {
        if (block.kind !== 'paragraph') continue
        for (const sentence of splitSentences(block.text)) {
          if (!sentence.endsWith('.') || sentence.length < 25) continue
          all.push({ page, sentence })
        }
      }
    }
  }
  for (const { page, sentence } of all) {
    for (const [rules, isHonest] of [
      [HONEST, true],
      [LIES, false],
    ] as const) {
      for (const [kind, rewrite] of Object.entries(rules)) {
        const made = rewrite(sentence)
        if (made === undefined || made.length < 25 || (kind !== 'verbatim' && made === sentence)) continue
        yield { page, sentence: made, kind, isHonest }
      }
    }
  }
  yield* mix(all)
}
