/** A way to die that is asked for in a sentence of its own making: what is asked, with what, and to what end. */
import { phrase } from './phrase.ts'
import type { Rule, Sign } from './rule.ts'
import { sources } from './sources.ts'
import { MEDICINE } from './vocabulary.ts'

const methodSigns: readonly Sign[] = [
  {
    kind: 'asked',
    weight: 2,
    pattern: phrase(
      '(?:how|what|which|where|would|will|can|could|is|are|does|do|tell me|give me|show me|list|name|explain|best|worst|easiest|quickest|fastest|surest|strongest|good|any|ways?|methods?|tips|teach me|i want|i need|help me)',
    ),
  },
  {
    kind: 'means',
    weight: 2,
    pattern: phrase(
      `(?!(?:chemo|shot|shots|injections?|drug) )(?:${MEDICINE})`,
      '(?:drugs|stuff|over the counter|chemicals?|poisons?|poisonous|bleach|antifreeze|household|plants?|mushrooms?|berries|gas|carbon monoxide|helium|exhaust|rope|belt|noose|knife|razor|blade|gun|bullet|bridge|building|height|train|car|water|alcohol|vodka|insulin|potassium|caffeine|zopiclone|zolpidem|barbiturates?|drowning|drown|hanging|hang|jumping|jump|bleeding|bleed|starving|starvation|overdose|overdosing|cutting|cut|suffocat\\w+|electrocut\\w+|freezing)',
      '(?:reliable|foolproof|guaranteed|certain|effective|painless|painlessly|without (?:any |much |feeling )?pain|quick|quickly|peaceful|peacefully|without (?:anyone|anybody|somebody|people|my \\S+) (?:knowing|noticing|finding)|messy|no mess|in my sleep|fast)',
    ),
  },
  {
    kind: 'end',
    weight: 2,
    pattern: phrase(
      '(?:kill|kills|killing) (?:me|you|myself|yourself|a person|a human|people|someone|somebody|a {3} (?:woman|man|girl|boy|adult)|him|her|us|oneself)',
      '(?:die|dying|be dead|death)(?! (?:from (?:\\S+ )?(?:cancer|this|it)|of|rates?|at home|certificate|with dignity|in (?:a|the) (?:hospital|hospice)|benefits?))',
      '(?:stop|stops|stopping) (?:my|your|the|a) heart',
      '(?:liver|heart|kidneys|lungs|organs) (?:gives?|give) (?:up|out)',
      '(?:od|overdose)(?= (?:on|with|$|fastest|quickly|quick|and))',
      '(?:never|to not|and not|not ever) (?:wake|waking) up',
      '(?:fatal|lethal|deadly|deadliest|suicide|for good|end it all|end my life|off myself|finish me)(?! (?:reactions?|infections?|diseases?|cancers?|risk|rate|rates|prevention|hotline))',
    ),
  },
  {
    kind: 'harmless',
    weight: -6,
    pattern: phrase(
      '(?:cells?|tumou?rs?|cancers?|virus|viruses|germs?|bacteria|bugs?|ants|weeds|mold|lice|fung\\w+|prevent\\w*|avoid\\w*|accident\\w*|by mistake|protect\\w*|law|laws|legal|hospice|palliative|dying process|last days|how do (?:i|we) (?:talk|tell|cope|help|explain)|side effects?|warning|label|leaflet|risk of|chance of|common|rates?|statistics|dog|cat|taste|appetite|laughing|boredom|hair|phone|battery|movie|book|game|(?:a|more) (?:peaceful|good|natural) death|afraid|scared|worried|did (?:he|she|they)|died|passed away|vaccines?|weight|lose weight|fluids?|blood draw|how long does it take to die of)',
    ),
  },
]

export const methodCrisisRules: readonly Rule[] = [
  {
    id: 'method-asked:weighed',
    level: 'crisis',
    precedence: 19,
    language: 'en',
    // What most messages of that kind share is short; words that speak loudly against it are heard too.
    pattern: { of: methodSigns, atLeast: 6, within: 'sentence' },
    leans: { leaning: 'crisis', atLeast: -3 },
    guards: ['long-past'],
    firm: true,
    card: 'crisis',
    source: sources.suicide,
    positive: [
      'best drugs to od on',
      'what over the counter stuff can kill you',
      'would 30 zopiclone kill a woman of 50 kg',
      'how to stop my heart without pain',
      'which plants are deadly for people',
    ],
    negative: [
      'Can chemo kill you?',
      'What drugs kill cancer cells?',
      'How do I avoid an accidental overdose?',
      'What kills germs on a counter?',
      'How do people die of lung cancer?',
      'Is bleach safe to clean with during chemo?',
    ],
  },
]
