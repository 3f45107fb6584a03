/**
 * Questions for the visit that quote what the patient confirmed: asked of the team, so that they claim nothing and choose nothing.
 * Each rests on a section of the library that says why it is worth asking; where the knowledge has no such section, it is not asked.
 */
import { escapeMarkdown } from '../escape.ts'
import { percentIn, tidyPhrase } from './phrases.ts'
import type { Case } from './read-case.ts'

export interface VisitQuestion {
  /** Markdown of one line. */
  text: string
  /** The section that it rests on, by a question which that section answers. */
  rests: string
  /** The facts that it quotes. */
  facts: string[]
}

const HER2_LOW_QUESTIONS = 'What should I ask my doctor about HER2-low?'
const OPTIONS = 'What should I ask about my treatment options?'

/** Names of treatments that one question lists. */
const NAMES_MAX = 4

const quote = (text: string | undefined) => {
  const tidy = text === undefined ? undefined : tidyPhrase(text)
  return tidy === undefined ? undefined : escapeMarkdown(tidy)
}

function askAboutHer2({ markers }: Case): VisitQuestion[] {
  const her2 = markers.her2
  const score = her2?.fact.ihc
  // The section is of low scores; 3+ is met by other questions.
  if (!her2 || score === undefined || score === '3+') return []
  const on = { rests: HER2_LOW_QUESTIONS, facts: [her2.pointer] }
  const isMet = her2.fact.ish !== undefined
  const year = her2.fact.date?.slice(0, 4)
  return [
    {
      text: isMet
        ? `My report says HER2 IHC ${score}. Does that result change my choices now, or only later?`
        : `My report says HER2 IHC ${score}. Was a gene test (FISH or ISH) done too, and does the result change my choices now?`,
      ...on,
    },
    {
      text: year
        ? `My HER2 sample is from ${year}. Should it be read again, or a newer sample be tested?`
        : `Which sample was my HER2 score of ${score} read from, and should it be read again or a newer one be tested?`,
      ...on,
    },
  ]
}

function askAboutHormones({ markers }: Case): VisitQuestion[] {
  const { er } = markers
  if (er?.fact.status !== 'positive' && er?.fact.status !== 'low') return []
  const percent = er.fact.percent === undefined ? '' : ` (${percentIn(er.fact.percent, 'en')})`
  return [
    {
      text: `My report says ER-positive${percent}. What part can hormone treatment still have, and how would we know if it stops working?`,
      ...{ rests: 'What does hormone receptor-positive breast cancer mean?', facts: [er.pointer] },
    },
  ]
}

function askAboutTreatments({ treatments, facets }: Case): VisitQuestion[] {
  const named = treatments.flatMap(({ fact, pointer }) => {
    const name = quote(fact.name)
    return name === undefined || fact.kind === 'surgery' || fact.kind === 'radiation' ? [] : [{ name, pointer }]
  })
  if (named.length === 0) return []
  const names = [...new Set(named.map(({ name }) => name))].slice(0, NAMES_MAX)
  const glue = names.some(name => / and |,/.test(name)) ? ', and ' : ' and '
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')}${glue}${names.at(-1)}` : names[0]
  const facts = named.map(({ pointer }) => pointer)
  const isLow = facets.receptor?.some(value => value === 'her2-low' || value === 'her2-ultralow')
  return [
    {
      text: `I have had ${list}. What does that open or rule out for what could come next?`,
      // Approvals name what must have been tried before.
      ...{ rests: isLow ? 'Which treatments are there for HER2-low breast cancer?' : OPTIONS, facts },
    },
    {
      text: `Is there a trial for someone who has had ${list}?`,
      ...{ rests: 'What should I have ready to look for a clinical trial?', facts },
    },
  ]
}

function askAboutStage({ stage }: Case): VisitQuestion[] {
  const group = quote(stage?.group)
  if (!stage || group === undefined) return []
  const said = /^stage\b/i.test(group) ? group : `stage ${group}`
  return [
    {
      text: `My report says ${said}. Which tests was that based on, and has anything changed since?`,
      ...{ rests: 'What should I ask about my cancer stage?', facts: ['/stage'] },
    },
  ]
}

function askAboutGenes({ profile }: Case): VisitQuestion[] {
  return profile.variants.slice(0, 2).flatMap(({ gene }, index) => {
    const name = quote(gene)
    if (name === undefined || profile.conflicts.some(one => one.startsWith(`/variants/${index}`))) return []
    const text = `My report names ${name}. Does it matter for treatment, and should I see a genetic counselor?`
    return [{ text, rests: 'What should I ask about biomarker and genetic testing?', facts: [`/variants/${index}`] }]
  })
}

/** Questions in the order in which a visit would take them. */
export const listVisitQuestions = (the: Case): VisitQuestion[] => [
  ...askAboutHer2(the),
  ...askAboutHormones(the),
  ...askAboutTreatments(the),
  ...askAboutStage(the),
  ...askAboutGenes(the),
]
