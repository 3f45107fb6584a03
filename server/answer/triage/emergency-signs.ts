/** Numbers that speak for themselves, and what cell therapies do to the mind: call for emergency help now. */
import { phrase } from './phrase.ts'
import type { Rule } from './rule.ts'
import { sources } from './sources.ts'

/** Of a list of values each has its own number. */
const UP_TO_FOUR =
  '(?:(?!(?:not|no|never|nor|without|sodium|potassium|calcium|magnesium|chloride|bun|glucose|creatinine|phosphate|phosphorus|albumin|hemoglobin|platelets|wbc|anc) )\\S+ ){0,4}'

export const signRules: readonly Rule[] = [
  {
    id: 'vital-signs',
    level: 'emergency',
    precedence: 124,
    language: 'en',
    pattern: phrase(
      '(?:heart|pulse|heart rate|hr|heartbeat) {5} (?:1[3-9]\\d|2\\d\\d)(?! (?:over|mg|pounds|lbs|years|dollars))',
      '(?:heart|pulse) {3} (?:racing|pounding|fluttering|beating so fast|beating very fast) {8} (?:faint|fainting|dizzy|pass out|passing out|lightheaded|chest|breath|breathe|sweating|blacking out)',
      '(?:faint|dizzy|lightheaded|sweating|chest) {8} heart {3} (?:racing|pounding|fluttering)',
      '(?:heart|pulse|heart rate|heartbeat) {3} (?:[23]\\d|4[0-4])(?! (?:years|mg|minutes|percent))',
      '(?:blood pressure|bp|pressure) {5} (?:[4-7]\\d|8[0-5])/[2-6]\\d',
      '(?:going into|in|think|has|have|having|is|went into) {2} (?:sepsis|septic|septic shock)',
    ),
    excludes: / (?:exercise|exercising|running|workout|treadmill|target|maximum|sepsis last|recovered from|survived) /,
    card: 'emergency',
    source: sources.callForHelpSpanish,
    positive: [
      'my heart is racing at 180 and I feel faint',
      'heart rate 170 and dizzy',
      'my blood pressure is 70/40',
      'pulse is 145 lying in bed',
      'I think I have sepsis',
    ],
    negative: [
      'What is a normal heart rate?',
      'My blood pressure was 120/80 today',
      'My heart rate hits 150 while exercising',
      'Is sepsis common after chemo?',
      'My heart rate is 72',
    ],
  },
  {
    id: 'critical-labs',
    level: 'emergency',
    precedence: 118,
    language: 'en',
    pattern: phrase(
      `potassium ${UP_TO_FOUR}(?:[6-9](?:\\.\\d)?|[12]\\.\\d)`,
      `sodium ${UP_TO_FOUR}(?:1[01]\\d|1[6-9]\\d)`,
      `calcium ${UP_TO_FOUR}(?:1[4-9](?:\\.\\d)?|[3-5]\\.\\d mmol)`,
      '(?:critical|dangerous|life threatening) {2} (?:lab|labs|potassium|sodium|calcium|level|levels|result|value)',
    ),
    excludes:
      / (?:normal range|asking for|class|bananas|foods?|diet|grams|what (?:is|are|does) (?:a|an|the|normal|high|low|potassium|sodium|calcium)) /,
    // A result of yesterday stands until the next one.
    guards: ['negation', 'long-past', 'resolved', 'hypothesis', 'general'],
    card: 'emergency',
    source: sources.emergencies,
    positive: [
      'my potassium is 7.1 and my heart feels weird',
      'they called, potassium 6.8',
      'sodium came back at 112 and he is sleepy',
      'her calcium is 15.2',
      'the lab says I have a critical potassium level',
    ],
    negative: [
      'My potassium is 4.1',
      'What is a normal calcium level?',
      'Sodium is 138, is that fine?',
      'sodium 138, potassium 4.1, calcium 9.8, BUN 18',
      'Which foods are high in potassium?',
      'Potassium was 6.9 last year',
    ],
  },
  {
    id: 'high-pressure',
    level: 'emergency',
    precedence: 125,
    language: 'en',
    pattern: phrase('(?:blood pressure|bp|pressure) {5} (?:1[89]\\d|2\\d\\d) ?(?:/|over) ?1[2-9]\\d'),
    excludes: / (?:considered|counts as|stage 2|normal) /,
    card: 'emergency',
    source: sources.highPressure,
    positive: [
      'blood pressure is 220/130 with a headache',
      "my dad's blood pressure is 190/125 and he is dizzy",
      'BP 200/120 on Lenvima, vision is blurry',
      'blood pressure reads 185/122 tonight',
      'her pressure went to 210/140',
    ],
    negative: [
      'My blood pressure was 120/80 today',
      'What is a blood pressure of 180/120 called?',
      'blood pressure 150/90 on Lenvima',
      'My blood pressure was 200/120 last year',
      'How do doctors treat high blood pressure?',
    ],
  },
  {
    id: 'cell-therapy',
    level: 'emergency',
    precedence: 119,
    language: 'en',
    pattern: phrase(
      '(?:confused|confusion|disoriented|tremor|tremors|shaking|trembling|hallucinating|very sleepy|so sleepy|cannot stay awake|drowsy)',
      '(?:cannot|trouble|difficulty|hard to|unable to|not able to|could not) {2} (?:write|writing|speak|speaking|talk|talking|find words|name|remember (?:my|his|her) name)',
      '(?:handwriting|speech) {3} (?:changed|worse|bad|shaky|messy|slow|off)',
    ),
    requires:
      / (?:car t|cart|t cells?|kymriah|yescarta|carvykti|abecma|breyanzi|tecartus|blinatumomab|blincyto|bispecific|bispecifics|teclistamab|tecvayli|epcoritamab|glofitamab|elranatamab|talquetamab|tarlatamab) /,
    excludes: / (?:confused (?:about|by|on|what|whether|why|how)|what (?:is|are)|difference between) /,
    card: 'emergency',
    source: sources.cellTherapy,
    positive: [
      "CAR-T two weeks ago and I'm confused",
      'My wife had CAR T cells last week and her handwriting is shaky',
      'on blinatumomab and shaking',
      'He got Yescarta nine days ago and has trouble speaking',
      'Dad is on teclistamab and very sleepy today',
    ],
    negative: [
      'Does CAR T cause confusion?',
      'I am confused about how CAR T works',
      'What are the signs of confusion after CAR T?',
      'No confusion since my CAR T',
      'She had tremors after CAR T two years ago',
    ],
  },
]
