/** What is looked up for a case besides the question itself, by what the question is after. */
import { nameCase } from './case-name.ts'
import type { Case } from './read-case.ts'

/** What a question about one's own case is after. */
export type Wish = 'treatment' | 'questions' | 'results'

const WISHES: [Wish, RegExp][] = [
  [
    'treatment',
    /\b(?:treat\w*|therap(?:y|ies)|my options|what options|which options|options (?:do|are|have)|drugs?|medicines?|next (?:steps?|line)|what(?:'s| is| comes| happens)? next|tratamientos?|opciones)\b/i,
  ],
  [
    'questions',
    /\b(?:what|which)(?: \w+)? questions\b|\bwhat (?:should|can|do|to|could) (?:i |we )?ask\b|\bquestions (?:to|should|for)\b|\bqué (?:debo|puedo|debería) preguntar\b|\bqué preguntas\b/i,
  ],
  [
    'results',
    /\b(?:my|our|these|the) (?:\w+ )?(?:results?|report|records?|markers?|biomarkers?|receptors?|scores?|diagnosis|case|facts)\b|\bmi (?:caso|informe|diagnóstico)\b|\bmis (?:resultados|informes|biomarcadores)\b/i,
  ],
]

/** What a question is after, of what a case can add to; empty where it adds nothing by itself. */
export const readWishes = (question: string): Wish[] =>
  WISHES.filter(([, cue]) => cue.test(question)).map(([wish]) => wish)

/** A section that is told of the case: found by a question that it answers, and where it stands in the answer. */
export interface Query {
  text: string
  part: 'terms' | 'treatment' | 'questions'
  /** The facts that it explains. */
  facts: string[]
}

/** One result's own words, as a question that a section of the library may answer. */
function listTerms({ markers, stage, profile }: Case): Query[] {
  const { her2, er, ki67 } = markers
  const graded = profile.diagnoses.findIndex(({ grade }) => grade !== undefined)
  const terms: [text: string, fact: string | undefined][] = [
    [
      her2?.fact.ihc ? 'What do the HER2 scores 0, 1+, 2+ and 3+ mean?' : 'How is HER2 tested in breast cancer?',
      her2?.pointer,
    ],
    ['What does ER-positive mean?', er?.pointer],
    ['What does my Ki-67 number mean?', ki67?.pointer],
    ['What do T, N and M mean?', (stage?.t ?? stage?.n ?? stage?.m) === undefined ? undefined : '/stage'],
    ['What do stages 0 to 4 mean?', stage?.group === undefined ? undefined : '/stage'],
    ['What is the difference between grade and stage?', graded < 0 ? undefined : `/diagnoses/${graded}`],
    [
      'What is the difference between biomarker testing and genetic testing?',
      profile.variants.length > 0 ? '/variants/0' : undefined,
    ],
  ]
  return terms.flatMap(([text, fact]) => (fact === undefined ? [] : [{ text, part: 'terms' as const, facts: [fact] }]))
}

/** Conjugates that came after both hormone treatment and chemotherapy are told to who had both. */
function listLater({ treatments, facets }: Case): Query[] {
  const had = (kind: string) => treatments.filter(({ fact }) => fact.kind === kind).map(({ pointer }) => pointer)
  const [hormones, chemotherapies] = [had('endocrine'), had('chemotherapy')]
  const isHormone = facets.receptor?.includes('hr-positive') && !facets.receptor.includes('her2-positive')
  if (!isHormone || facets.setting?.includes('early') || hormones.length === 0 || chemotherapies.length === 0) return []
  const text = 'Which antibody-drug conjugates are there for hormone receptor-positive breast cancer?'
  return [{ text, part: 'treatment', facts: [...hormones, ...chemotherapies] }]
}

/** What to look up, in the order of the answer. */
export function listQueries(the: Case, wishes: readonly Wish[]): Query[] {
  const names = nameCase(the)
  const query = (text: string, part: Query['part']): Query => ({ text, part, facts: [] })
  const treatment = names.slice(0, 1).map(name => query(`Which treatments are there for ${name}?`, 'treatment'))
  return [
    ...names.slice(0, 1).map(name => query(`What is ${name}?`, 'terms')),
    ...(wishes.includes('results') ? listTerms(the) : []),
    ...(wishes.includes('treatment') ? [...treatment, ...listLater(the)] : []),
    ...names.map(name => query(`What should I ask my doctor about ${name}?`, 'questions')),
  ]
}
