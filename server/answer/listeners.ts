/** Who is to be talked with: how to tell one's parents is not told by an article on telling one's children. */

import { isAskingStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { CANCER } from './candidates.ts'

/** What one has to tell, whatever it is. */
const DIAGNOSIS = new Set(splitStems('diagnosis diagnosed news illness sick ill treatment tumor disease results'))

export type Listener = 'child' | 'parent' | 'family' | 'partner' | 'friend' | 'boss' | 'doctor'

const WHO: [Listener, string][] = [
  [
    'child',
    'kids?|child(?:ren)?|sons?|daughters?|toddlers?|teen(?:ager)?s?|grand(?:kids?|child(?:ren)?|sons?|daughters?)|boys?|girls?|\\d+[ -]year[ -]olds?',
  ],
  ['parent', 'parents?|mother|mom|mum|father|dad|grandparents?'],
  ['family', 'family|relatives|brothers?|sisters?|siblings?|cousins?|in-laws'],
  ['partner', 'husband|wife|partner|spouse|boyfriend|girlfriend|fianc[eé]e?|date|dates'],
  ['friend', 'friends?|people|others|neighbou?rs?|classmates?'],
  ['boss', 'boss|manager|employer|supervisor|colleagues?|co-?workers?|work'],
  ['doctor', 'doctors?|oncologists?|surgeons?|nurses?|team|care team|gp'],
]
const WHOSE = '(?:(?:my|our|his|her|the|your|a|an|young|adult|little|own|elderly|\\d+[ -]year[ -]old) )*'
const TALKING =
  '(?:talk(?:ing)? (?:to|with)|tell(?:ing)?|explain(?:ing)? (?:\\w+ ){0,3}?to|speak(?:ing)? (?:to|with)|break(?:ing)? (?:the news|it) to|say(?:ing)? (?:\\w+ ){0,3}?to)'

/** How a text says that somebody talks with each. */
const PATTERNS = WHO.map(([who, words]): [Listener, RegExp] => [
  who,
  new RegExp(`\\b${TALKING} ${WHOSE}(?:${words})\\b`, 'i'),
])

/** Most texts have no such verb, and are not looked at any closer. */
const VERB = /\b(?:talk|tell|explain|speak|break|say)/i
const findPattern = (text: string) => (VERB.test(text) ? PATTERNS.find(([, pattern]) => pattern.test(text)) : undefined)

/** Whom a text says that somebody talks with; undefined where it does not say. */
export const readListener = (text: string): Listener | undefined => findPattern(text)?.[0]

/** The same for a question that asks how to talk with somebody, and nothing else. */
export function readSoleListener(question: string): Listener | undefined {
  const asked = findPattern(question)
  if (!asked) return undefined
  const [who, pattern] = asked
  const left = splitStems(question.replace(pattern, ' '))
  return left.every(stem => stem === CANCER || isAskingStem(stem) || DIAGNOSIS.has(stem)) ? who : undefined
}
