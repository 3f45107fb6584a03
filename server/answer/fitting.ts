/** How well sections and blocks fit what is asked. */
import { isStated } from '../knowledge/guard.ts'
import type { Block, Knowledge } from '../knowledge/knowledge.ts'
import { textOfSection } from '../knowledge/plain.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { alikeStems } from '../knowledge/vocabulary.ts'
import { type Candidate, isSpecific } from './candidates.ts'
import { isSaid, measureTextCoverage } from './coverage.ts'
import { type Found, illnessBeside } from './find.ts'
import { listsThings } from './listed-things.ts'
import { subjectStems } from './question.ts'

/** A section fits when it tells at least this share of what the best one tells. */
const FITTING_SHARE = 0.4
/** A part that is asked for by name outweighs a rare word or two (a stem tells up to about 6). */
const ROLE_BONUS = 6
/** So does a section for the very people that the question is about. */
const POPULATION_BONUS = 4
/** A section whose own question is the one asked outweighs all others; half as close, it does a quarter of that. */
const CLOSENESS_BONUS = 50
/** A section besides the best one, or a place of it, must speak of this share of what is asked. */
export const BESIDE_SHARE = 0.7
/** An item or line speaks of what is asked when it says this share of it. */
const SAID_SHARE = 0.4

/** What is asked beyond the names of the topics; where that is nothing, beyond the title. */
export const listAsked = (found: Found) => (found.rest.length > 0 ? found.rest : listBeyondTitle(found))

/** What is asked beyond the title of the topic; where that is nothing, the subject itself. */
export function listBeyondTitle({ question, lead }: Found): string[] {
  const subject = subjectStems(question.text)
  const title = new Set(splitStems(lead.title))
  const beyond = subject.filter(stem => !isSaid(stem, title))
  return beyond.length > 0 ? beyond : subject
}

/** How much of what is asked a text says. */
function measureText(knowledge: Knowledge, text: string, asked: readonly string[]): number {
  const said = new Set(splitStems(text))
  return asked.reduce((sum, stem) => sum + (alikeStems(stem).some(one => said.has(one)) ? knowledge.weigh(stem) : 0), 0)
}

const linesOf = (block: Block) => ('lines' in block ? block.lines : [block.text])

/** A block, measured alone and by its best line: a long section is not better for saying one word here and one there. */
export const measureBlock = (knowledge: Knowledge, block: Block, asked: readonly string[]) =>
  Math.max(0, ...linesOf(block).map(line => measureText(knowledge, line, asked)))

/** Whether one line of a block speaks of what is asked. */
export const saysAsked = (knowledge: Knowledge, block: Block, asked: readonly string[]) =>
  linesOf(block).some(line => measureTextCoverage(knowledge, asked, line) >= SAID_SHARE)

/** The sections that fit, the best first. */
export function orderFitting(knowledge: Knowledge, candidates: Candidate[], found: Found): Candidate[] {
  const { roles, population } = found.question
  // No section of a general article fits better for naming the illness.
  const forWhom = new Set(splitStems(illnessBeside(found)?.title ?? ''))
  const subject = subjectStems(found.question.text).filter(stem => !forWhom.has(stem))
  const stemsOf = (texts: string[]) => new Set(texts.flatMap(splitStems))
  const titles = stemsOf(candidates.flatMap(({ topic: { title } }) => (listsThings(title) ? [] : [title])))
  const headings = stemsOf(candidates.map(({ passage }) => passage.heading))
  // A name of the article that heads one of its sections asks for that one: "mammogram".
  const heading = subject.filter(stem => headings.has(stem) && !titles.has(stem))
  const asked = [...new Set([...listAsked(found), ...heading])]
  const measure = (one: Candidate) => {
    const { passage } = one
    const inBlocks = Math.max(0, ...passage.blocks.map(block => measureBlock(knowledge, block, asked)))
    const inHeading = measureText(knowledge, passage.heading, asked)
    const role = roles.includes(passage.role) ? ROLE_BONUS : 0
    const specific = isSpecific(one) && isStated(passage.appliesTo, population) ? POPULATION_BONUS : 0
    const said = [one.topic.title, ...one.topic.synonyms, passage.heading, ...passage.asks, textOfSection(passage)]
    const spoken = measureTextCoverage(knowledge, subject, said.join(' '))
    const close = CLOSENESS_BONUS * ((found.closeness.get(passage.id) ?? 0) * spoken) ** 2
    return one.score * 0.5 + inBlocks + inHeading * 1.5 + role + specific + close
  }
  const measured = candidates.map(one => ({ ...one, score: measure(one) })).sort((a, b) => b.score - a.score)
  const best = measured[0]?.score ?? 0
  return measured.filter(one => one.score > 0 && one.score >= best * FITTING_SHARE)
}
