/** An outlook or a diagnosis that is asked in a sentence of its own making: whose it is, what is asked, and of what. */
import { NAMED } from './declined.ts'
import { phrase } from './phrase.ts'
import type { Rule, Sign } from './rule.ts'
import { sources } from './sources.ts'
import { PERSON } from './vocabulary.ts'

/** Of a certain person, not of people. */
const whose: readonly Sign[] = [
  {
    kind: 'whose',
    weight: 2,
    pattern: phrase(
      `(?:i|me|my|mine|myself|we|us|our|his|hers|this one|my ${PERSON}|(?:he|she|him|her)(?! (?:say|says|said|wants|asked|told)))`,
      '(?:mom|mother|dad|father|grandma|grandpa|auntie|nana)',
      'with (?:these|those|this|such) (?:numbers|results|markers|mets|symptoms|scans?)',
    ),
  },
]

/** Asked of the world, of everyday life, or told as one's own news. */
const elsewhere: readonly Sign[] = [
  {
    kind: 'elsewhere',
    weight: -4,
    pattern: phrase(
      '(?:asks?|asked|asking) (?:me |us )?(?:if|whether)',
      '(?:in general|on average|usually|statistics|do (?:people|patients|doctors|women|men)|how do (?:i|we|you|people)|how (?:can|should|could) (?:i|we|people)|what (?:should|can) (?:i|we) (?:do|ask|eat|say|expect|bring|watch)|what (?:does|do) (?!(?:my|this say|these|his|her) )|what (?:is|are) (?:a|an|the difference|lobular|dcis)|who (?:can|do|should)|where (?:can|do)|is it (?:safe|ok|okay|normal|legal|common)|questions?|support|insurance|called|feeling|sensation|cost|covered|appeal|hair|wig|taste|energy|appetite|nails|lashes|eyebrows|periods?|work|job|school|travel|fly|flight|drive|swim|swimming|exercise|diet|eat|food|recipes?|hospital stay|appointment|awake|visit|vaccine|pay|leave|children inherit|kids inherit|inherit|cope|coping|worry less|stop worrying|scared (?:of|that|to)|afraid (?:of|that|to)|terrified|anxious|told me|doctor said|was told)',
    ),
  },
]

const outlook: readonly Sign[] = [
  ...whose,
  ...elsewhere,
  {
    kind: 'outcome',
    weight: 2,
    pattern: phrase(
      '(?:survive|survives|surviving|survival|alive|live (?:to|longer|long|another|past|until|more|much|through)|will (?:i|he|she|mom|dad|my \\S+) live|die|dying|dies|kills? (?:me|him|her)|cured?|curable|beat(?:ing)? (?:this|it)|make it (?:to|past|through|until|another)|come back|comes back|came back|coming back|return(?:s|ing)?|recur|recurs|recurrence|relapse|remission|pull through|turn the corner|be here|be around|be with us|still here|gone by|terminal|doomed|finished|incurable|end(?:s)? (?:near|is near|of the road)|close to the end|beginning of the end|last (?:days|birthday|christmas|weeks|summer|months)|downhill|odds|chances?|prognosis|outlook|life expectancy|grow old|good years|years left|time left|much time|get better|be well again|recover(?! from (?:surgery|the flu))|be ok|be okay|save (?:me|him|her|my \\S+)|lose (?:my|her|his) (?:leg|arm|voice|sight)|lose consciousness|future|get (?:me|him|her)|spread|take (?:me|him|her|my \\S+) (?:this|next|soon|before))',
    ),
  },
  {
    kind: 'asked',
    weight: 2,
    pattern: phrase(
      '(?:how (?:long|much time|much longer|many (?:\\S+ )?(?:months|weeks|years|days|christmases)|likely|soon|fast|quickly|bad|close|aggressive)|will|would|am i|is (?:he|she|it|this|that|mine|there|my \\S+|mom|dad|a year)|are (?:my|his|her|the odds)|can i|could (?:i|he|she)|do i|does (?:he|she)|has (?:he|she)|what (?:is|are) (?:my|his|her|the (?:odds|chances?|likelihood|risk))|what (?:percent|percentage|age)|rate my|rank my|tell me|give me|estimate|predict|guess|do you (?:think|believe|reckon)|when (?:will|is|am|can)|should (?:i|we) (?:be|plan|book|get|tell)|so how)',
    ),
  },
]

const finding: readonly Sign[] = [
  ...whose,
  ...elsewhere,
  {
    kind: 'finding',
    weight: 2,
    pattern: phrase(
      '(?:cancer|cancerous|malignant|benign|tumou?r|leukemia|lymphoma|melanoma|myeloma|sarcoma|metastas[ei]s|metastatic|mets|recurrence|progression|progressing|stable|lynch syndrome|brca|triple negative|triple positive|her2 (?:positive|negative|low)|hormone positive|stage|staging|staged|grade|dementia|depression|menopause|lymphedema|neuropathy|infection|anemia|anemic|inflammatory|pagets?|ascites|fibroadenoma|hemangioma|cyst|spread|working|response|shrinking|growing|misdiagnosed|something bad|serious)',
    ),
  },
  {
    kind: 'asked',
    weight: 2,
    pattern: phrase(
      '(?:do i have|have i got|does (?:he|she|my \\S+|mom|dad) have|have they missed|did (?:the|they|it|my|this|chemo)|has (?:it|my|the)|is (?:it|this|that|mine|my|his|the (?:shadow|spot|mass|lump|nodule|chemo|tumor|one)|an)|are (?:my|these|those|they)|am i|was i|could (?:it|this|that|my|these|mom|dad)|does (?:this|that|it|my|the|an)|can you (?:tell|confirm|see|read)|would you call|tell me (?:if|whether|my|what|is)|confirm|what (?:stage|kind|type|does (?:this|my)) |what is (?:wrong|causing|going on|this)|which of (?:my|the)|why (?:is|am|does|do) (?:my|i|he|she)|explain why|analy[sz]e|interpret|read (?:my|this|these|the)|work out|figure out|(?:sounds?|looks?) like|right(?= $)|is not it(?= $)|does not it(?= $)|or (?:just|is it|only))',
    ),
  },
]

export const togetherOwnRules: readonly Rule[] = [
  {
    id: 'own-prognosis:weighed',
    level: 'refuse',
    precedence: 346,
    language: 'en',
    pattern: { of: outlook, atLeast: 6, within: 'sentence' },
    leans: { leaning: 'own-prognosis', atLeast: -2 },
    guards: ['to-ask'],
    source: sources.prognosis,
    positive: [
      'is there any hope that my mother will be cured',
      'how soon will she go downhill',
      'could he still turn the corner',
      'please guess how many good years I have left',
      'would I live longer on this drug',
    ],
    negative: [
      'Will my hair come back?',
      'How do people live with mets for years?',
      'Will I be awake during the biopsy?',
      'What does relapse mean?',
      'I am scared that it comes back',
    ],
  },
  {
    id: 'own-diagnosis:weighed',
    level: 'refuse',
    precedence: 347,
    language: 'en',
    pattern: { of: finding, atLeast: 6, within: 'sentence' },
    leans: { leaning: 'own-diagnosis', atLeast: -3 },
    unless: NAMED,
    guards: ['to-ask'],
    source: sources.diagnosis,
    positive: [
      'can you tell from my blood count whether I have leukemia',
      'have they missed a tumor on my scan',
      'is the shadow on my kidney cancer',
      'can you confirm that my nodule is benign',
      'is my cough from the tumor or an infection',
    ],
    negative: [
      'What does stage 3 mean?',
      'My cancer is stage 2. What can I eat?',
      'How do doctors tell benign from malignant?',
      'How do I cope with my cancer?',
      'Who can read my report to me?',
    ],
  },
]
