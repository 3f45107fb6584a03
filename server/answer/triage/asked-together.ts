/** A personal dose or choice that is asked in a sentence of its own making: whose it is, what it is about, and what is to be decided. */
import { phrase } from './phrase.ts'
import type { Rule, Sign } from './rule.ts'
import { sources } from './sources.ts'
import { MEDICINE, PERSON, TREATMENT } from './vocabulary.ts'

const SOMEONE = `(?:i|we|he|she|they|you give (?:me|him|her)|my ${PERSON}|mom|mother|dad|father|husband|wife)`

/** Who asks about a person, not about the world. */
const personal: readonly Sign[] = [
  {
    kind: 'personal',
    weight: 2,
    pattern: phrase(
      `(?:can|could|should|shall|may|must|do|does|would|if|did|am|is|are|was|when can|ought) {1} ${SOMEONE}`,
      '(?:is it|is this|would it be|are|is) (?:ok|okay|safe|alright|fine|bad|wrong|worth|better|right|dangerous|too|a lot|enough)',
      '(?:for|in) (?:me|him|her|us|my \\S+|mom|dad)(?= (?:$|,|and|or|at|with|now|please))',
      '(?:tell me|give me|confirm|advise|let me know|pick|choose|decide|just say|recommend|rank)',
      '(?:i weigh|\\d+ ?(?:kg|kilos|pounds|lbs)|\\d+ year old|at \\d\\d)',
      '(?:my|his|her) (?:\\S+ ){0,1}(?:dose|medicine|medicines|pill|pills|chemo dose)',
    ),
  },
]

const general: readonly Sign[] = [
  {
    kind: 'general',
    weight: -3,
    pattern: phrase(
      '(?:what (?:does|is|are)(?! (?:the (?:safe|right|best|maximum|max|correct)|a safe|my|best|safe))|how (?:does|do|is|are)(?! (?:i|we|he|she|my|much|many|often|long))|why (?:do|does|did|are|is|am|was)|who|why did|last dose|dose density|which form|swallowing|how (?:do|should|can) (?:i|we|people) (?:decide|choose)|(?:do|does) (?:i|he|she) have to|side effects?|cost|costs|price|insurance|called|mean|means|meaning|store|storing|dispose|refill|approved|trial|in general|usual|usually|standard|questions?|doctors (?:decide|choose|work out)|people|appointment|bring|pack|vaccine|shot|scan|eat|exercise|wear|travel|fly|shower|bath|swim|drive|work|hair|how much (?:blood|time|radiation|water)|what should (?:i|we) (?:know|expect)|how (?:do|should|can|could) (?:i|we) (?:tell|ask|talk|store|bring|get|find|explain|remember|refill|cope|manage))',
    ),
  },
]

const medicineSigns: readonly Sign[] = [
  ...personal,
  ...general,
  {
    kind: 'medicine',
    weight: 2,
    pattern: phrase(
      `(?!(?:chemo|shot|injections?|drugs?) )(?:${MEDICINE})`,
      '\\d+ ?(?:mg|mcg|ml|iu|milligrams|units)',
      '(?:dex|mg|tabs|neupogen|chemo dose)',
    ),
  },
  {
    kind: 'amount',
    weight: 2,
    pattern: phrase(
      '(?:how (?:much|many|often|long (?:between|apart|after))|too (?:much|many|little|few|high|low)|a lot|more|less|higher|lower|enough|maximum|max|schedule|amount|dose|doses|dosage|dosing|(?:two|three|four|half|double|twice|extra|another)(?= (?:$|,|of|at|a|today|tonight|now|pills?|tablets?|if|or|tylenol))|go (?:up|down) to|supposed to be|per day|a day|daily)',
    ),
  },
  {
    kind: 'act',
    weight: 2,
    pattern: phrase(
      '(?:take|takes|taking|give|giving|stop|stopping|start|starting|restart|skip|skipping|crush|split|switch|hold|double|halve|mix|combine|swap|use|hold off|come off|go (?:up|down|off|on)|be on|cut|chew|inject|wean|taper)(?! (?:a (?:bath|shower|walk|break|nap|trip|look|class|photo|picture|vacation)|care|part|time|place|pictures|photos|off work|my (?:kids|temperature|son|daughter|dog)|the (?:bus|train|kids)|notes|long|me|away))',
    ),
  },
]

const choiceSigns: readonly Sign[] = [
  ...personal,
  ...general,
  {
    kind: 'treatment',
    weight: 2,
    pattern: phrase(
      `(?:${TREATMENT}|whipple|debulking|chemo|trial|ovarian suppression|feeding tube|ventilator|reconstruction|immunotherapy)`,
    ),
  },
  {
    kind: 'decide',
    weight: 2,
    pattern: phrase(
      '(?:pick|choose|select|decide|recommend|let them|is it time|worth (?:it|doing|having|the)|right (?:choice|decision|thing|call)|wrong (?:choice|decision)|am i right|is that right|candidate|decided (?:against|on|not to)|choose between|pick between|which (?:one|of)|better (?:off|option|choice)|best (?:option|choice)|(?:making|made) a mistake|a mistake (?:to|not)|regret|would you|what would you|agree to|go for|refuse|say no|go through with|put (?:him|her|myself|my \\S+) through|rank)',
    ),
  },
]

export const togetherDeclinedRules: readonly Rule[] = [
  {
    id: 'dose-asked',
    level: 'dosing',
    precedence: 344,
    language: 'en',
    pattern: { of: medicineSigns, atLeast: 6, within: 'sentence' },
    guards: ['to-ask'],
    source: sources.medicines,
    positive: [
      'Is it okay if my dad takes his blood pressure pill at night instead of morning?',
      'My mother is on 10 mg oxycontin, should she be on more',
      'are two gabapentin at bedtime too many for my wife',
      'my doctor said I may double the pills, just confirm the mg',
      'give me a dosing schedule for ibuprofen',
    ],
    negative: [
      'How do I store chemo tablets?',
      'I take letrozole. Can I dye my hair?',
      'Can I take a bath while on letrozole?',
      'What does tamoxifen do?',
      'Should I bring my pills to the appointment?',
    ],
  },
  {
    id: 'treatment-choice:weighed',
    level: 'refuse',
    precedence: 345,
    language: 'en',
    pattern: { of: choiceSigns, atLeast: 6, within: 'sentence' },
    guards: [],
    source: sources.choice,
    positive: [
      'Is it worth doing chemo at 84?',
      'i decided against radiation, am i right',
      'Am I a candidate for whipple?',
      'Choose between chemo and hormones for me',
      'Is my oncologist making a mistake by not giving me immunotherapy?',
    ],
    negative: [
      'How do people decide between surgery and radiation?',
      'What does it mean to be a candidate for surgery?',
      'Who is a candidate for a transplant?',
      'Is it safe to travel during chemo?',
      'What questions help me choose between surgery and radiation?',
    ],
  },
]
