/** The wish not to be: every word for wanting, with every word for being no more. What crisis rules before it say more exactly. */
import { phrase } from './phrase.ts'
import type { Guard, Rule } from './rule.ts'
import { sources } from './sources.ts'

/** A question is no excuse, and last week is not over. */
const STATED: readonly Guard[] = ['negation', 'long-past']
const WISH =
  '(?:want|wants|wanted|wanting|wanna|wish|wishes|wished|wishing|hope|hopes|hoping|pray|prays|praying|prefer|rather|ready|plan|planning|plans|planned|intend|intends|think about|thinking about|think of|thinking of|thought of|thought about|dream of|dreaming of|tempted|urge|urges|decided|long|longing|considering|considered|imagine|imagining)'
const BE_NO_MORE =
  '(?:to exist|existing(?= (?:$|,|any))|be dead|being dead|die(?= (?:$|,|now|tonight|soon|already|in my sleep))|disappear(?= (?:$|,|forever|for good|from))|vanish(?= (?:$|,))|jump(?:ing)?(?= (?:$|,|off|from|in front))|end (?:it|my life|everything|things)(?= (?:$|,|all|now|tonight|soon))|never (?:wake|have (?:woken|survived|been born))|(?:hang|shoot|drown|gas|kill|hurt|harm|poison|suffocate) myself|overdose|suicide|sleep forever|drift off forever|be gone forever|cease to exist)'
const DREAD =
  '(?:hate|hates|hated|cannot stand|can not stand|cannot bear|dread|dreads|sick of|tired of|fed up with|disappointed|sorry|resent|regret|angry|sad|upset)(?: (?:that|about|to|when|every|i|am|still|each|by))*'

export const wishCrisisRules: readonly Rule[] = [
  {
    id: 'wish-not-to-be',
    level: 'crisis',
    precedence: 19,
    language: 'en',
    pattern: phrase(
      '(?:angry|mad|furious|hate|resent|upset|sorry) {5} (?:saving|saved|rescuing|rescued|reviving|revived|bringing|brought) me(?= (?:$|,|back|again|last))',
      `${WISH} {4} ${BE_NO_MORE}`,
      `(?:not|no longer|never) {2} (?:want|wanna|wish|care|need) to (?:exist|be alive|be here|wake up|breathe|live)(?= (?:$|,|any ?more|any longer|because|with this|like this|and|after|if))`,
      `${DREAD} {1} (?:waking up|wake up|being alive|living|still here|still alive|be alive|woke up|surviving|i survived|existing|my life)(?= (?:$|,|every|each|and|in the morning|any ?more))`,
      '(?:better|easier|best|kinder|wish|wished|should) {5} (?:let me go|let me die|left me (?:to die|there)|not (?:saved|woken|revived|resuscitated) me|not survived|not made it|died on the (?:table|operating table)|die in the crash)',
      '(?:not|never) {2} (?:courage|guts|nerve|strength|balls) {1} to (?:do it|end|go through with|jump|kill)',
      '(?:euthanasia|assisted (?:dying|suicide|death)|aid in dying|dignitas) {12} (?:do it myself|do it anyway|my own way|take care of it myself)',
      '(?:hope|wish|pray|want|wishing|hoping) {3} (?:get|got|be|was|were) {1} (?:hit|run over|struck|shot|killed)',
      '(?:courage|guts|nerve|strength|brave enough|coward) {3} (?:to do it|to go through with it|to end|to jump|to pull the trigger|do it myself)',
      '(?:fall asleep|falling asleep|pass out|slip under|go under) {4} (?:bath|tub|bathtub|water|snow) {3} (?:on purpose|and not|never|for good)',
      '(?:wonder|wondering|wondered|imagine|imagining|picture|picturing|thinking about|think about) {4} (?:the drop|the fall|jumping|falling|hitting the (?:ground|water)|being hit|the impact)',
      '(?:when|if|once|after) {3} (?:goes|dies|is gone|passes|leaves) {1} (?:i go too|so do i|so will i|me too|i am going too|i go with (?:him|her)|i will follow|i follow|i am following|i will be right behind)',
      '(?:one of these days|some day|someday|one day|maybe) {2} (?:will|might|am going to|shall) {1} (?:just )?(?:take the lot|take them all|do it|end it|swallow the lot|not come back)',
      '(?:keep|keeps|kept|have|has|hold|holding|put|saving|save|saved) {4} (?:bottle|pills|tablets|morphine|patches|stash|gun|rope|insulin|some|enough) {4} (?:just in case|as (?:a|my) (?:way out|back ?up|insurance|exit)|for the day|for when i am ready|for when it is time|my way out)',
      '(?:only|one) {2} (?:plan|answer|comfort|thing i think about|thing left) {3} (?:is|would be) {2} (?:overpass|bridge|gun|rope|pills|tracks|morphine|death|river|lake)',
      '(?:took|taking|take|swallow|swallowing) the lot',
      '(?:stopped|stopping|stops|skipping|skips|refuses|refusing) {4} (?:insulin|medicine|medicines|pills|dialysis|eating|drinking|food) {2} (?:deliberately|on purpose|to die|to speed|to hurry|to get it over)',
      '(?:i|he|she) {1} (?:think|thinks) (?:of|about) (?:it|dying|death) (?:constantly|all the time|every (?:day|night|hour)|day and night)',
      '(?:way|ways) to {1} (?:stop|end) {2} (?:pain|suffering|it) {3} (?:we both know|you know|i know|for good|for ever|forever)',
      '(?:be gone|not be here|dead|out of here) by then {8} (?:my (?:choice|choosing|own hand|way|terms))',
      '(?:^|(?<=^ (?:(?:so|feeling|am|i|help|please|,|very|really|just|still) )*))suicidal(?= (?:$|with|since|again|after|because|and|now|tonight|,|over|from|,))',
    ),
    excludes:
      / (?:afraid|scared|terrified|worried|worry|fear|frightened|at home|in (?:a|the) (?:hospital|hospice)|with dignity|cancer cells?|tumou?rs?|pain (?:is|was)|hair|asked (?:me )?if|screen|laugh|haha|lol|embarrass\w*|before i die|not want to die|how (?:can|do) (?:i|we) (?:help|support)|conclusions|rope jumping|trampoline|in the shower|gown|makes me want|die (?:from|of)|early|alarm|dark|winter|night shift|5|6) /,
    guards: STATED,
    firm: true,
    card: 'crisis',
    source: sources.suicideSigns,
    positive: [
      "I'm planning to jump",
      'I hate waking up every morning',
      'they should have let me die on the table',
      "I don't have the courage to do it",
      'I keep some morphine back, just in case, as my way out',
      'suicidal since the news',
      'when my husband goes I go too',
    ],
    negative: [
      'I hate waking up at 5 for radiation',
      'I want the tumor to disappear',
      'I hope I do not die',
      'I am planning to jump rope again',
      'I am scared that I will never wake up',
      'The doctor asked me if I feel suicidal. Why?',
    ],
  },
]
