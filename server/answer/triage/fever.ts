/** Fever and other signs of infection while treatment has lowered the body's defence. */
import { phrase } from './phrase.ts'
import type { Guard, Rule } from './rule.ts'
import { sources } from './sources.ts'
import { ON_TREATMENT } from './vocabulary.ts'

/** Any reading of a thermometer in either unit; the rule's threshold then decides. */
const READING = '(?:(?:3[5-9]|4[0-3])(?:\\.\\d{1,2})?|(?:9\\d|10\\d|110)(?:\\.\\d{1,2})?)'
/** Numbers that look like a temperature and are none: ages, doses, pressures, counts. */
const NOT_A_UNIT =
  '(?! (?:years?|yrs?|yo|y o|mg|mcg|ml|kg|kilos?|lbs?|pounds|percent|%|weeks?|months?|days?|hours?|minutes|mins|cycles?|bpm|mmhg|mmol|umol|xmol|nmol|pmol|ng|ug|xg|pg|iu|miu|u ml|units?|grams?|g|people|women|men|pills|tablets|times|sessions|treatments|dollars|points|over|cm|mm|st|th) )'
const NUMBER = `${READING}${NOT_A_UNIT}`
const UNIT = '(?:c|f|celsius|fahrenheit|degrees|degree|grad|grados)'

const THRESHOLD = { celsius: 38, fahrenheit: 100.4 }

/** A number is often part of a question that is not general at all ("is 38.5 bad?"): only definitions are let through. */
const READING_GUARDS: readonly Guard[] = ['negation', 'past', 'resolved', 'hypothesis', 'definition', 'other-value']

const ANOTHER_MATTER =
  / (?:(?:if|when|once) (?:my |the |his |her )?(?:temperature|fever) (?:ever |should )?(?:goes|gets|rises|reaches|hits|climbs|were)|years? (?:after|since|ago|out)|finished (?:\S+ ){0,4}(?:years?|\d+ months) ago|body temperature of the room|room temperature|store|storage|fridge|considered (?:a )?fever|counts? as|threshold|vaccine|give you|the rule|cut ?off|differ|standard|hot flash(?:es)?|outside|weather|oven|bake) /

/** A team that gave somebody a limit treats them. */
const TREATED = new RegExp(
  `${ON_TREATMENT.source}| catheter | (?:they|clinic|ward|nurse|nurses|team|sheet|card|leaflet) (?:said|says|say|told me|told us) (?:to )?(?:call|ring|phone|come in)`,
)

const READING_PATTERN = phrase(
  // One of a list: "chemo six days ago, 38.7, shakes".
  `(?<=, )(?:(?:3[89]|4[0-3])\\.\\d|10[0-4]\\.\\d)${NOT_A_UNIT}(?= (?:,|and|with))`,
  // At the start of what is said, as one answers a nurse: "39.2 this morning".
  `(?<=^ (?:(?:shaking|like|a|leaf|,|it|is|was|and|so|at|now|still|up|to) )*)(?:(?:3[89]|4[0-3])\\.\\d|10[0-4]\\.\\d)${NOT_A_UNIT}`,
  // No word for fever: a number that is no age, at the end of what is said.
  `(?:has|have|is|am|was|hit|hits|reached|reads|reading|at|spiked|spiking|tengo|tiene|marca) {1} (?:(?:3[89]|4[0-3])\\.\\d|10[0-8](?:\\.\\d)?)${NOT_A_UNIT}(?= (?:$|now|and|,|so|today|tonight|overnight|what|this|again|still|y|ahora|hoy))`,
  `it 's {1} (?:(?:3[89]|4[0-3])\\.\\d|10[0-4]\\.\\d)${NOT_A_UNIT}(?= (?:$|now|and|,|so))`,
  `(?:(?:3[89]|4[0-3])\\.\\d|10[0-4]\\.\\d) (?:just |right )?now`,
  `(?:got|shows|showed|says|said) {1} (?:(?:3[89]|4[0-3])\\.\\d|10[0-8]\\.\\d)${NOT_A_UNIT}`,
  `(?:fever|fevers|temperature|thermometer|feverish|burning up|running|spiked|fiebre|temperatura) {12} ${NUMBER}`,
  `${NUMBER} {3} (?:fever|temperature|feverish|fiebre)`,
  `${NUMBER} ${UNIT}`,
)

export const feverRules: readonly Rule[] = [
  {
    id: 'fever-on-treatment',
    level: 'emergency',
    precedence: 160,
    language: 'en',
    pattern: READING_PATTERN,
    requires: TREATED,
    excludes: ANOTHER_MATTER,
    threshold: THRESHOLD,
    guards: READING_GUARDS,
    card: 'fever',
    source: sources.fever,
    positive: [
      "I have a fever of 101 and I'm on chemo",
      'on chemo, temp is 38.2',
      'for a chemo patient with 38.5 fever can i wait till morning',
      'My husband had Keytruda last week and has a temperature of 39',
      'fever 100.4 four days after taxol',
      'temperature: 38,4 °C, last cycle was Tuesday',
      'on chemo, ferritin 300, 102.5 now',
      'weight 140 lb, chemo four days ago, temp of 101.2',
    ],
    negative: [
      'What is a fever emergency during chemo?',
      'I am on chemo and my temperature is 37.2',
      'Why is 100.4 considered a fever for people on chemo?',
      'I had a fever of 102 last year during chemo',
      'I am 39 years old and on chemo, can I still have children?',
      'My blood sugar is 101 on chemo',
      "My ferritin is 102.5 now and I'm on chemo",
      'CA-125 was 140 in May and it is 101.3 now, still on chemo',
    ],
  },
  {
    id: 'fever-number',
    level: 'emergency',
    precedence: 161,
    language: 'en',
    pattern: phrase(
      `(?<=^ (?:(?:it|is|its|it's|was|reads|read|says|at|now|still|just|up|to|went|about|around|almost|over|a|of|hit|reached|measured|got|took|and|,|my|his|her|mine|he|she|he's|thermometer|temperature|only|maybe|like|be|an|hour|hours|minutes|ago|earlier|3[67]\\.\\d|9[89]\\.\\d|feels|feel|hot|warm|today|tonight|i|am|have|has|already|this|morning|'s|oh|no|so|yes|ok|currently|went|from|99|37|rising|climbing|gone) )*)${NUMBER}(?= (?:(?:now|f|c|degrees|fahrenheit|celsius|today|tonight|again|still|,|and|rising|help|what|do|i|this|morning|just|already|is|that|bad|ok|okay|should|go|in|call|wait|or|can|serious|ahora|hoy|grados|y|de|to|until|till|tomorrow|morning|the|for|keep|watching|it|an|hour|hours|minutes|ago|later|yet|need|we|he|she|really|my|doctor|nurse|clinic|on|chemo|sleep|on [a-z]+) )*$)`,
      // A decimal or three digits is no age: "but 101.2 and I had Taxol on Friday".
      `(?<=^ (?:(?:it|is|'s|now|at|still|just|a|temperature|reading|says|hit|reached|up|to) ){0,3})(?:\\d{2}\\.\\d|10\\d(?:\\.\\d)?)${NOT_A_UNIT}(?= (?:and|,|so|since|after|while|y|desde|despues) )`,
    ),
    requires: ON_TREATMENT,
    // "I am 41" is an age.
    excludes: new RegExp(
      `${ANOTHER_MATTER.source}| (?:i am|he is|she is) (?:3[5-9]|4[0-3])(?! (?:now|c|celsius|degrees)) `,
    ),
    threshold: THRESHOLD,
    guards: ['past', 'definition', 'other-value'],
    card: 'fever',
    source: sources.fever,
    positive: [
      "I'm on chemo. 101 now",
      'neutropenic. it is 38.6',
      'He had chemo on Monday. 102.',
      'chemo yesterday. it just hit 100.8',
      "I'm on Enhertu. now 38.9",
    ],
    negative: [
      "I'm on chemo. 98.6",
      "I'm on chemo. I am 41",
      'I have cancer. 12 of 40',
      'Chemo cost 101 dollars',
      '101 now',
    ],
  },
  {
    id: 'chills-on-treatment',
    level: 'emergency',
    precedence: 159,
    language: 'en',
    pattern: phrase(
      '(?:has|have|got|having|get|getting|gets|with|and) {3} shivers',
      'shivers {4} (?:bad|blankets|hot|cold|cannot|since|after)',
      '(?:teeth) {2} chatter(?:ing)?',
      '(?:shaking|shivering|uncontrollable|violent|bad|teeth chattering|severe|fever and|terrible) {2} (?:chills|rigors)',
      '(?:chills|rigors) {4} (?:shaking|shivering|cannot stop|cannot get warm|will not stop|fever|after (?:chemo|infusion))',
      '(?:cannot stop|started|keep|am|is|been|feel|feeling|feels) (?:shivering|shivery|shaking with cold)',
      '(?:having|have|has|got) {2} (?:rigors|chills)',
      'shivering (?:under|and|after|with|in|for|since|so)',

      '(?:septic|sepsis)',
      'neutropenic fever',
    ),
    requires: ON_TREATMENT,
    excludes: / (?:excitement|joy|mri room|scanner|operating room) /,
    card: 'fever',
    source: sources.callDuringTreatment,
    positive: [
      'my mom has shaking chills after chemo',
      'I am neutropenic and cannot stop shivering',
      'on chemo, have chills, temp 99.8',
      'he has rigors after his infusion',
      'I feel shivery, chemo was on Friday',
    ],
    negative: [
      'Are chills common after a Herceptin infusion?',
      'What is neutropenic fever?',
      'No chills after chemo this time',
      'I had chills last year during chemo',
      'What should I do if I get chills during chemo?',
    ],
  },
  {
    id: 'fever-said',
    level: 'emergency',
    precedence: 162,
    language: 'en',
    pattern: phrase(
      '(?:have|has|having|got|get|running|runs|spiked|spiking|developed|with a|and a|high|bad|new|sudden|woke up with|there is) {2} (?:fever|temperature|fevers)(?! (?:chart|log|control|reducer|of (?:9\\d|3[567])|is (?:normal|fine|9\\d|3[567])|9\\d|3[567]|blister|blisters|dream|sensitive|sensitivity|check|checks|emergency|is (?:a|an)))',
      '(?:fever|feverish) (?:and|,|with|now|since|today|tonight|this|after|on|during)',
      '(?:and|with) fever',
      '(?<=^ )(?:fever|fevers|chills)(?= $)',
      '(?:burning up|feverish|feel hot and cold|hot and shivery|hot and shaky)',
    ),
    requires: ON_TREATMENT,
    excludes: new RegExp(
      `${ANOTHER_MATTER.source}| (?:low grade (?:\\S+ )?(?:normal|expected)|hay fever|yellow fever|dengue|fever tree|valley fever|fever in (?:a|my) child|cabin fever|prophylaxis|after the vaccine|take my temperature|flu shot|no idea what|3[5-7](?:\\.\\d)?|9[5-9](?:\\.\\d)?|100(?:\\.[0-3]\\d?)?|tylenol before infusion|year old|history of) `,
    ),
    card: 'fever',
    source: sources.callDuringTreatment,
    positive: [
      "I'm on chemo and I have a fever",
      'fever and a sore throat since chemo',
      'I think I am running a fever, my last infusion was Monday',
      'husband is on immunotherapy and burning up tonight',
      'my wife is neutropenic and feverish',
    ],
    negative: [
      'Is fever common with immunotherapy?',
      'What should I do if I get a fever during chemo?',
      "I don't have a fever, only a runny nose, chemo is next week",
      'How do I take my temperature during chemo?',
      'I have hay fever, can I take my allergy pill during chemo?',
    ],
  },
  {
    id: 'fever-high',
    level: 'emergency',
    precedence: 164,
    language: 'en',
    pattern: READING_PATTERN,
    excludes: new RegExp(`${ANOTHER_MATTER.source}| (?:am|is|aged|are) 4[0-3] (?!c |celsius |degrees |now )`),
    threshold: { celsius: 40, fahrenheit: 104 },
    guards: [...READING_GUARDS, 'general'],
    card: 'emergency',
    source: sources.fever,
    positive: [
      'she is burning up, 40.1 C',
      'my temperature is 104.5',
      'he has a fever of 40.2',
      'thermometer says 105 F',
      'fever 41 and she is limp',
    ],
    negative: [
      'Is 104 a high fever?',
      'My temperature is 101',
      'What does a fever of 104 do to the body?',
      'I had a fever of 105 as a child',
      'I am 40 and have a fever blister',
    ],
  },
  {
    id: 'fever-elsewhere',
    level: 'urgent',
    precedence: 210,
    language: 'en',
    pattern: READING_PATTERN,
    excludes: ANOTHER_MATTER,
    threshold: THRESHOLD,
    guards: READING_GUARDS,
    card: 'urgent',
    source: sources.fever,
    positive: [
      'I have a fever of 102',
      'my temperature is 38.9 since this morning',
      'running a 101.5 fever',
      'He has a temperature of 39 degrees',
      'thermometer says 100.9',
    ],
    negative: [
      'What counts as a fever?',
      'My temperature is 98.6',
      'At what temperature is 100.4 a fever?',
      'I had a fever of 103 last month',
      'I take 100 mg of it with a fever blister',
      'ferritin 102.5 now, was 80 before',
    ],
  },
]
