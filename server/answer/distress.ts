/** Recognises somebody who asks nothing but tells how hard it is: they are met with kindness, never with "outside what I know". */
import type { Site } from '../site.ts'
import { contactName } from './refusal.ts'
import { wordsFor } from './words.ts'

const WHO =
  "(?:i(?:'?m|'?ve| am| feel| have been| have| was| get| keep)|we(?:'re| are| feel)|my (?:mom|mum|dad|mother|father|wife|husband|son|daughter|child|kids|partner|sister|brother|family)(?:'s| is| are| has| feels?| seems?)?)"

const ENGLISH = new RegExp(
  [
    `\\b${WHO} (?:(?:so|very|really|just|too|all|feeling|been|such|a|an|the|like|completely|absolutely|always|still) ){0,4}(?:alone|lonely|sad|lost|overwhelmed|exhausted|angry|hopeless|helpless|depressed|down|low|scared|afraid|terrified|frightened|anxious|worried|panicking|heartbroken|devastated|broken|ashamed|guilty(?! asking)|burden|mess|numb(?! (?:feet|foot|hands?|fingers?|toes?|legs?|arms?|lips?|skin|spots?|and tingl))|crying|grieving|struggling|useless|desperate|miserable|in shock)\\b`,
    "\\b(?:can'?t|cannot|can not|couldn'?t) (?:stop (?:crying|worrying|thinking)|cope|sleep|do this|handle (?:this|it)|take (?:this|it)|go on|face|believe)\\b",
    '\\b(?:cry|crying|cried|tears|grief|grieving|heartbroken|nightmare)\\b',
    '\\b(?:i|we) (?:really |still |just )?(?:miss|lost) (?:my|him|her|our|them)\\b',
    '\\b(?:nobody|no one) (?:understands|listens|cares)\\b',
    '\\b(?:my|our|the whole) world (?:has |just |is |was ){0,2}(?:crash|collaps|fell|fall|end|stopp?ed|turned|shatter)|\\bfalling apart\\b|\\blosing (?:it|my mind)\\b',
    "\\bneed (?:someone|somebody) to talk\\b|\\bwhy me\\b|\\bit(?:'s| is) not fair\\b|\\bi hate (?:this|my|cancer|it)\\b",
  ].join('|'),
  'i',
)

const SPANISH =
  /(?:me siento|me sient[oe]|estoy|estamos) (?:\S+ ){0,3}(?:sol[oa]|triste|perdid[oa]|abrumad[oa]|deprimid[oa]|asustad[oa]|desesperad[oa]|angustiad[oa]|preocupad[oa]|carga|culpable|agotad[oa])|tengo (?:mucho |tanto )?miedo|me da miedo|llor(?:o|ar|ando)|no puedo (?:más|mas|dormir|con esto)|extraño a|perdí a mi|nadie me entiende/iu

/** Whether a text tells of fear, grief or loneliness. */
export function isDistress(question: string): boolean {
  const text = question.slice(0, 4_000).replace(/[’‘]/g, "'")
  return ENGLISH.test(text) || SPANISH.test(text)
}

/** A line before an answer for somebody who also tells how hard it is. */
export const kindLine = (locale: string) => `${wordsFor(locale).distress.line}\n\n`

/** Markdown for somebody in distress: kind, with a person to talk with and, should it get worse, the site's crisis line. */
export function distressText(site: Site, locale: string): string {
  const { text, crisis } = wordsFor(locale).distress
  const line = site.crisis.find(({ href }) => href.startsWith('tel:'))?.href.slice('tel:'.length)
  const last = line === undefined ? '' : ` ${crisis.replace('{crisis}', line)}`
  return text.replace('{contact}', contactName(site)) + last
}
