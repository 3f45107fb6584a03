/** From all the words of a message to the article that it is most about, where it is clear enough which one that is. */
import { isDrugName } from '../knowledge/drug-names.ts'
import type { Facets } from '../knowledge/facets.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { CANCER } from './candidates.ts'
import { isOwnMatter, readCircumstances } from './circumstances.ts'
import { type Found, isOtherUse, OUTLOOK, ofCase, SCREENING, scorePassages } from './find.ts'
import type { Fit } from './gist.ts'
import { isLightStem } from './going-on.ts'
import { NEAR, SAME } from './leads.ts'
import { readSoleListener } from './listeners.ts'
import { listOtherSubjects } from './other-subjects.ts'
import { dropFrames, dropSetting, LUMP, readQuestion, sayAlike, subjectStems } from './question.ts'
import type { Topic, Topics } from './topics.ts'

/** What an article has to say of somebody's own matter, beside what it leaves unsaid. Calibrated in tests/answer/gist.test.ts. */
const OWN = { score: 0.78, covered: 0.35 }
/** Of a question that could be anybody's nearly every word has to be about the article: "What is X syndrome?" */
const GENERAL = { score: 1, covered: 0.85, closest: 0.65 }
/** So much more than any other article, where neither says much. */
const AHEAD = 1.15
const CLEAR_SCORE = 1
/** Where the message has a name of the article as well, less is enough: "Are soft tissue sarcomas always malignant?" */
const NAMED = { score: 0.75, ahead: 1.2, aheadOfUnnamed: 1.05, covered: 0.55, words: 14 }
const OWN_NAMED = 0.3
/** So much more than the article that was found by what the message names. */
const OUTWEIGHS = 1.2
/** From here on the one word of a question is a name: "What is the Whipple?" */
const VERY_NAME = 0.9
/** Less is enough where one of its sections says that it answers this, and comes so much nearer than any of the other. */
const NEARER = 0.15
/** A section is what is asked for where one of its questions comes so near; else the article begins with its main message. */
const SECTION_CLOSENESS = 0.35

function isSure(text: string, [best, next]: readonly Fit[]): boolean {
  if (!best) return false
  const { score, covered, closest, isNamed } = best
  const isAhead = (share: number) => !next || score >= next.score * share
  const isOwn = isOwnMatter(text)
  const isEnough =
    score >= NAMED.score &&
    covered >= (isOwn ? OWN_NAMED : NAMED.covered) &&
    isAhead(next?.isNamed ? NAMED.ahead : NAMED.aheadOfUnnamed)
  if (isNamed && isEnough && text.split(/\s+/).length <= NAMED.words) return true
  if (!isOwn) return score >= GENERAL.score && covered >= GENERAL.covered && closest >= GENERAL.closest
  if (score < OWN.score || covered < OWN.covered) return false
  return score >= CLEAR_SCORE || isAhead(AHEAD)
}

/** The article that a message is most about; null where none is, or where `found` is about it as well. */
export function findByGist(
  knowledge: Knowledge,
  topics: Topics,
  typed: string,
  facets: Facets,
  found: Found | null,
): Found | null {
  const asked = dropFrames(topics.correct(typed))
  const question = ofCase(readQuestion(asked), facets)
  // Of a cancer that no article is for, a general one says what all have in common, and nothing of what is asked.
  if (question.population.cancer?.includes('other')) return null
  // Who asks for figures is told of figures, by whichever words; and a section that answers just this is left alone.
  const closestIn = (id: string, closeness: ReadonlyMap<number, number>) =>
    Math.max(0, ...knowledge.sections(id).map(one => closeness.get(one.id) ?? 0))
  if (found && (found.lead.id === OUTLOOK || closestIn(found.lead.id, found.closeness) >= SAME)) return null
  const listener = readSoleListener(asked)
  const byTheWay = readCircumstances(asked)
  const isIllness = ({ title, appliesTo }: Topic) =>
    appliesTo.cancer !== undefined && splitStems(title).some(stem => byTheWay.has(stem))
  const fits = topics
    .gist(asked, question.population)
    .filter(
      ({ topic: { id } }) => id !== OUTLOOK && !(id === SCREENING && LUMP.test(asked)) && topics.hears(id, listener),
    )
  // "I'm 28 with lymphoma and want kids": the illness is said by the way, where the message names something else.
  const isBeside = found !== null && question.roles.length === 0 && isIllness(found.lead)
  const other = isBeside ? fits.find(one => !isIllness(one.topic)) : undefined
  if (other?.isNamed && isSure(asked, fits.slice(fits.indexOf(other)))) fits.splice(0, fits.indexOf(other))
  const [best] = fits
  if (!best || best.topic.id === found?.lead.id) return null
  const naming = topics.named(splitStems(asked)).find(({ topic }) => topic.id === best.topic.id)?.stems ?? new Set()
  if (!isSure(asked, fits)) return null
  const closeness = topics.closeness(dropSetting(asked))
  const closest = (id: string) => closestIn(id, closeness)
  const lead = best.topic
  if (found && best !== other) {
    if (isIllness(lead) && found.lead.appliesTo.cancer === undefined) return null
    const rival = fits.find(({ topic }) => topic.id === found.lead.id)?.score ?? 0
    const isNearer = closest(lead.id) >= NEAR && closest(lead.id) >= closest(found.lead.id) + NEARER
    if (best.score < CLEAR_SCORE || best.score < rival * (isNearer ? 1 : OUTWEIGHS)) return null
  }
  const sayings = new Set((lead.asked ?? []).flatMap(splitStems))
  const says = (stem: string) => topics.says(lead.id, stem) || sayings.has(stem)
  const subject = subjectStems(question.text)
  const isUnsaid = (stem: string) => isDrugName(stem) && !byTheWay.has(stem) && !says(stem)
  if (subject.some(isUnsaid) || asksOfOther(topics, lead.id, asked)) return null
  // One word that an article has somewhere makes it no answer: "How do I write a will?"
  const own = new Set(splitStems(sayAlike(typed)))
  // "Diving" may be put right as "driving", but tells nothing of rides.
  const told = subject.filter(stem => !isLightStem(stem) && own.has(stem) && says(stem))
  if (told.length < 2 && naming.size === 0 && !best.isNamed && best.closest < VERY_NAME && listener === undefined)
    return null
  const read = { ...question, narrow: true }
  const scores = scorePassages(knowledge, read, [lead])
  if (isOtherUse(knowledge, question, [...scores.keys()], subject)) return null
  const isNear = closest(lead.id) >= SECTION_CLOSENESS
  const rest = isNear
    ? subject.filter(stem => !naming.has(stem) && !byTheWay.has(stem) && stem !== CANCER && says(stem))
    : []
  const roles = isNear ? question.roles : []
  return { question: { ...read, roles }, lead, second: null, beside: null, rest, scores, closeness }
}

/** Whether a message names an illness beside cancer, or another subject, that the article is not called by. */
export const asksOfOther = (topics: Topics, id: string, asked: string) =>
  listOtherSubjects(asked).some(stems => !isNamed(topics, id, stems))

/** Whether an article is called by a name, or asked for by it. */
const isNamed = (topics: Topics, id: string, stems: readonly string[]) =>
  topics
    .named(stems)
    .some(({ topic, stems: naming }) => topic.id === id && stems.every(stem => isStopStem(stem) || naming.has(stem)))
