/** Emergencies that no single phrase gives away: signs of the heart, the brain, the blood or an infection that come together. */
import { phrase } from './phrase.ts'
import type { Rule, Sign } from './rule.ts'
import { sources } from './sources.ts'
import { TREATED } from './vocabulary.ts'

/** What a body shows, by the part of it that is in danger, with its weight. */
const emergencySigns: readonly Sign[] = [
  { kind: 'treated', weight: 1, pattern: phrase(TREATED) },
  {
    kind: 'heat',
    weight: 3,
    pattern: phrase(
      '(?:hot to {1} touch|burning hot|boiling hot|roasting|feverish|teeth chatter\\S*|rigors?|shivers|shivering(?! with (?:excitement|joy|nerves|fear))|shivery|chills|shaking (?:all over|with cold))',
    ),
  },
  {
    kind: 'no thermometer',
    weight: 1,
    pattern: phrase('(?:not have|no|without|cannot find) {2} thermometer', 'thermometer {2} (?:broken|dead|lost)'),
  },
  {
    kind: 'heart',
    weight: 2,
    pattern: phrase(
      '(?:jaw|left shoulder|left arm|shoulder blades|upper back) {6} (?:ache|aches|aching|pain|hurts?|hurting|heavy|heaviness|pressure|tingling)',
      '(?:ache|aches|aching|pain|hurts?|pressure|heaviness) {4} (?:jaw|left shoulder|left arm|shoulder blades)',
      '(?:tight|heavy|pressure|squeezing) {4} chest',
    ),
  },
  {
    kind: 'sweat',
    weight: 2,
    pattern: phrase('(?:sweating|sweaty|sweats|cold sweat|clammy|drenched in sweat)'),
  },
  {
    kind: 'breath',
    weight: 2,
    pattern: phrase(
      '(?:short of breath|shortness of breath|breathless|out of breath|panting|wheezing|wheezy|wheeze|puffing|cannot lie flat|hard to breathe)',
    ),
  },
  {
    kind: 'swelling',
    weight: 2,
    pattern: phrase(
      '(?:face|neck|lips?|tongue|eyelids?|calf|one leg|arm) {4} (?:swollen|swelling|swelled|huge|twice the size|puffy|puffed|blown up)',
      '(?:swollen|swelling|puffy) {3} (?:face|neck|lips?|tongue|eyelids?|calf)',
      '(?:hives|welts)',
    ),
  },
  {
    kind: 'sugar',
    weight: 2,
    pattern: phrase(
      '(?:sugar|glucose|meter) {3} (?:hi|high|over 400|over 500|[4-9]\\d\\d)',
      'breath {2} (?:fruity|sweet|acetone)',
      'fruity breath',
    ),
  },
  {
    kind: 'fruit',
    weight: 2,
    pattern: phrase('(?:breath {3} (?:fruity|sweet|acetone)|fruity breath|thirsty and peeing)'),
  },
  {
    kind: 'stomach',
    weight: 1,
    pattern: phrase('(?:vomiting|throwing up|vomited|threw up|puking|being sick|cannot eat|feel sick|nauseous)'),
  },
  {
    kind: 'belly',
    weight: 2,
    pattern: phrase(
      '(?:belly|stomach|abdomen|tummy) {4} (?:hard|rigid|bloated|swollen|distended|huge)',
      '(?:severe|terrible|awful|really bad|horrible|intense) {2} (?:belly|stomach|abdominal|tummy) (?:pain|cramps)',
      '(?:no|not) {4} (?:gas|wind|stool|poop|pooped|bowel movement)',
    ),
  },
  {
    kind: 'bleeding',
    weight: 2,
    pattern: phrase(
      '(?:bleeding|bleeds|bled|blood|bloody|nosebleed|nosebleeds)(?! (?:cancers?|test|tests|work|count|counts|pressure|sugar|clot|clots|thinner|thinners|draw|cells?)| on {1} (?:toilet|loo) (?:paper|tissue|roll))',
      '(?:purple|red) (?:dots|spots)',
      '(?:huge|big|large|new|unexplained) bruises',
      'bruises {3} (?:everywhere|all over)',
    ),
  },
  {
    // A trace is a reason for a visit soon, and for more than that only with another sign.
    kind: 'bleeding',
    weight: 1,
    pattern: phrase('(?:blood|bleeding) on {1} (?:toilet|loo) (?:paper|tissue|roll)'),
  },
  {
    kind: 'thin blood',
    weight: 2,
    pattern: phrase(
      '(?:platelets|platelet count) {3} (?:[1-9]|1\\d|2\\d|low|very low)',
      '(?:blood thinners?|warfarin|coumadin|eliquis|xarelto|lovenox|heparin|apixaban|rivaroxaban|no platelets)',
    ),
  },
  {
    kind: 'brain',
    weight: 2,
    pattern: phrase(
      '(?:confused|muddled|disoriented|slurring|slurred|drowsy|very sleepy|so sleepy|lethargic|double vision|seeing double|blurred vision|blurry vision|cannot see|unsteady|staggering|stumbling|off balance|not making sense|not herself|not himself)(?! (?:about|by|how|why|what))',
      '(?:leg|legs|arm|hand|face|side) {3} (?:weak|numb|heavy|clumsy|droopy|drooping|floppy|tingling|dead)',
      '(?:eyelids?|eye|mouth|face) {2} droop\\S*',
    ),
  },
  {
    kind: 'head',
    weight: 2,
    pattern: phrase(
      '(?:bad|terrible|awful|severe|splitting|pounding|worst|horrible|really bad|massive) {1} (?:headache|headaches|head)',
      'headache {4} (?:scream|screaming|cry|crying|unbearable|worst|never had|agony)',
      'head {3} (?:hurts|hurting|pounding|splitting|exploding)',
      '(?:hit|banged|bumped|knocked|smacked) {2} head',
    ),
  },
  {
    kind: 'neck',
    weight: 2,
    pattern: phrase(
      '(?:stiff|rigid) neck',
      'neck {3} (?:stiff|rigid|cannot bend)',
      '(?:light|lights) {2} (?:hurts|hurt|hurting|unbearable)',
    ),
  },
  {
    kind: 'faint',
    weight: 1,
    pattern: phrase('(?:dizzy|lightheaded|light headed|woozy|weak)'),
  },
  {
    kind: 'faint',
    weight: 2,
    pattern: phrase(
      '(?:faint|fainted|passed out|very dizzy|so dizzy|really dizzy|collapsed|blacked out|cannot stand|cannot get up)',
    ),
  },
  {
    kind: 'spine',
    weight: 2,
    pattern: phrase(
      '(?:back|spine) {3} (?:pain|hurts|killing|agony|mets)',
      '(?:bladder|bowel|bowels) {3} (?:control|numb|accident|accidents)',
    ),
  },
  {
    kind: 'now',
    weight: 1,
    pattern: phrase(
      '(?:suddenly|sudden|all of a sudden|out of nowhere|since (?:this|an hour|noon|lunch|last night|yesterday|breakfast)|for an hour|an hour ago|right now|tonight|getting worse|worse and worse|just started|this (?:morning|evening|afternoon))',
    ),
  },
  {
    kind: 'mild',
    weight: -3,
    pattern: phrase(
      '(?:a little|a bit) (?:dizzy|lightheaded|weak|tired|nauseous|hot|short of breath|swollen|sore)',
      '(?:mild|slight|slightly|a bit of|a tiny|minor|occasional|occasionally|sometimes|usual|as usual|normal for me|for months|for years|for a year|hot flash|hot flashes|hot flushes|side effects?|leaflet|steroids?|used to)',
    ),
  },
]

export const togetherEmergencyRules: readonly Rule[] = [
  {
    id: 'signs-of-emergency',
    level: 'emergency',
    precedence: 163,
    language: 'en',
    pattern: { of: emergencySigns, atLeast: 4 },
    card: 'emergency',
    source: sources.emergencies,
    positive: [
      'My jaw and left shoulder ache, I am sweating and feel sick since an hour ago',
      'She feels burning hot, she is on chemo and we have no thermometer',
      'Sugar reads HI on nivolumab, my breath smells fruity and I am throwing up',
      'I have a terrible headache and I am on blood thinners, and I feel unsteady since this morning',
      'Big bruises everywhere, platelets are 12 and I am dizzy',
    ],
    negative: [
      'I get hot flashes and sweats on tamoxifen',
      'What are signs of low blood sugar and dizziness?',
      'I had headaches and dizziness years ago, before chemo',
      'A bit of a headache and slightly dizzy, I slept badly',
      'No bleeding, no bruises and no headache on my blood thinner',
    ],
  },
  {
    id: 'sign-and-words:emergency',
    level: 'emergency',
    precedence: 191,
    language: 'en',
    // Fewer signs are enough where the other words of the message do not speak against an emergency.
    pattern: { of: emergencySigns, atLeast: 3 },
    leans: { leaning: 'emergency', atLeast: -3 },
    card: 'emergency',
    source: sources.emergencies,
    positive: [
      'my left arm aches and I feel sick',
      'wheezing since lunch',
      'Mom is stumbling and weak',
      'my jaw aches since an hour ago',
      'My belly is hard, I have ovarian cancer',
      'Blood on the toilet paper and my platelets are low',
    ],
    negative: [
      'I get hot flashes and sweats on tamoxifen',
      'My arm is a little swollen since the flu shot',
      'What are signs of a stroke?',
      'I had hives once as a child',
      'a bit dizzy when I stand up, like always',
      'Some blood on the toilet paper, can it be colon cancer?',
    ],
  },
]
