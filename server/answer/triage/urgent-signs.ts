/** Signs that a doctor should see today or soon: the card comes first, then the answer. */
import { phrase } from './phrase.ts'
import type { Rule } from './rule.ts'
import { sources } from './sources.ts'

/** Fear in so many words: such a message is met with an answer that is kind, not with an alarm. */
const AFRAID =
  / (?:freaking out|freaked out|terrified|panicking|panic|panicked|so scared|too scared|i am scared|cannot (?:even )?sleep|so worried|so anxious|anxiety|losing it|worst case|(?:sure|convinced|certain) (?:that )?i have) /
const BODY_PART =
  '(?:breast|breasts|boob|armpit|underarm|testicle|testicles|testis|ball|balls|neck|groin|nipple|throat|collarbone|back|arm|leg|thigh|chest|jaw|skin|head|abdomen|belly|stomach|side|knee|ankle|foot|hand|wrist|face|eyelid|lip|mouth|tongue|gum|scalp|shoulder|hip|buttock|rib|ribs|elbow|vulva|penis|anus)'

export const urgentSignRules: readonly Rule[] = [
  {
    id: 'clot-sign',
    level: 'urgent',
    precedence: 212,
    language: 'en',
    pattern: phrase(
      '(?:one|left|right|my|his|her) (?:leg|calf|arm|ankle|thigh) {4} (?:swollen|swelling|swelled|swells|puffed up|puffy|bigger than|red and|hot and|red and warm|warm and)',
      '(?:swollen|swelling|red|painful|hot) {3} (?:one|left|right|my|his|her) (?:leg|calf|arm|thigh)',
      '(?:calf|leg|arm|thigh) {3} (?:hurts|sore|painful|tender|aches) {3} (?:warm|hot|red|swollen|swelling)',
      '(?:red|hot|painful) {1} swollen (?:arm|leg|calf|breast|hand)',
      'swelling {3} (?:arm|leg|calf|hand|neck|face|thigh) {4} (?:side|port|picc|since|one|left|right|yesterday|today)',
      '(?:swollen|puffy) (?:calf|leg)(?= (?:after|and|since|on|for|,))',
      '(?:picc|port|iv) (?:arm|side) {3} (?:puffy|swollen|sore|red|hurts)',
      '(?:calf|leg|arm|ankle) {1} (?:on|of) {1} (?:left|right|one) {3} swollen',
      '(?:calf|leg) (?:pain|cramp) {4} (?:swelling|swollen|red|warm|one side)',
      '(?:have|has|got|think|be) {3} (?:dvt|blood clot)(?! (?:risk|prevention))',
    ),
    excludes:
      / (?:lymphedema|for (?:months|years)|compression sleeve|prevent|both (?:legs|ankles|feet)|risk|knee surgery) /,
    card: 'urgent',
    source: sources.callDuringTreatment,
    positive: [
      'my left leg is swollen and hot since yesterday',
      'one calf is swollen and sore after the flight',
      'I think I have a blood clot in my leg',
      'her right arm is swelling where the PICC line is',
      'swelling in my left calf and it hurts',
    ],
    negative: [
      'Does tamoxifen cause blood clots?',
      'My arm has been swollen with lymphedema for years, which sleeve is best?',
      'What does a swollen leg mean?',
      'No swelling in my leg',
      'I had a blood clot in 2012',
    ],
  },
  {
    id: 'fainted-earlier',
    level: 'urgent',
    precedence: 214,
    language: 'en',
    pattern: phrase(
      '(?:passed out|fainted|blacked out|lost consciousness|collapsed(?! (?:lung|lungs|vertebra|disc|vein|two|the|into|stages)))',
      '(?:nearly|almost) (?:passed out|fainted|collapsed|blacked out)',
      '(?:keep|keeps|kept) (?:falling|fainting|nearly fainting)',
    ),
    excludes:
      / (?:needles?|sight of blood|blood draw|giving blood|veins?|laughing|joy|happiness|haha|lol|couch|sofa|on the bed|into bed) /,
    card: 'urgent-doctor',
    source: sources.emergencies,
    positive: [
      'so yesterday I passed out for no reason, is that normal',
      'I fainted last night in the shower',
      'I almost fainted twice this week',
      'blacked out for a second when I stood up yesterday',
      'mom collapsed yesterday but seems fine now',
    ],
    negative: [
      'Why do people faint after blood draws?',
      'I have never fainted',
      'I collapsed on the couch after work, so tired',
      'I fainted years ago as a teenager',
      'I always almost faint at the sight of needles',
    ],
  },
  {
    id: 'breathless',
    level: 'urgent',
    precedence: 215,
    language: 'en',
    pattern: phrase(
      '(?:short of breath|shortness of breath|out of breath|winded|breathless) (?:when|walking|climbing|going|just|with|on|even|lately|since)',
      '(?:i am|i get|i feel|i have|he is|she is|he gets|she gets|getting|have been|has been|been|mom is|dad is|with|have some|and|more) {2} (?:short of breath|shortness of breath|breathless|out of breath|winded|wheezing)',
    ),
    excludes:
      / (?:for years|asthma|always|when running|like before|after running|jogging|exercise|exercising|gym|workout) /,
    card: 'urgent',
    source: sources.callDuringTreatment,
    positive: [
      'I get short of breath when I walk to the bathroom',
      'she is out of breath after a few steps',
      'I have been breathless for a week',
      'I have shortness of breath climbing stairs since cycle 3',
      'he is winded walking to the car',
    ],
    negative: [
      'What helps with shortness of breath?',
      'Is breathlessness a side effect of radiation?',
      'I am not short of breath',
      'I get out of breath after running, like always',
      'I was short of breath last year',
    ],
  },
  {
    id: 'chest-pain-lasting',
    level: 'urgent',
    precedence: 216,
    language: 'en',
    pattern: phrase('chest {2} (?:pain|pains|tightness|pressure|hurts)', 'pain {2} chest'),
    requires: / (?:weeks?|months?) /,
    excludes: / (?:expanders?|incision|scar|stitches|port|radiation (?:burn|skin)) /,
    card: 'urgent-doctor',
    source: sources.heart,
    positive: [
      'I have a cough for almost 2 weeks plus chest pain',
      'chest pain for three weeks when I cough',
      'My chest hurts on and off for 2 months',
      'pain in my chest for several weeks',
      'he has had chest tightness for 3 weeks',
    ],
    negative: [
      'Can chest pain last weeks after radiation?',
      'What does chest pain mean weeks after surgery?',
      'I have no chest pain, only a cough for 2 weeks',
      'My chest hurts near the incision for two weeks',
      'I had chest pain for a week in 2015',
    ],
  },
  {
    id: 'high-sugar',
    level: 'urgent',
    precedence: 217,
    language: 'en',
    pattern: phrase(
      '(?:blood sugar|sugar|glucose|sugars|bg) {6} (?:[3-9]\\d{2}|1[6-9]|2\\d|3\\d)(?:\\.\\d)?',
      '(?:blood sugar|glucose) {3} (?:very high|extremely high|through the roof|hi|off the charts|dangerously (?:high|low)|very low|crashed)',
      '(?:blood sugar|sugar|glucose) {4} (?:[2-4]\\d|5[0-3])(?! (?:years|g|grams|%|mg of))',
    ),
    excludes: / (?:grams|teaspoons|in food|per day|diet|soda|sugar feeds|feeds cancer|years) /,
    card: 'urgent',
    source: sources.highSugar,
    positive: [
      'I have diabetes and my blood sugar just tested at 400 mg/dL',
      'glucose is 380 since starting dexamethasone',
      'my sugar reads 520',
      'blood sugar is through the roof on steroids',
      'his glucose was 52 before lunch',
    ],
    negative: [
      'Does sugar feed cancer?',
      'Can steroids raise blood sugar?',
      'My blood sugar is 110',
      'How many grams of sugar may I eat?',
      'My sugar was 350 last year',
    ],
  },
  {
    id: 'new-lump',
    level: 'urgent',
    precedence: 240,
    language: 'en',
    pattern: phrase(
      `(?:found|find|noticed|felt|feel|have|has|got|discovered|there is|new|see) {4} (?:lump|lumps|bump|bumps|swollen gland|swollen node|swollen lymph node|hard spot|mass) {5} ${BODY_PART}`,
      `(?:lump|lumps|hard spot) {4} (?:in|on|under|near) {3} ${BODY_PART}`,
      `(?:breast|neck|armpit|testicle|testicular|groin) (?:lump|lumps|mass|swelling)`,
      '(?:nipple) {3} (?:bleeding|bloody|discharge|inverted|turned in|leaking)',
      'swollen glands?',
      '(?:breast|nipple|skin) {6} orange peel',
      '(?:dimpling|dimple|puckering) {4} (?:breast|skin)',
      'blood (?:when|after|every time|each time) {3} wipe',
      'blood on {2} toilet paper',
      'blood in {2} (?:toilet|urine|pee|stool|stools|poop|semen)',
      '(?:peeing|pooping|urinating) blood',
    ),
    unless: AFRAID,
    guards: ['negation', 'long-past', 'resolved', 'hypothesis', 'general'],
    excludes:
      / (?:check for lumps|checking for lumps|self exam|exam|lumpectomy|after my lumpectomy|can a lump|are lumps|is a lump always|biopsy (?:showed|result|came)|benign|was removed|removed|already (?:seen|checked)|diagnosed|my patient|a patient|mammogram|screening|lump in (?:my|the) throat when|lump sum|stool test|blood test|hidden blood) /,
    card: 'urgent-doctor',
    source: sources.lump,
    positive: [
      'i found lumps in my breast could it be cancer',
      'there is a new lump in my armpit',
      'I noticed a hard lump on my testicle',
      'my nipple is leaking bloody fluid',
      'I have blood in my urine',
    ],
    negative: [
      'How do I check my breasts for lumps?',
      'Can a breast lump be benign?',
      'What does a cancerous lump in the breast feel like?',
      'I have no lumps in my breast',
      "I found a lump near my breast and I'm freaking out, I can't even sleep",
    ],
  },
  {
    id: 'changing-mole',
    level: 'urgent',
    precedence: 241,
    language: 'en',
    pattern: phrase(
      '(?:mole|moles|freckle|birthmark|dark spot|skin spot|spot on my skin) {20} (?:changed|changing|change|changes|growing|grew|grown|bigger|bleeding|bleeds|itching|itchy|darker|irregular|new color|crusty|scabbing)',
      '(?:changed|changing|growing|bleeding|new|dark|irregular|itchy) {2} (?:mole|moles|freckle)',
      '(?:sore|spot|wound) {6} (?:does not heal|will not heal|not healing)',
    ),
    unless: AFRAID,
    excludes:
      / (?:what (?:does|do|should|is)|how (?:do|can|often)|mole mapping|mole check|removed|benign|biopsy|guidelines?|patient) /,
    card: 'urgent-doctor',
    source: sources.mole,
    positive: [
      'I have a mole on my thigh that changed color over six months',
      'a freckle on my arm keeps growing',
      'this mole started bleeding',
      'new dark mole on my back',
      'I have a sore on my lip that does not heal',
    ],
    negative: [
      'What does a changing mole look like?',
      'How often should I have a mole check?',
      'My mole was removed and it was benign',
      'The mole has not changed',
      'Can moles change during pregnancy?',
    ],
  },
]
