/** What a question asks, read from its words: its subject, for whom, which parts of an answer, and how much of it. */
import type { Facets } from '../knowledge/facets.ts'
import type { Role } from '../knowledge/knowledge.ts'
import { readPopulation } from '../knowledge/population.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'

export interface Question {
  /** What is searched for: a long message shortened to its questions. */
  text: string
  /** Stems in the order they were said. */
  stems: string[]
  population: Facets
  /** Parts that are asked for by name ("what should I bring"). */
  roles: Role[]
  /** Asks for a fact rather than for a way to go about something. */
  narrow: boolean
}

const ROLE_CUES: [Role, RegExp][] = [
  ['bring', /\bbring\b|\bwhat (?:records|documents|papers|paperwork)\b|\btake (?:with me|along)\b|\bhave ready\b/i],
  [
    'ask',
    /\b(?:what|which)(?: \w+)? questions\b|\bwhat (?:should|can|do|to|could) (?:i |we )?ask\b|\bquestions (?:to|should|for)\b/i,
  ],
  [
    'where',
    /\bwhere\b|\bwho (?:can|do|should) (?:i|we) (?:call|contact|see|ask)\b|\bwhom\b|\bphone number\b|\bhelpline\b|\bfind (?:a|an)\b/i,
  ],
  ['after', /\b(?:what (?:happens|comes)|and) (?:next|after|then)\b|\bafterwards?\b|\bwhat then\b/i],
  ['why', /^\W*why\b|\bwhy (?:does|do|is|are|should|would)\b/i],
  ['how', /\bhow (?:do|can|should|could|would) (?:i|we|you)\b|\bwhat (?:do|should|can) (?:i|we) say\b|\bhow to\b/i],
]

const BROAD =
  /\bhow (?:do|can|should|could|would) (?:i|we|you|one)\b|\bhow to\b|\btell me (?:more )?about\b|\bknow about\b|\bguide (?:me|to)\b/i
const RELATIVE =
  'mother|mom|mum|father|dad|sister|brother|aunt|uncle|cousin|grandmother|grandfather|grandma|grandpa|niece|nephew|parents?|relatives?|sibling'
/** Percentages and temperatures are results, not subjects: "Ki-67 20%" asks about Ki-67, "a fever of 101" about fever. */
const RESULT =
  /\b\d+(?:[.,]\d+)?\s*(?:%|percent\b)|\b(?:3[6-9]|4[0-2]|9[5-9]|10[0-9])(?:[.,]\d+)?(?:\s*(?:°|degrees?\b)?\s*[cf]?\b)(?![-+/])/gi

/** Words around a question that are none of its subject: who told of it, what is to be made of it, how old somebody is. */
const FRAMES = [
  /\b(?:should|do) (?:i|we) (?:need to |have to )?(?:panic|freak out)\b/gi,
  /\b(?:i|we)(?:'ve| have)? (?:just |also |recently |once )?(?:read|heard|saw|see|seen|was told|were told|hear)(?: (?:that|about|online|somewhere|conflicting (?:info\w*|things|guidelines|advice)|from \w+(?: \w+)?|on the (?:news|internet)))*\b/gi,
  /\b(?:please )?(?:can|could|would|will) you (?:please |also )?(?:type|write|draft|make|give|create|prepare|send|list|tell)(?: me| us)?(?: up)?(?: an?| the)?(?: \w+){0,2}? (?:listing|list of|about|on|explaining|overview of|summary of|letter)\b/gi,
  /\b(?:i'm|i am|aged?|who is|someone who is|she is|he is|he's|she's) \d{2}(?! ?%)\b(?: years? old| yo| y\/o)?|(?<!\bmy )(?<!\bour )\b\d{1,3}[\s-]*(?:years?|yrs?|yo|y\/o)[\s-]*olds?\b/gi,
  /\b(?:i'm|i am|im|we are|we're|i've been|and)?,? ?(?:so |really |just |very |a bit |extremely |totally |getting |absolutely )*(?:panick(?:ing|ed)|freaking out|terrified|overwhelmed|losing it|scared to death|freaked out|stressed out)\b(?: (?:about|that|over|by|and))?/gi,
]

/** Who cannot sleep for a lump asks about the lump. */
export const LUMP = /\b(?:lump|bump|nodule|mole)s?\b/i
const SLEEPLESS = /\b(?:can't|cannot|can not|cant|couldn't)(?: even)? sleep\b/gi

/** What is said in many ways, in the words that articles have for it. */
const INSURER =
  'insurance|insurer|health plan|blue cross(?: blue shield)?|bcbs|aetna|cigna|humana|kaiser|united ?health(?:care)?|anthem|tricare'
const REFUSES =
  "(?:won['’]?t|will not|refuses? to|refused to|doesn['’]t want to|does not want to|isn['’]t going to|is not) (?:pay|cover|paying|covering|approve)|(?:said|says|saying) no(?: to)?|(?:has |have )?(?:turned down|rejected|denied|refused|declined)"
const SAME_AS: [RegExp, string][] = [
  [new RegExp(String.raw`\b(${INSURER})(?: company)? (?:${REFUSES})\b`, 'gi'), 'insurance denied'],
  [/\bPET\b(?![\s-]*(?:scan|CT))/g, 'PET scan'],
  [
    /\b(?:went|gone|moved|travell?ed|spreading|has gotten|has got|got) (?:in)?to (?:my|his|her|the|their) (?=(?:\w+ )?(?:liver|bones?|lungs?|brain|spine|lymph|nodes?|hip|ribs?|skull|belly)\b)/gi,
    'spread to metastatic ',
  ],
  [
    /\b(?:refuses?|refused|won['’]?t|will not|declined?|not going to) (?:to )?(?:cover|pay for|approve)\b/gi,
    'insurance denied',
  ],
  [/\b(?:let|letting) (?:me|him|her|us) go\b/gi, 'fired from job'],
  // "Manager" and "manage" are one stem.
  [/\b(?:manager|supervisor)\b/gi, 'boss'],
  // One word of a report: T2N1M0.
  [/\bp?(t[0-4x][a-d]?)(n[0-3x][a-c]?)(m[01x])?\b/gi, 'TNM $1 $2 $3'],
]

/** A message in the words of articles and without those around its question, as long as a subject is left. */
export function dropFrames(given: string): string {
  const text = sayAlike(given)
  const frames = LUMP.test(text) ? [...FRAMES, SLEEPLESS] : FRAMES
  const bare = frames.reduce((left, frame) => left.replace(frame, ' , '), text)
  return splitStems(bare).some(stem => !isAskingStem(stem)) ? bare : text
}

/** A sentence with more of a subject is cut into its clauses. */
const CLAUSE_STEMS = 6
/** A clause of what a patient writes may be all that is asked; one of a study's title is not. */
const PATIENT = /\b(?:i|i'm|i’m|im|my|me|we|our)\b/i
const ASKS_HELP = /\?|\b(?:please|help|need to know)\b/i
const CLAUSE_CUT = /[,;:–—()+]\s|\s[-–]\s|\b(?:and|but|or|so|because|since|though|whether)\b/i

/** A long sentence cut where one thought ends and the next begins. */
const splitClauses = (sentence: string): string[] =>
  subjectStems(sentence).length > CLAUSE_STEMS && PATIENT.test(sentence) ? sentence.split(CLAUSE_CUT) : []

/** A message in the words that articles have. */
const sayAlike = (text: string) => SAME_AS.reduce((said, [pattern, put]) => said.replace(pattern, put), text)

/** Of a longer story the rest is not looked at one by one: each sentence is a search. */
const STORY_SENTENCES = 8
const STORY_CLAUSES = 12
/** One word is the subject of no question among others: "What are the symptoms?" is asked of what stands before it. */
const PART_STEMS = 2

const splitSentences = (text: string) => text.split(/(?<=[.!?])\s+|\n+/)

/** "How is it treated?": what "it" is stands in the sentence before. */
const POINTS_BACK = /\b(?:it|its|this|that|these|those)\b/i

/** What every patient may ask about: "What can we do before treatment starts?" asks of what was told before it. */
const ANY_PATIENT = new Set(
  splitStems('cancer treatment treat option start begin doctor oncologist wait plan choice next'),
)

/** A message of several sentences tells a story: its questions are what it asks, where they name a subject. */
function shorten(text: string): string {
  const sentences = splitSentences(text)
  const asked = sentences.filter(one =>
    /\?\s*$|^\W*(?:how|what|why|when|where|which|who|can|should|could|is|are|do|does)\b/i.test(one),
  )
  const questions = asked.join(' ')
  if (!splitStems(questions).some(stem => !isAskingStem(stem) && !ANY_PATIENT.has(stem))) return text
  const before = asked[0] === undefined ? undefined : sentences[sentences.indexOf(asked[0]) - 1]
  return before !== undefined && POINTS_BACK.test(asked[0] ?? '') ? `${before} ${questions}` : questions
}

/** Stems that carry a subject, each once; where there are none, the words the question is made of. */
export function subjectStems(text: string): string[] {
  const stems = [...new Set(splitStems(text))].filter(stem => !isStopStem(stem))
  const telling = stems.filter(stem => !isAskingStem(stem))
  return telling.length > 0 ? telling : stems
}

/** "My stage 4 cancer" says for whom; only "what is stage 4" asks about stages. */
export function dropSetting(text: string): string {
  if (
    /\bstag(?:es?|ing|ed)\b.{0,30}\bmeans?\b|\bmean.{0,20}\bstage|\bwhat (?:is|are|does) (?:a )?stag|\bstag(?:ing|ed)\b/i.test(
      text,
    )
  )
    return text
  const without = text.replace(/\bstage[\s-]*(?:0|i{1,3}v?|iv|[1-4])[a-d]?\b/gi, ' ')
  return subjectStems(without).some(stem => stem !== 'cancer') ? without : text
}

/** Reads one question by itself. The population is read from the whole message, however long. */
export function readQuestion(given: string): Question {
  const text = shorten(given.replace(RESULT, ' '))
  const roles = ROLE_CUES.filter(([, cue]) => cue.test(text)).map(([role]) => role)
  return { text, roles, stems: splitStems(text), population: readPopulation(given), narrow: !BROAD.test(text) }
}

/** Everyday words of a longer message that neither ask nor name a subject; only looked past where nothing was found with them. */
const EVERYDAY = new Set(
  splitStems(`might fine less often yearly every always bad serious mild list listed listing recommend recommended comprehensive here anyone nothing
  else ago left few several absolute absolutely definite definitely definitive certain certainty either mind immediate immediately approach scare scared scary
  wonder wondering guess suppose probably actually especially lately suddenly basically honestly maybe perhaps please appreciate kind crash crashed world
  fix natural idea doubt read reading conflicting different opinion opinions everyone somebody somewhere place worse worst big small huge tiny
  nurse doctor doctors gp told tell says said mention mentioned already almost ever forever course type letter pretend worry worried concern concerned
  harmless related relate possible possibly interest interested thing stuff guilt guilty ashamed embarrassed nervous afraid near side online forum forums yesterday month months week weeks night morning decide decided`),
)

/** Where a lump may be: the same is said of one anywhere. */
const PLACES = new Set(
  splitStems(
    'throat neck armpit groin arm leg thigh shoulder belly chest head scalp jaw ear hand foot wrist knee back side',
  ),
)

/** A message without everyday words and bare numbers: what is left is its subject. */
export function dropEveryday(text: string): string {
  const isLump = LUMP.test(text)
  return text.replace(/[\p{L}\p{N}'’+-]+/gu, word => {
    const [stem = '', ...more] = splitStems(word)
    if (more.length > 0) return word
    return EVERYDAY.has(stem) || /^\d+$/.test(word) || (isLump && PLACES.has(stem)) ? ' ' : word
  })
}

/** "My uncle had a brain tumor, should I worry?" asks about cancer in the family, whichever it was. */
const RELATIVE_HAD = new RegExp(
  String.raw`\b(?:my|our) (?:\w+ ){0,2}?(?:${RELATIVE})s?\b(?:'s|’s)? (?:(?:on|from) (?:\w+['’]?s?['’]? ){1,2}side )?(?:both |all |just |also )?(?:had|has|have|died (?:of|from)|got|was diagnosed|were diagnosed|\w+ cancer\b)`,
  'i',
)
const OWN_RISK =
  /\b(?:should (?:i|we|my (?:kids|children|daughters?|sons?|sisters?)) (?:be |get |all )?(?:worr\w+|concerned|tested|screened|checked)|(?:put|puts|am|are|is) (?:i|me|us|we|my (?:kids|children|daughters?|sons?))?\s*(?:at )?(?:a )?(?:higher |more |greater |increased )?(?:at )?risk|my (?:own )?(?:risk|chances?)|(?:will|could|can|might|do) (?:i|we|my kids|my children) (?:also |too )?(?:get|have|inherit|carry) (?:it|cancer|that|one)|run(?:s|ning)? in (?:the|my|our) famil|hereditary|inherit(?:ed)?|genetic|(?:does|do|would) (?:it|that|this|they|those) (?:still |also |even )?(?:count|matter)\b(?: for (?:me|us)|.{0,40}\bside))\b/i

/** Who was told that nothing will cure it asks how to go on, unless they ask for how long. */
const INCURABLE =
  /\b(?:terminal(?:ly ill)?|incurable|end[- ]stage)\b(?=(?: \w+)? (?:cancer|illness|disease|diagnosis)\b|\s*(?:[.!?,;]|$))/i
const HOW_LONG =
  /\bhow long\b|\b(?:life expectancy|prognosis|outlook|surviv\w+|chances?|expect|in store|time (?:left|do)|months|years)\b|\b(?:is|was) (?:it|this|that) (?:really )?terminal\b|\bsame as (?:being )?terminal|\bmeans? (?:i'm |i am |it is |it's )?terminal|\bwhat (?:is|does|are)\b.{0,20}\b(?:terminal|incurable)/i

/** A message without the word that says there is no cure, and with the care that there is. */
export const nameCare = (text: string) =>
  INCURABLE.test(text) && !HOW_LONG.test(text) ? `${text.replace(INCURABLE, 'advanced')} Palliative care?` : text

/** Whether somebody asks for their own risk, since a relative has or had cancer. */
export const asksOfFamily = (text: string) => RELATIVE_HAD.test(text) && OWN_RISK.test(text)

export interface StoryPart {
  question: Question
  /** Less than a sentence. */
  isClause: boolean
}

/** The sentences and clauses of a longer message, each as a question for the same people: those that ask, where some do. */
export function readStory(given: string): StoryPart[] {
  const whole = given.replace(RESULT, ' ')
  const asked = shorten(whole)
  const population = readPopulation(given)
  const least = asked === whole ? 1 : PART_STEMS
  const sentences = splitSentences(asked).slice(0, STORY_SENTENCES)
  const clauses = sentences.flatMap(splitClauses).slice(0, STORY_CLAUSES)
  if (sentences.length + clauses.length < 2 || !(PATIENT.test(given) || ASKS_HELP.test(given))) return []
  return [...sentences, ...clauses]
    .map((text, at) => ({ text, isClause: at >= sentences.length }))
    .filter(({ text }) => splitStems(text).filter(stem => !isAskingStem(stem)).length >= least)
    .map(({ text, isClause }) => ({ question: { ...readQuestion(text), population }, isClause }))
}
