/** What a message says by the way: when something happens, and with which illness. It tells of its teller more than of its question. */
import { isDrugName } from '../knowledge/drug-names.ts'
import { isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'

const TREATMENT =
  'chemo(?:therapy|radiation)?|radiation(?: therapy| treatments?)?|radiotherapy|immunotherapy|(?:hormone |targeted )?therapy|treatments?|surgery|operations?|infusions?|transplant|diagnos(?:is|ed)|cancers?'
const OWNER = '(?:my |the |his |her |our |their |having |doing |getting |starting |finishing |being )*'
/** "During chemo", "since my second round of radiation", "4 months out from surgery". */
const WHEN = new RegExp(
  String.raw`\b(?:during|after|since|on|from|with|of|before|while|through|between|until|post|finish(?:ed|ing)?|start(?:ed|ing)?|am having|was) ?-?${OWNER}(?:(?:\w+ )?(?:rounds?|cycles?|sessions?|doses?|weeks?|days?|courses?) (?:of |\d+ of )${OWNER})?(?:breast |lung |colon |prostate )?(${TREATMENT})\b`,
  'gi',
)
/** "With Hodgkin lymphoma", "I have stage 3 lung cancer": an illness that somebody has, as far as the next thought. */
const ILLNESS =
  '(?:cancers?|tumou?rs?|lymphomas?|leuk(?:a?e)mias?|myelomas?|melanomas?|sarcomas?|carcinomas?|glioblastomas?|mets|metastas[ei]s)'
const WITH = new RegExp(
  String.raw`\b(?:with|has|have|had|got|diagnosed with|survived|already have) ((?:[\w'-]+ ){0,4}?${ILLNESS})\b(?=[\s.,;!?]|$)`,
  'gi',
)

/** "Since my radiation for cervical cancer": what somebody was treated for. */
const TREATED_FOR = new RegExp(
  String.raw`\b(?:after|since|finish(?:ed|ing)?|during|had|having|from) ?${OWNER}(?:\w+ )?(?:${TREATMENT}) for ${OWNER}((?:[\w'-]+ ){0,3}?${ILLNESS})\b`,
  'gi',
)

/** "Since Keytruda", "my second nivolumab infusion", "the irinotecan gives me …": what somebody takes, where it may be a medicine. */
const TAKEN =
  /([\p{L}-]+) (?:gives?|gave|made|is giving|is making|infusions?|cycles?|rounds?|treatments?|shots?|pills?|tablets?)\b/giu
const TAKING =
  /\b(?:since|on|from|after|during|taking|started|starting|having|finished|stopped|completed) (?:my |the |starting |taking )*([\p{L}-]+)/giu

/** The stems that a message says of a time or an illness, and not to ask about them. */
export function readCircumstances(text: string): ReadonlySet<string> {
  const told = [WHEN, WITH, TREATED_FOR]
    .flatMap(pattern => [...text.matchAll(pattern)])
    .flatMap(([, words = '']) => splitStems(words))
  const taken = [...text.matchAll(TAKING), ...text.matchAll(TAKEN)].flatMap(([, word = '']) =>
    splitStems(word).filter(isDrugName),
  )
  return new Set([...told, ...taken].filter(stem => !isStopStem(stem)))
}

const KIN =
  'husband|wife|partner|spouse|boyfriend|girlfriend|mother|mom|mum|mam|father|dad|parents?|brother|sister|son|daughter|friend|grandmother|grandma|grandfather|grandpa|uncle|aunt'
const RELATIVE = `${KIN}|cousin|neighbou?r|colleague|someone|somebody`
const RELATIVE_HAS = new RegExp(
  String.raw`\b(${RELATIVE})((?:'s|’s)? (?:has|have|had|got|with|was (?:just )?(?:told|diagnosed with|found to have)(?: (?:he|she|they) (?:has|have|had))?|is diagnosed with|gets) )(?:[\w'-]+ ){0,4}?${ILLNESS}\b`,
  'i',
)

const HELPS = /\b(?:help|support|cope|coping|care for|caring|look(?:ing)? after|be there|do for|say to|deal)\b/i
/** "My wife has lung cancer, how can I help?" asks how to help somebody with cancer, whichever it is; null where nobody else has one. */
export const forgetWhich = (text: string): string | null =>
  HELPS.test(text) && RELATIVE_HAS.test(text) ? text.replace(RELATIVE_HAS, '$1$2cancer') : null

/** Between a relative and what they have stands nobody else: "my son is six, and I have cancer". */
const NOBODY_ELSE = "(?:(?!(?:i|i'm|i've|im|my|me|we|our|had)\\b)[\\w'’-]+,? ){0,6}?"
const IN_TREATMENT = new RegExp(
  String.raw`\b(?:${KIN})(?:['’]s| is| has| got| gets| needs| takes| starts| started| finished| was| just started| can['’]?t| won['’]?t),? ${NOBODY_ELSE}(?:${ILLNESS}|${TREATMENT}|stage [1-4iv]+)\b`,
  'i',
)

/** Whether somebody tells of a relative's illness or treatment, and so asks for them. */
export const asksForRelative = (text: string) => IN_TREATMENT.test(text)

/** Somebody tells of themselves or of their own, and does not ask for general knowledge. */
const OWN =
  /\b(?:i|i'm|i’m|im|i've|ive|my|me|mine|we|we're|our|us|he|he's|she|she's|his|her|him|mum|mom|mommy|dad|wife|husband|son|daughter|brother|sister)\b/i

/** Whether a message is about somebody's own matter: it says whose, or in which treatment. */
export const isOwnMatter = (text: string) => OWN.test(text) || readCircumstances(text).size > 0
