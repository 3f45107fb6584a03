/** Suicide that no single phrase gives away: several warning signs of different kinds in what somebody writes. */
import { crisisHints } from './crisis-hints.ts'
import { crisisSigns } from './crisis-signs.ts'
import type { Guard, Rule, Signs } from './rule.ts'
import { sources } from './sources.ts'

/** A question is no excuse, and last week is not over. */
const STATED: readonly Guard[] = ['negation', 'long-past']

/** Of one kind alone: too little for a card, and too much for "that is outside what I know". */
export const ONE_HEAVY_SIGN: Signs = { of: [...crisisSigns, ...crisisHints], atLeast: 3 }

/** What is happening to a body now goes first. */
const HAPPENING =
  / (?:breathing|breathe(?! (?:again|easier|freely))|not woken|(?:she|he|mom|dad|mother|father|wife|husband) (?:will|does|did|would) not wake|unresponsive|unconscious|(?<! i )(?:got|was|been|were|gets) (?:hit|struck|run over) by|groans|groaning|moaning|limp|seizure|bleeding (?:badly|heavily)) /

export const signsTogether: Rule = {
  id: 'signs-together',
  level: 'crisis',
  precedence: 16,
  language: 'en',
  pattern: { of: ONE_HEAVY_SIGN.of, atLeast: 4 },
  unless: HAPPENING,
  guards: STATED,
  card: 'crisis',
  source: sources.suicideSigns,
  positive: [
    'Everyone could breathe again if I was not here. I have given my guitar to my nephew.',
    'There is a bridge near the clinic and I keep thinking how easy it would be',
    'I am tired of fighting and useless to my kids. Take the dog, I will not be needing him.',
    'My aunt keeps saying that she will not be here by spring, and gave her rings away',
    'I look at the whole bottle of pills and I cannot do another day of this',
  ],
  negative: [
    'I feel like a burden to my family',
    'I am scared of dying and I cry about my kids growing up without me',
    'I want it all to be over so that we can travel',
    'I gave away my wigs and said goodbye to the nurses, treatment is done',
    'How do I put my affairs in order? The social worker asked about a will.',
    'I am so tired of treatment and nothing tastes right',
    'Sent to us with painless jaundice and weight loss. Write an assessment and plan.',
    'My insurance will only cover one of the two scans, and I plan to appeal',
    'Is the biopsy painless?',
  ],
}

/** One heavy sign is enough where the other words of the message do not speak against it. */
export const signAndWords: Rule = {
  ...signsTogether,
  id: 'sign-and-words',
  precedence: 20,
  pattern: ONE_HEAVY_SIGN,
  leans: { leaning: 'crisis', atLeast: -2 },
  positive: [
    'I want to be with my late wife tonight',
    'Nobody needs me, I am only costing money now',
    'I told my brother he can have my guitar, I do not need it anymore',
    'There is only one way out of this body',
    'I keep my grandfather’s revolver in the nightstand now',
  ],
  negative: [
    'My dad wants to die at home, who helps?',
    'I said goodbye to my hair with a party',
    'It is a relief to know what it is',
    'My mother gave her cat away because of allergies',
    'I am scared that I will not wake up from surgery',
  ],
}
