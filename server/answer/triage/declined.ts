/** What nobody but this person's doctors can say: their outlook, their diagnosis, their choice of treatment. */
import { type Guard, type Rule, wording } from './rule.ts'
import { sources } from './sources.ts'
import { PERSON, TREATMENT } from './vocabulary.ts'

const ASKED: readonly Guard[] = []
const SOMEONE = `(?:i|he|she|we|they|my ${PERSON}|my ${PERSON} ${PERSON})`
const CANCER =
  '(?:cancer|cancerous|a tumor|tumor|malignant|leukemia|lymphoma|melanoma|metastasis|metastases|mets|serious|something bad|something serious)'

export const declinedRules: readonly Rule[] = [
  {
    id: 'own-prognosis',
    level: 'refuse',
    precedence: 340,
    language: 'en',
    pattern: wording(
      `how (?:long|much time|many (?:months|years|weeks|days)) {3} ${SOMEONE} {2} (?:have|has|got|live|lives|last|survive|left|expect)`,
      `how (?:long|much time) (?:have|has|till|until|before) ${SOMEONE} {2} (?:got|left|have|die|dies|gone)`,
      `(?:will|would|am|is|are|going|gonna|do|does|could|can|did) ${SOMEONE} {3} (?:die|dying|survive|make it|be cured|beat (?:this|it)|pull through|live to|live long|live another|recover from this|be alive|be ok|be okay)`,
      '(?:what is|what are|whats|tell me|know|give me|calculate|estimate|predict) {4} (?:my|his|her|our|moms|dads|wifes|husbands|mothers|fathers) {3} (?:chance|chances|odds|prognosis|life expectancy|outlook|survival|survival rate|prospects)',
      '(?:my|his|her) (?:chances|odds|prognosis|life expectancy|survival rate|survival chances)',
      '(?:what is|what are) (?:the|my) {1} (?:chance|chances|odds) {6} (?:me|i|my|he|she|mom|dad|him|her)',
      '(?:survival rate|life expectancy|chance of survival|chances of survival) {4} (?:for me|in my case|for my|with my|someone like me)',
      '(?:how long|time) (?:do i have|does he have|does she have|i have left|have i got)',
      '(?:when will|when am|when is) (?:i|he|she|mom|dad|my \\S+) {2} (?:die|going to die)',
      '(?:is|are) (?:my|his|her|this) {3} (?:terminal|curable|treatable|incurable|fatal|a death sentence)',
      '(?:will|is) (?:it|my cancer|the cancer|this) {2} (?:kill me|come back|kill him|kill her|spread|going to kill)',
      '(?:am i|is he|is she|is my \\S+) (?:terminal|dying|going to be ok|going to be okay|doomed|curable|cured)',
    ),
    excludes:
      / (?:how long (?:do|does|will|should) (?:i|he|she|we|they) (?:have|need) to|how long (?:do|does|will) (?:i|he|she|we|they) (?:have|need|wait|stay|take|be|feel|get|keep|lose|on)(?! (?:left|got|to live|\. |$))|die at home|survive on|insurance|live with (?:a|an|my|the)|support group|make it to (?:my|the) appointment|have to|chance to|odds and ends|a chance to) /,
    guards: ASKED,
    source: sources.prognosis,
    positive: [
      'How long do I have?',
      'Will I die from this?',
      'What are my chances with stage 3 colon cancer?',
      'How long will my mom live?',
      'Am I going to die?',
      'what is his life expectancy',
    ],
    negative: [
      'What is a prognosis?',
      'How long do I have to fast before a PET scan?',
      'What does five-year survival mean?',
      'How long does chemo take?',
      'How do I ask my doctor about my outlook?',
    ],
  },
  {
    id: 'own-diagnosis',
    level: 'refuse',
    precedence: 341,
    language: 'en',
    pattern: wording(
      `(?:is|are|could|can|might|may|would|does|do|was|whether|if|sure|think|wondering if|afraid|scared|worried|convinced|freaking out|terrified|panicking) {1} (?:it|this|that|these|they|those|my \\S+|my \\S+ \\S+|the lump|the lumps|the spot|these \\S+|those \\S+|this \\S+|that \\S+|mine) (?:(?:be|is|are|really|also|just|maybe|possibly|likely|probably|mean|a|an|kind|of|some|sign|signs|skin|breast|something|serious|like|advanced|my|definitely|std|or|caused|by) ){0,6}(?:\\S+ )?${CANCER}`,
      `(?:do|does|could|might|whether|think|sure|worried|convinced|scared|afraid|tell me if|know if|wonder if|wondering if) ${SOMEONE} {2} (?:have|has|got|be having) {2} (?:${CANCER}|breast cancer|lung cancer|skin cancer|colon cancer|recurrence)`,
      `(?:i|he|she) (?:think|thinks|am sure|am convinced|sure) {3} (?:i|he|she) {1} (?:have|has) {3} (?:${CANCER}|\\S+ cancer)`,
      '(?:sure|convinced|certain) i have {2} cancer',
      '(?:what do i have|what is wrong with me|what have i got|diagnose me|diagnose my|diagnose this|give me a diagnosis|tell me what i have)',
      '(?:does|do|could|would) (?:this|that|it|these|my \\S+|my \\S+ \\S+) {2} (?:mean|indicate|suggest|prove) {3} (?:i|he|she|my) {3} (?:have|has|had|cancer|something)',
      '(?:mean|means) {2} (?:i|he|she) (?:have|has) {2} (?:cancer|something serious|\\S+ cancer)',
      '(?:has|have|did) (?:it|my cancer|the cancer) {1} (?:spread|come back|metastasized|returned)',
      '(?:is|are) my {3} (?:cancerous|malignant|benign|cancer)(?! (?:her2|hormone|er|triple|stage|staged|a fast|treated|curable))',
      '(?:could|might) (?:it|this|that|they) be (?:an? )?(?:std|infection|tumor|cancer|cyst|valley fever|blood clot)',
      '(?:100%|definitive|absolute) {3} (?:certainty|explanation|answer|diagnosis)',
    ),
    excludes:
      / (?:what does it mean (?:if|when|that)|doctor said|told me it is|biopsy|how (?:do|can|does|is|are) doctors|how is cancer|(?:what|why|how) (?:does|do|is|are) her2|clinical trial|always|qualify|if (?:it|the cancer|my cancer) (?:comes|came|has|does)|talk (?:to|with)|ask (?:my|the) doctor if|when should i worry) /,
    guards: ASKED,
    source: sources.diagnosis,
    positive: [
      'Is it cancer?',
      'Do I have cancer?',
      'does this result mean I have cancer',
      'could this spot be melanoma',
      'What do I have? Diagnose me please',
      'Has my cancer spread?',
    ],
    negative: [
      'Can a lump be cancer?',
      'How is cancer diagnosed?',
      'What tests show whether a tumor is malignant?',
      'What does HER2-low mean?',
      'Are soft tissue sarcomas always malignant?',
    ],
  },
  {
    id: 'treatment-stop',
    level: 'refuse',
    precedence: 320,
    language: 'en',
    pattern: wording(
      '(?:want|wants|wanting|thinking|think|thought|considering|decided|decide|wish|ready|going|should|can|would|like) {4} (?:stop|stopping|quit|quitting|end|ending|refuse|refusing|decline|declining|give up|forgo|skip|discontinue|say no to) {1} (?:all |my |his |her |the |with |on |any |more |further )?{2} (?:treatment|treatments|chemo|chemotherapy|radiation|immunotherapy|therapy|cancer treatment)',
      '(?:stop|stopping|quit|quitting|end|ending|refuse|refusing) {1} (?:all |my |his |her |the )?(?:treatment|treatments|chemo|chemotherapy|radiation|immunotherapy|dialysis)',
      '(?:can|could|may|should|want to|wants to|right to) {2} (?:refuse|decline|say no to) {2} (?:surgery|mastectomy|operation|transplant|biopsy)',
      '(?:done with|no more) (?:chemo|treatment|treatments|radiation)',
    ),
    excludes:
      / (?:why do (?:people|doctors|patients)|when do doctors|how do doctors|insurance|will (?:not )?(?:pay|cover)|after (?:i |you |we )?(?:stop|end|stopping|ending)|end of treatment|done with (?:chemo|treatment|radiation|treatments) (?:and|now|last|in|since|,)|am done with|i finished|hair|clinic refus\w*|doctors? refus\w*|against) /,
    guards: ASKED,
    source: sources.stopping,
    positive: [
      'I want to stop treatment',
      "I'm thinking about quitting chemo",
      'my dad wants to stop chemo',
      'Can I refuse radiation?',
      'Should I stop treatment?',
    ],
    negative: [
      'When do doctors stop chemo?',
      'What happens after treatment ends?',
      'Why do people refuse chemo?',
      'I finished treatment last month, what follow-up is usual?',
      'My hair fell out, will it grow back after I stop chemo?',
    ],
  },
  {
    id: 'assisted-dying',
    level: 'refuse',
    precedence: 319,
    language: 'en',
    pattern: wording(
      '(?:assisted (?:dying|suicide|death)|medical aid in dying|aid in dying|death with dignity|physician assisted (?:suicide|death|dying)|medical assistance in dying|euthanasia|voluntary assisted dying|right to die|dignitas)',
    ),
    guards: ASKED,
    source: sources.stopping,
    positive: [
      'Is assisted dying legal in Oregon?',
      'What is medical aid in dying?',
      'How does the death with dignity law work?',
      'Which countries allow euthanasia?',
      'Who can ask for medical assistance in dying in Canada?',
    ],
    negative: [
      'How do I keep my dignity in the hospital?',
      'What is hospice?',
      'What is an advance directive?',
      'Who helps with dying at home?',
      'Is there financial aid?',
    ],
  },
  {
    id: 'treatment-choice',
    level: 'refuse',
    precedence: 321,
    language: 'en',
    pattern: wording(
      `(?:should|shall|would you|must|do) (?:i|he|she|we|they|my ${PERSON}) {4} (?:${TREATMENT}) {5} (?:or|vs|versus|instead)`,
      `(?:should|shall|must|ought) (?:i|he|she|we|my ${PERSON}) {1} (?:to )?(?:have|get|do|start|choose|pick|accept|go with|go for|go through|undergo|agree to|try|opt for) {4} (?:${TREATMENT})`,
      `(?:which|what) {3} (?:${TREATMENT}|drug|drugs|medicine|option|surgery|combination) {3} (?:is|are|would be|will be|should|do you think is) {2} (?:best|better|right|safest|most effective|right one|i|he|she|we)`,
      'should (?:i|he|she|we) take (?:chemo|chemotherapy|radiation|treatment)',
      `(?:best|better|most effective|right|strongest) {1} (?:${TREATMENT}|drug|option) {2} (?:for|in) {1} (?:me|my|him|her|his|our|us)`,
      `which {2} (?:regimen|chemo|treatment|drug|therapy|surgery) {1} (?:is )?(?:best|better)`,
      `(?:${TREATMENT}) {1} (?:or|vs|versus) {2} (?:${TREATMENT}) {8} (?:for me|for my|which|should|better|best|do i)`,
      `(?:what|which) {2} would you (?:do|choose|pick|recommend|take)`,
      `(?:choose|decide|pick) for me`,
      `(?:do|does) (?:i|he|she|my ${PERSON}) (?:really )?need {2} (?:${TREATMENT})`,
      '(?:treat|cure|eradicate|shrink) {4} (?:only|exclusively|just|instead) {3} (?:with )?(?:herbs|herbal|natural|diet|supplements|juice|cannabis|alternative)',
      '(?:natural|herbal) (?:fix|cure|remedy|remedies|treatment) {4} (?:for|instead|tumor|cancer|my)?',
    ),
    excludes:
      / (?:second opinion|questions? (?:should|to|do|can)|what should i ask|clinical trials? (?:should|be)|join|enroll|how do (?:doctors|i) (?:choose|decide|talk|find|ask)|how (?:are|is)|should i (?:get|have) (?:a )?(?:test|testing|scan|mammogram|biopsy|genetic)|screening|screenings|mammogram|colonoscopy|side effects? (?:should|of)|before surgery|after (?:surgery|chemo)|bring|wear|eat|exercise|what should i (?:expect|know)|rest|travel|fly|work) /,
    guards: ASKED,
    source: sources.choice,
    positive: [
      'Should I have a mastectomy or a lumpectomy?',
      'Which chemo is best for me?',
      'should my dad do radiation or surgery',
      'What treatment would you choose?',
      'Do I really need chemo?',
    ],
    negative: [
      'Should I get a second opinion?',
      'What is the difference between a mastectomy and a lumpectomy?',
      'How do doctors choose a treatment?',
      'What questions should I ask before surgery?',
      'Should I get genetic testing?',
    ],
  },
]
