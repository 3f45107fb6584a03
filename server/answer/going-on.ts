/** How a question hangs on what was asked before it, read from its words. */

import { isAskingStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { subjectStems } from './question.ts'

/** `sure`: it stands for something that it does not name. `maybe`: it is short, or begins by going on. `no`: it makes sense alone. */
export type Dependence = 'sure' | 'maybe' | 'no'

/** Things of which a question speaks as if they were known: "this drug", "that test". */
const THING =
  '(?:treatments?|drugs?|medicines?|medications?|pills?|tests?|results?|scans?|surger(?:y|ies)|operations?|procedures?|cancers?|tumou?rs?|diseases?|illness|conditions?|kinds?|types?|ones?|therap(?:y|ies)|side effects?|symptoms?|signs?|plans?|approach|option)'
/** "It" that stands for what follows: "Is it safe to …", "How long does it take to …". */
const FORESEEN =
  /\bit(?:'s| is| was| be| would be)? (?:really |still |too |very |even |always )?(?:safe|ok|okay|all right|alright|normal|common|true|possible|bad|dangerous|worth|necessary|late|legal|better|best|hard|easy|important|fine|wise|rude|wrong|good|likely|rare|smart|a good idea|bad manners|cost|take|hurt|help|matter|mean|feel like)(?: for (?:me|us|him|her|\w+))? (?:to|that|if|when|having|getting|taking)\b/i
const POINTS = new RegExp(
  [
    String.raw`\b(?:it|its|them|those|these)\b(?! (?:days|weeks?|months?|years?)\b)`,
    String.raw`\bthey(?:'re)?\b`,
    String.raw`\b(?:this|that)(?=\s*(?:[?.!,;]|$)|\s+(?:is|was|does|did|will|would|can|could|means?|happens?|hurts?|works?|takes?|too|also|then|at all|or|and|${THING})\b)`,
    String.raw`\b(?:the same|(?:the|which|what|any) (?:\w+ )?ones?)\b`,
  ].join('|'),
  'gi',
)
/** What is said in another clause may be what "it" stands for; what is said in the same one is not. */
const CLAUSE_END = /[.?!;,:]\s|\b(?:and|but|or|if|when|because|since|so|while|although)\b/gi
const GOES_ON =
  /^\W*(?:and|but|or|so|also|then|what about|how about|what if (?:they|it|he|she)|what else|anything else|why|which|when|where|how)\b/i
/** "The surgery", "treatment": whose, is known from before. */
const KNOWN_THING = new RegExp(
  String.raw`\b(?:the|my|of|after|during|before|for) (?:the )?${THING}\b(?! (?:of|for|in|with)\b)`,
  'i',
)

/** A follow-up is short: a longer message has room for its subject. */
const WORDS_MAX = 16
const SHORT_STEMS = 2
const GOING_ON_STEMS = 3

/** Verbs and the like that any question may have: beside "it" they name no subject, though an article may be called by them. */
const LIGHT = new Set(
  splitStems(`decide decided choose chosen work works working find found go goes gone far call called happen happens start begin stop end come need show
  get last stay follow change become keep put bring wait worth matter help safe bad serious everyone everybody always never mean do pick
  quickly exactly role exist idea allow allowed tip tips advice ok okay fine afterwards often late give given chance stand tell told else instead next later end over again whole same often time away ever forever completely permanent permanently quit`),
)

/** Whether a stem tells no subject beside a word that points back. */
export const isLightStem = (stem: string) => LIGHT.has(stem) || isAskingStem(stem)

/** "And side effects?", "what about my skin?": no sentence by itself. */
export const isFragment = (text: string) =>
  /^\W*(?:and|but|or|so|also|then|what about|how about)\b/i.test(text) || text.trim().split(/\s+/).length <= 2

/** Whether a question is short enough to leave its subject to the one before. */
export const canGoOn = (text: string) => text.split(/\s+/).length <= WORDS_MAX

/** Reads how a question hangs on earlier ones. `names` tells whether a text names a subject of the library. */
export function readDependence(text: string, names: (text: string) => boolean): Dependence {
  if (!canGoOn(text)) return 'no'
  const plain = text.replace(/[’‘]/g, "'").replace(FORESEEN, ' ')
  const isOpen = ({ index }: RegExpExecArray) => {
    const ends = [...plain.slice(0, index).matchAll(CLAUSE_END)]
    const clause = ends.at(-1)?.index ?? 0
    return !names(plain.slice(0, clause))
  }
  if ([...plain.matchAll(POINTS)].some(isOpen)) return 'sure'
  const subject = subjectStems(plain)
  const isShort = subject.length <= SHORT_STEMS || (GOES_ON.test(plain) && subject.length <= GOING_ON_STEMS)
  return isShort || KNOWN_THING.test(plain) || /\b(?:he|she|him|her)\b/i.test(plain) ? 'maybe' : 'no'
}

/** "Does it hurt?" is asked of what was talked of: how pain is treated is no answer. */
const HURTS =
  /^\W*(?:(?:and|but|so) )?(?:is|was|does|do|will|would) (?:it|that|this|they|these) (?:be |also |really |very |going to )*(?:painful|hurt)\b(?: (?:much|a lot|bad|badly))?\W*$/i

/** Whether a message asks nothing but if something hurts that it does not name. */
export const asksIfItHurts = (text: string) => HURTS.test(text)

/** Words that ask for the same part of a topic that was named before, though they are not the same of any topic. */
const ALIKE = [
  'drug medicine medication pill tablet treat treatment therapy option',
  'find found detect discover diagnose diagnosis test',
  'far go goes spread stage',
  'recovery recover heal healing',
  'come return recurrence',
  'reason cause causes',
  'inherited inherit families hereditary genetic',
  'sign symptom',
  'danger dangerous risk risks harm',
  'hurt painful pain harm damage affect',
  'cut remove removed surgery operation',
  'garment sleeve stocking compression',
  'mouthwash rinse',
].map(group => [...new Set(splitStems(group))])

/** The stem and those that ask for the same part of a topic that goes without saying. */
export const alikeInContext = (stem: string): readonly string[] => [
  stem,
  ...ALIKE.filter(group => group.includes(stem)).flat(),
]

const PERSON =
  "(?:i|i'm|we|you|he|she|people|patients?|someone|anyone|husband|wife|partner|mother|father|mom|mum|dad|son|daughter|brother|sister|friend)"
/** "Do these drugs work", "stops working", "take to work": has an effect. Where a person does it, it is a job. */
const EFFECT = new RegExp(
  String.raw`\b(?:do|does|did|don't|doesn't|didn't|will|won't|would|can|could|may|might|not|which|what|that|it|they|stops?|stopped|going to|likely to|supposed to|takes? to)\b(?:(?! ${PERSON}\b| (?:at|off|from|my|to) work) [\w'-]+){0,4}? (works?|worked|working)\b`,
  'gi',
)
const DOER = new RegExp(String.raw`\b${PERSON}(?:'s)?\b(?: [\w'-]+){0,3} work(?:s|ed|ing)?$`, 'i')

/** A text without the verb "work" where it means to have an effect. */
export function dropEffect(text: string): string {
  return text.replace(EFFECT, whole => (DOER.test(whole) ? whole : whole.replace(/ work(?:s|ed|ing)?$/i, ' help')))
}

/** "The ER" is a place where ER is said of no cancer. */
export const nameEmergencyRoom = (text: string) =>
  text.replace(
    /\b(the|an|to|in|at) ER\b(?![\s-]*(?:status|results?|scores?|tests?|levels?|pos|neg|receptor|and PR|PR\b|\+|%))/g,
    '$1 emergency room',
  )

/** "Tired of people who tell me …" has had enough of something, and is not worn out. */
export const nameEnough = (text: string) => text.replace(/\b(?:sick and )?tired of\b/gi, 'annoyed by')

/** "Give me the gist": what something comes to, and no tumor of that name. */
export const nameGist = (text: string) =>
  text.replace(/\b((?:the|general|basic|main) )gist\b(?= (?:of|from|here)\b|[^\w-]*$)/g, '$1point')

/** Nothing but thanks, or a word that it was understood. */
const COURTESY =
  /^(?:\W|\b(?:ok(?:ay)?|thanks?|thank|thx|ty|you|u|so|very|much|a|lot|many|great|good|perfect|nice|cool|got|it|i|see|understand|understood|that|this|was|is|really|helpful|helps?|helped|me|bye|goodbye|all|right|alright|appreciate|wonderful|gracias|muchas|muchísimas|vale|entendido|perfecto|bien|de|acuerdo|for|your|help|answer|info|information|that's|por|todo|tu|su|ayuda|la)\b)+$/iu
const THANKS =
  /\b(?:thanks?|thank you|thx|ty|bye|goodbye|got it|i see|i understand|understood|helpful|helped|appreciate|gracias|entendido|de acuerdo|ok(?:ay)?|great|perfect)\b/i

/** Whether a message only thanks or says that it was understood. */
export const isCourtesy = (text: string) =>
  text.length <= 200 && !text.includes('?') && COURTESY.test(text.trim()) && THANKS.test(text)

const GREETING =
  /^(?:\W*\b(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening|day)|hola|buenos días|buen día|buenas(?: tardes| noches)?)(?: there| again| navis)?\b)+\W*$/iu

/** Whether a message only says hello: it names no topic, and goes on from none. */
export const isGreeting = (text: string) => GREETING.test(text)
