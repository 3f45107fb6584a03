/** Whether two words are one thing to a reader: forms of a word, and synonyms. */

import { isDrugName } from '../../knowledge/drug-names.ts'
import { splitStems } from '../../knowledge/tokens.ts'
import { alikeStems } from '../../knowledge/vocabulary.ts'

/** Everyday words, beside the words of illness and care that the vocabulary of the search knows. */
const EVERYDAY = [
  'begin, start, began, begun, started',
  'big, large',
  'stop, end, finish, over',
  'trouble, difficulty, problem, hard, difficult',
  'near, nearby, close, neighboring, next',
  'copy, copies, duplicate',
  'speak, talk, discuss, conversation, say',
  'choose, choice, option, decide, decision, pick, select',
  'need, require, necessary',
  'show, reveal, tell, indicate',
  'get, receive, obtain, have',
  'breath, breathe, breathing',
  'swell, swelling, swollen',
  'destroy, kill',
  'fast, quick, quickly, rapid, rapidly',
  'early, soon, sooner',
  'right, correct',
  'allow, let, permit',
  'part, piece, component',
  'happen, occur',
  'center, centre',
  'support, back',
  'many, several, multiple, numerous',
  'body, bodies',
  'help, useful, helpful, support, aid',
  'view, opinion',
  'danger, dangerous',
  'normal, usual',
  'chance, risk, likelihood',
  'sign, symptom, signal',
  'loose, diarrhea, stools',
  'home, house',
  'test, testing',
  'result, finding',
  'measure, check',
  'work, effective',
  'learn, know',
  'grow, growth',
  'ease, relieve, relief, soothe',
  'child, children',
  'woman, women',
  'man, men',
  'vein, iv, intravenous',
  'carry, deliver, bring',
  'join, take part',
  'aim, goal, purpose',
  'mostly, most, mainly',
  'illness, disease',
  'sick, ill, unwell',
  'relative, family',
  'worry, worried, concern, concerned',
  'upset, offend, offended',
  'agree, agreement',
  'tissue, sample',
  'scare, scared, frighten, frightened, afraid, fear',
  'make, create, produce, form',
  'gather, collect, collected',
  'join, joined, combine, combined',
  'bit, small, little, amount',
  'ahead, beforehand, advance',
  'place, area, spot, region, site',
  'picture, image, photo',
  'side, angle, direction',
  'clothes, clothing',
  'detect, discover, spot',
  'shrink, smaller',
  'pay, cost, expense, price',
  'job, employment, work',
  'employer, boss, company',
  'itch, itchy, itching',
  'weak, weaken, weakness',
  'remember, recall, memory',
  'focus, concentrate, attention',
  'move, movement, motion',
  'drink, fluid, liquid',
  'belly, stomach, abdomen, abdominal',
  'sad, sadness',
  'anger, angry',
  'trip, travel',
  'immediately, promptly',
  'lab, laboratory',
  'wash, rinse',
  'nervous, anxious, anxiety, worry',
  'mouth, oral',
  'touch, affect',
  'after, afterward, afterwards',
  'search, look',
  'directly, right, immediately',
  'reduce, ease, lessen, relieve',
  'stay, keep, remain',
  'additional, extra',
  'hurt, pain, painful, ache',
  'fit, suit, suitable',
  'enough, plenty',
  'study, studied, test, tested, research, trial',
  'last, continue, persist',
  'fully, full, complete, completely, entire, entirely, totally',
  'common, often, frequent, frequently',
  'slow, slowed',
  'protect, guard, shield',
  'tired, tiredness, exhausted, exhaustion, fatigue',
  'handle, manage, cope, deal',
  'prepare, ready',
  'entire, whole',
]

const GROUPS_OF = new Map<string, string[]>()
for (const group of EVERYDAY) {
  const stems = [...new Set(splitStems(group))]
  for (const stem of stems) GROUPS_OF.set(stem, [...(GROUPS_OF.get(stem) ?? []), ...stems])
}

/** Endings between forms of one word that the stemmer leaves apart: treat and treatment, inflame and inflammation. */
const ENDINGS =
  /^(?:s|e|es|ed|er|or|ers|ing|ment|ments|ion|ions|ation|ations|al|ally|ly|y|i|ness|ive|ance|ence|anc|enc|able|abl|ist|ical|ic|ful|th|r|n|en|d|t)$/
const ROOT_LENGTH = 4

function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < ROOT_LENGTH || !/^[a-z]+$/.test(long)) return false
  return long.startsWith(short) && ENDINGS.test(long.slice(short.length))
}

/** To treat is more than to be used in treatment, and to cure more than to be curable. */
const DEEDS = new Set(splitStems('treat cure heal'))

/** Names, numbers and these deeds are one with themselves alone. */
const isExact = (stem: string) => /\d/.test(stem) || isDrugName(stem) || DEEDS.has(stem)

/** Every stem that `stem` may be said as. */
function formsOf(stem: string): readonly string[] {
  if (isExact(stem)) return [stem]
  const alike = [...alikeStems(stem), ...(GROUPS_OF.get(stem) ?? [])].filter(one => !/\d/.test(one))
  return [...new Set([stem, ...alike])]
}

/** Whether one of `said` is `stem`, a form of it, or means the same. */
export function isSaidBy(stem: string, said: ReadonlySet<string>): boolean {
  if (formsOf(stem).some(form => said.has(form))) return true
  if (isExact(stem)) return false
  for (const one of said) if (isFormOf(stem, one)) return true
  return false
}

/** The same for a list of stems. */
export const isAmong = (stem: string, said: readonly string[]) => isSaidBy(stem, new Set(said))
