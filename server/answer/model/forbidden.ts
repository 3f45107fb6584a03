/** What a model may never say, whatever a passage says: doses, orders, addresses, and what only the relay says. */

import { isDrugName } from '../../knowledge/drug-names.ts'
import type { Site } from '../../site.ts'
import { AMOUNT, neverShown } from '../never-shown.ts'
import { MEDICINE } from '../triage/vocabulary.ts'
import { closingOf, noticeOf, uploadOf } from '../wrap.ts'
import { isSaidBy } from './alike.ts'
import { readSentence } from './reading.ts'
import { splitSentences } from './sentences.ts'

const TREATMENT = `(?:${MEDICINE}|chemo(?:therapy)?|radiation|radiotherapy|surgery|treatments?|medicines?|medications?|drugs?|pills?|tablets?|doses?|therapy|supplements?|vitamins?|herbs?|injections?|infusions?)`
const DEED =
  '(?:take|start|stop|skip|quit|refuse|choose|pick|switch|swap|continue|pause|delay|avoid|try|have|get|use|increase|decrease|raise|lower|reduce|double|halve|mix|combine|change|begin|drop|cut)'

const SPELLED_AMOUNT = String.raw`(?:\b(?:one|two|three|four|five|six|ten|twenty|fifty|hundred|thousand|half an?|an? extra|another|double|twice the|triple)\s+(?:milligrams?|micrograms?|grams?|milliliters?|tablets?|pills?|capsules?|doses?|drops|puffs)\b)`
const AMOUNTS = new RegExp(`${AMOUNT}|${SPELLED_AMOUNT}`, 'i')
/** "Twice a day", "every 8 hours": how often a medicine is taken. */
const OFTEN =
  /\b(?:once|twice|thrice|\w+ times) (?:a|per|each|every) day\b|\bevery (?:\d+|two|three|four|six|eight|twelve) (?:to \w+ )?hours?\b|\b(?:once|twice) daily\b/i
const ORDER = new RegExp(
  String.raw`^(?:please |just |simply |then |so |now |always |never |do not |don['’]t )*${DEED}\b(?! (?:notes?|time|care|part|someone|somebody|a (?:list|friend|relative)|your own doctor))(?: [\w'’-]+){0,4}? ${TREATMENT}\b`,
  'i',
)
/** The same behind a condition: "If you have both, stop the opioid". */
const ORDER_THEN = new RegExp(
  String.raw`[,;:] (?:please |just |then |so |and |do not |don['’]t )*(?:take|start|stop|skip|quit|refuse|switch|swap|pause|increase|decrease|double|halve|drop)\b(?: [\w'’-]+){0,4}? ${TREATMENT}\b`,
  'i',
)
const TOLD = new RegExp(
  String.raw`\b(?:you|he|she|they|patients?|people) (?:should|must|ought to|need to|needs to|have to|has to|had better|can safely|may safely)(?: \w+){0,2} ${DEED}\b(?: [\w'’-]+){0,4}? ${TREATMENT}\b`,
  'i',
)
/** "Have a dental exam before radiation, …": the treatment only tells when, and nobody is told to have it. */
const EXAM = new RegExp(
  String.raw`^(?:have|get) (?:an?|your) (?:\w+ )?(?:exam|check-?up) before (?:your )?${TREATMENT}(?=[,.]|$)`,
  'i',
)
const ADDRESS = /[a-z][a-z+.-]*:\/\/|\bwww\.|\b(?:mailto|javascript|data|tel|sms):|[\w.+-]+@[\w-]/i
/** Signs that no passage needs: invisible ones, pictures, what broken bytes become. */
const STRANGE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]|\p{Extended_Pictographic}/u

const A_TREATMENT = new RegExp(TREATMENT, 'i')
const A_DEED = new RegExp(String.raw`\b${DEED}\b`, 'i')

const namesMedicine = (text: string) => A_TREATMENT.test(text) || text.toLowerCase().split(/\W+/).some(isDrugName)

/** Whether it only tells to have an exam: what else it says names no treatment, and nothing that is done with one. */
function isExamOnly(sentence: string): boolean {
  const rest = sentence.replace(EXAM, '')
  return rest !== sentence && !namesMedicine(rest) && !A_DEED.test(rest)
}

/** Whether it tells somebody what to do with a treatment. */
const givesOrder = (sentence: string) =>
  ORDER_THEN.test(sentence) || TOLD.test(sentence) || (ORDER.test(sentence) && !isExamOnly(sentence))

/** Why a sentence may not be shown, whatever supports it; undefined where it may. */
export function findForbidden(sentence: string): 'dose' | 'order' | 'address' | 'strange' | 'never-shown' | undefined {
  if (STRANGE.test(sentence)) return 'strange'
  if (ADDRESS.test(sentence)) return 'address'
  if (AMOUNTS.test(sentence)) return 'dose'
  if (OFTEN.test(sentence) && namesMedicine(sentence)) return 'dose'
  if (givesOrder(sentence)) return 'order'
  return neverShown(sentence).length > 0 ? 'never-shown' : undefined
}

/** Share of a sentence's words that make it a repetition. */
const ECHO_SHARE = 0.7
const ECHO_MIN_STEMS = 3
const DISCLAIMS =
  /\b(?:not|isn['’]?t|never|no substitute|cannot replace)\b.{0,40}\b(?:medical|professional) advice\b|\binformational purposes\b|\b(?:as|i am|i['’]m) an? (?:ai|language model|assistant|chatbot)\b|\bupload (?:your )?records?\b|\bgeneral information\b/i

/** Tells sentences that say again what the relay says around every answer of a site. */
export function createEchoFinder(site: Site, locale: string): (sentence: string) => boolean {
  const { title, text } = noticeOf(site, locale)
  const upload = uploadOf(site, locale)
  const own = [title, text, closingOf(site, locale), upload?.title ?? '', upload?.text ?? '']
    .flatMap(splitSentences)
    .map(sentence => new Set(readSentence(sentence).stems))
  return sentence => {
    if (DISCLAIMS.test(sentence)) return true
    const { stems } = readSentence(sentence)
    if (stems.length < ECHO_MIN_STEMS) return false
    return own.some(said => stems.filter(stem => isSaidBy(stem, said)).length >= stems.length * ECHO_SHARE)
  }
}
