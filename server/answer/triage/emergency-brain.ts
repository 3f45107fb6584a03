/** Stroke, seizure and a mind that is suddenly not itself: call for emergency help now. */
import { phrase, type Rule } from './rule.ts'
import { sources } from './sources.ts'
import { PERSON } from './vocabulary.ts'

const SUDDEN = '(?:sudden|suddenly|all of a sudden|out of nowhere)'

export const brainRules: readonly Rule[] = [
  {
    id: 'stroke',
    level: 'emergency',
    precedence: 113,
    language: 'en',
    pattern: phrase(
      '(?:face|mouth|smile|eyelid|cheek) {4} (?:droop|drooping|droops|drooped|droopy|lopsided|crooked|numb|sagging|uneven)',
      '(?:droop|drooping|droopy|crooked|lopsided) {2} (?:face|mouth|smile)',
      '(?:slurred|slurring|garbled|slurs|jumbled) {2} (?:speech|words|talking|speaking)',
      '(?:speech|words|talking) {3} (?:slurred|garbled|slurring|jumbled)',
      'talking funny',
      'words {2} (?:coming out|come out|came out) {1} (?:wrong|jumbled|garbled|funny|mixed up)',
      '(?:vision|sight|eye|eyes) {3} (?:double|blurry|blurred|black|gone|dark|blank) {3} (?:all of a sudden|suddenly|out of nowhere)',
      '(?:headache|headaches) {4} worst (?:of|ever|i have)',
      '(?:one side|left side|right side|left arm|right arm|left leg|right leg|left hand|right hand|one arm|arm and leg|half of (?:my|his|her) (?:body|face)|side of (?:my|his|her|the) (?:body|face)) {6} (?:numb|weak|weakness|numbness|paralyzed|went dead|not moving|will not move|stopped working|limp)',
      '(?:numb|numbness|weak|weakness|paralyzed|tingling|cannot move|cannot lift|cannot feel) {4} (?:one side|left side|right side|left arm|right arm|one arm|left leg|right leg|one leg|arm and leg|half of (?:my|his|her)|side of (?:my|his|her|the) (?:body|face)|in (?:my|his|her|the) face)',
      `${SUDDEN} {4} (?:numb|numbness|weak|weakness|confused|confusion|blurred|blurry|blind|double vision|cannot see|cannot speak|cannot talk|cannot walk|cannot move|vision|dizzy and|lost (?:my|his|her) (?:sight|vision|balance|speech))`,
      '(?:numb|confused|weak|dizzy) {3} cannot (?:talk|speak|walk|see)',
      'cannot (?:talk|speak)(?! (?:to|with|about|openly|freely|english|spanish|up|for|honestly|on|until|louder|because|their|the language|much|loud))',
      '(?:vision|sight|eye) {4} (?:went|gone|goes|turned|suddenly) {1} (?:black|dark|blind|blank|gone)',
      'cannot (?:move|lift|raise|feel) {2} (?:arm|hand|side of)',
      '(?:gibberish|speaking nonsense|words do not make sense|cannot find (?:his|her) words)',
      '(?:lost|losing) {2} (?:vision|sight|ability to (?:speak|talk|walk))',
      '(?:having|have|had|has|is this|think|be) {3} (?:stroke|mini stroke|tia)',
      'stroke (?:symptoms|signs)',
      '(?:worst|thunderclap) {1} (?:headache|headaches|head pain)',
      `${SUDDEN} {3} (?:headache|headaches)`,
      '(?:headache|headaches) {8} (?:stiff neck|vision|blurred|blurry|confused|vomiting|numbness|numb|seeing double|double vision|weakness)',
    ),
    excludes:
      / (?:finger|fingers|fingertips|toes|neuropathy|incision|scar|armpit|after (?:the )?(?:surgery|mastectomy|node removal|dentist)|chest wall|where they|novocaine|migraines? (?:for|since)|since (?:the |my |her )?(?:surgery|mastectomy|operation)|shoulder|overhead|tongue tied|emotional|cannot (?:speak|talk) (?:highly|enough)|for (?:months|years)|years) /,
    guards: ['negation', 'past', 'hypothesis', 'general'],
    card: 'emergency',
    source: sources.stroke,
    positive: [
      'my wife’s face is drooping on one side',
      'dad is slurring his words and his left arm is weak',
      'sudden numbness in my right arm',
      'mom numb cant talk',
      'worst headache of my life',
      'I think he is having a stroke',
    ],
    negative: [
      'What are the signs of a stroke?',
      "I can't talk to my oncologist about this",
      'My fingers are numb from Taxol',
      'My father had a stroke five years ago. Can he have chemo?',
      'Does tamoxifen raise the risk of stroke?',
    ],
  },
  {
    id: 'seizure',
    level: 'emergency',
    precedence: 114,
    language: 'en',
    pattern: phrase(
      '(?:having|have|had|has|started|starting|is having|just had|keeps having|another|first|in the middle of) {2} (?:seizure|seizures|convulsion|convulsions|fit)',
      '(?:seizing|convulsing|convulses)',
      '(?:shaking|jerking|twitching) {2} (?:uncontrollably|all over)',
      '(?:\\d(?:st|nd|rd|th)|second|third|fourth|another) seizure',
      'seizures? {2} (?:today|right now|this morning|tonight|an hour ago|minutes ago)',
      'seizure (?:will not stop|for \\d+ minutes|right now|now)',
    ),
    excludes:
      / (?:epilepsy for|fit (?:in|into|for|the)|a good fit|good fit|better fit|hissy|anti seizure|seizure (?:medicines|medicine|medication|meds|precautions|free)|in the (?:last|past) \d+) /,
    card: 'emergency',
    source: sources.emergencies,
    positive: [
      'My son is having a seizure',
      'she just had a seizure and she has brain mets',
      'he is convulsing on the floor',
      'my wife is shaking uncontrollably and not answering',
      'Dad had his first seizure this morning',
    ],
    negative: [
      'Can brain tumors cause seizures?',
      'He had a seizure two years ago, may he fly?',
      'I have never had a seizure',
      'What should I do if he has a seizure?',
      'I am seizure free for three months on Keppra',
    ],
  },
  {
    id: 'confusion',
    level: 'emergency',
    precedence: 117,
    language: 'en',
    pattern: phrase(
      `${PERSON} {7} (?:confused|disoriented|delirious|incoherent|hallucinating|babbling|rambling)(?! (?:about|by|on|as|over|whether|why|how|what|with|regarding|and worried|if|or))`,
      `${PERSON} {6} (?:not making (?:any )?sense|talking nonsense|does not know (?:where|who|what day)|do not know (?:where they|who)|does not recognize|acting (?:strange|confused|weird|drunk|very strange))`,
      `(?:suddenly|very|so|getting|really|dizzy and|fever and) (?:confused|disoriented)(?! (?:about|by|on|as|over|whether|why|how|what|with|regarding))`,
      'sudden confusion',
    ),
    requires: new RegExp(
      ` (?:suddenly|sudden|today|now|since|fever|chills|dizzy|headaches?|getting|started|woke|acting|not making|does not know|does not recognize|very|so|really|worse|generator|breathing|${PERSON}) `,
    ),
    excludes:
      / (?:and i|we are|both|i am (?:so |really |very |just |a bit |a little |getting |getting really )?confused(?! and)|results?|report|appointment|options|insurance|billing|bill|letter|forms?|schedule|website|staging|stages|what to|which|instructions|why|terminology|terms|chemo brain|doctor (?:got|is|seems|seemed|was) confused|nurse) /,
    card: 'emergency',
    source: sources.emergencies,
    positive: [
      'My mother is suddenly confused and does not know where she is',
      'dad is not making any sense today',
      'my husband is hallucinating and shaking',
      'she got very confused this morning',
      'my kids have headaches and are acting confused',
    ],
    negative: [
      "I'm confused about my stage",
      'My husband and I are confused by the report',
      'The doctor got me confused with another patient',
      'Is confusion a side effect of steroids?',
      'I am so confused, is HER2-low positive or negative?',
    ],
  },
]
