/** A personal dose, or starting, stopping, changing, mixing or picking a medicine: for a pharmacist or the care team. */
import { phrase, wording } from './phrase.ts'
import type { Guard, Rule } from './rule.ts'
import { sources } from './sources.ts'
import { MEDICINE, PERSON } from './vocabulary.ts'

/** A question is what these rules are about: the one form that is an excuse is what to ask the care team. */
const ASKED: readonly Guard[] = ['to-ask']
const WHO = `(?:i|we|he|she|they|my ${PERSON}|someone like me|a \\d+ year old|my \\d+ year old)`
/** What is taken without a prescription and may not go with a medicine. */
const SUPPLEMENT =
  "(?:turmeric|curcumin|cbd|cannabis|marijuana|thc|weed|edibles|gummies|vitamins?|melatonin|st johns? (?:'s )?wort|wort|grapefruit|grapefruit juice|green tea|probiotics?|supplements?|herbs|herbal (?:tea|remedies|pills)|ashwagandha|mushrooms?|biotin|iron|magnesium|zinc|coq10|omega 3|fish oil|ivermectin|fenbendazole|antioxidants?|essiac|kratom|ginseng)"
const MAY = '(?:can|should|may|could|safe|ok|okay|alright|fine|bad|dangerous)'
const CHANGE =
  '(?:stop|stopping|quit|quitting|skip|skipping|double|doubling|halve|half|cut|cutting|reduce|reducing|lower|lowering|increase|increasing|raise|change|changing|adjust|adjusting|switch|switching|split|restart|restarting|start|starting|pause|pausing|taper|tapering|wean|come off|coming off|go off|get off|crush|delay|hold|replace)'

export const dosingRules: readonly Rule[] = [
  {
    id: 'dose-amount',
    level: 'dosing',
    precedence: 318,
    language: 'en',
    pattern: wording(
      `how (?:much|many) {4} (?:${MEDICINE}|mg|milligrams|ml|puffs|units) {4} (?:do|does|should|can|could|may|would|is safe|are safe|to take|to give|for my|for a|for me|per day|a day|at once)`,
      `how (?:much|many) {3} (?:${MEDICINE}) {8} (?:take|give|have|use)`,
      `(?:what|which|whats|right|correct|safe|proper|best|recommended|maximum|max|my|tell me|need|want) {3} (?:dose|dosage|doses|dosing) {6} (?:i|my|me|he|she|him|her|child|childs|son|daughter|kid|baby|mom|dad|mother|father|year|kg|lb|lbs|pounds|for)`,
      `(?:right|correct|safe|what|normal|max|maximum|how much|how many) {1} (?:amount of |of )?{1} (?:${SUPPLEMENT}) {8} (?:i|me|my|he|she|him|her|take|use|for)`,
      `(?:maximum|max|most) {2} (?:${MEDICINE}) {3} (?:day|dose|i|he|she|for)`,
      '(?:maximum|max|daily limit|upper limit|most) {2} (?:dose|amount|daily|number|loperamide|of) {8} (?:i|he|she|can|for)',
      `how (?:much|many) {1} (?:${MEDICINE})(?= (?:$|,))`,
      `(?:how many hours|how long|how far apart|gap) {1} (?:between|after|from) {3} (?!chemo |shot |surgery )(?:${MEDICINE})`,
      `(?:titrate|taper|wean|dose|work out the dose|adjust) {2} (?:${MEDICINE})`,
      `(?<=^ (?:(?:please|pls|advise|the|right|what|is|need|,) )*)(?:dose|dosage|dosing) {1} of {2} (?:${MEDICINE})`,
      `(?:good|right|safe|ok) {1} amount of {2} (?:${MEDICINE}|${SUPPLEMENT})`,
      `\\d+ ?(?:mg|mcg|ml|units|micrograms) {4} (?:high|low|a lot|strong|little) {1} for`,
      'how (?:much|many) (?:do|should|can|may) (?:i|we|he|she|they) (?:take|give|have|use)(?= $)',
      `(?:${MEDICINE}) {1} how (?:much|many)(?= $| ,)`,
      `(?:can|should|could|may|is it (?:ok|safe|alright) (?:to|if|for)) {6} how much(?= $)`,
      `how much of (?:each|it|them|this|that) {2} (?:i|he|she|should|can|for)`,
      `(?:my|the|a) {2} (?:dose|mg|tabs|tablets|pills) {4} how many {3} (?:i|he|she|take)`,
      `(?:is|are|would) {1} \\d+ ?(?:mg|mcg|ml|iu|grams?|g|units|pills|tablets|drops|puffs) ?(?:of )?{10} (?:too much|too many|enough|safe|ok|okay|right|alright|fine)(?= (?:$|for (?:me|him|her|my)|with my))`,
      `(?:right|correct|safe|what|normal|max|maximum) {1} amount of {3} (?:${MEDICINE})`,
      `(?:what|which) (?:dose|dosage|strength) {2} (?:of|for) {3} (?:${MEDICINE})`,
      `(?:${MEDICINE}) {2} (?:dose|dosage|dosing) {3} (?:for|i|my|he|she|per|should)`,
      `how (?:often|many times|frequently|long apart) {2} (?:can|should|do|may) ${WHO} {2} (?:take|give|use|have) {3} (?:${MEDICINE})`,
      `(?:is|are|would) {1} \\d+ ?(?:mg|mcg|ml|pills|tablets)? ?(?:of )?{4} (?:too much|too many|enough|safe|ok|okay|right)`,
      `(?:can|should|may|could) ${WHO} {2} (?:take|give|have) (?:two|three|four|\\d+|double|more|another|extra|half|less) {3} (?:${MEDICINE}|mg|of)`,
    ),
    excludes:
      / (?:schedule (?:\S+ )?called|how doctors|why do (?:doctors|nurses|they|people)|usual dose|dose (?:dense|of radiation)|radiation dose|how many (?:people|women|men|patients|cycles|rounds|treatments|sessions|weeks|months|infusions)|low dose ct|how much does|cost|costs|price|trial|approved dose|how is the dose (?:decided|chosen|worked)|how do doctors) /,
    guards: ASKED,
    source: sources.medicines,
    positive: [
      'how much tylenol do i give my 3-year old for a fever',
      'what antibiotic dosage for my childs ear infection',
      'How many mg of morphine can my dad take?',
      'What dose of dexamethasone should I take before chemo?',
      'can i take two zofran at once',
    ],
    negative: [
      'How do doctors decide the dose of chemo?',
      'How much does Enhertu cost?',
      'How many rounds of chemo are usual for early breast cancer?',
      'What is dose-dense chemotherapy?',
      'What is a low dose CT scan?',
    ],
  },
  {
    id: 'dose-change',
    level: 'dosing',
    precedence: 331,
    language: 'en',
    pattern: phrase(
      `(?:can|should|could|may|must|do|is it|would it|ok|okay|safe|fine|alright|if|whether|how do|how can|when can|want to|wondering) {6} ${CHANGE} {1} (?:taking |using |giving )?{5} (?:${MEDICINE})`,
      `${CHANGE} (?:taking|using|giving) {5} (?:${MEDICINE}|them|it|these|this)`,
      `(?:leave|leaving|cut) {4} (?:out|in two|in half)(?= $)`,
      `(?:can|could|should|may) (?:i|we|he|she) {4} (?:whole week|all of them|all|them) at once`,
      `(?:should|can|may|could|ok to|okay to) {5} (?:go back on|come off|get off|wean off|restart|go on|start) {5} (?:${MEDICINE})`,
      `(?:want|need|plan|trying|like) to (?:come off|get off|wean off|taper|quit|go off|stop) {3} (?:${MEDICINE})`,
      `(?<=^ (?:(?:so|can you|please|should i|,) )*)(?:lower|raise|increase|stop|skip|double|halve|cut) (?:my|his|her) {1} (?:${MEDICINE})`,
      `(?:lower|raise|increase|reduce|stop|skip|double|halve|cut) (?:my|his|her|the) {1} (?:${MEDICINE})(?= (?:$|,|by|to))`,
      '(?:cut|cutting) {1} back {1} (?:on )?{1} (?:medicine|medicines|gabapentin|steroids?|pills|pain)',
      `(?:stay|be|go|going) off (?:of )?{1} (?:${MEDICINE})`,
      `break from {2} (?:${MEDICINE})`,
      'should (?:i|he|she|we) take {1} \\d+',
      '(?:can|could|may|should) (?:i|he|she|we) {1} (?:take|give) {1} (?:two|three|four|five|six|\\d+|half|double|twice|less|more|one extra|an extra)(?= (?:$|,|of|as|instead|if|because|to))',
      '(?:can|should|may|could) (?:i|he|she|we) (?:just )?(?:halve|double|skip|stop taking|split|reduce|lower|increase|taper) (?:it|them|this|that)(?= (?:$|,|because|since|if|for|while|when))',
      '(?:prescribe|recommend|suggest) {2} (?:something|anything) {1} for {2} (?:pain|sleep|nausea|anxiety|depression|constipation|diarrhea|cough|infection)',
      `should (?:i|he|she|my ${PERSON}) {1} (?:be on|be taking|go on|get|be getting) {2} (?:higher|lower|different|bigger|smaller|stronger) {1} (?:dose|dosage)`,
      '(?:is|are) (?:my|his|her|the) {3} (?:dose|dosage) {4} (?:too|right|correct|high|low|enough|normal)',
      '(?:stop|change|lower|reduce|increase|adjust|raise|double|halve|skip|cut) {3} (?:dose|doses|dosage|dosages)',
      `(?:missed|forgot|skipped|threw up|vomited) {5} (?:${MEDICINE}|dose) {10} (?:should|what|do i|can i|now|take)`,
      `(?:left ?over|leftover|expired|spare|unused|remaining) {3} (?:${MEDICINE})`,
      `(?:${MEDICINE}) {5} (?:left ?over|leftover|expired)`,
      `(?:out of|shortage|unavailable|back ?ordered|cannot get|not available|ran out|running out) {5} (?:${MEDICINE}) {20} (?:else|instead|alternative|substitute|replace|possible|what|options)`,
      `(?:alternative|alternatives|substitute|substitutes|replacement) {1} (?:to|for) {3} (?:${MEDICINE})`,
    ),
    excludes:
      / (?:how (?:do|can|should) (?:i|we) (?:ask|talk|tell|bring)|what (?:do|should|can) (?:i|we) do with|hospice (?:take|collect)|wean a (?:baby|child)|questions? (?:should|to|do|can)|(?:know|expect) before (?:starting|stopping|taking)|return|dispose|disposing|get rid of|throw (?:out|away)|flush|take back|stop (?:growing|spreading)|alternative medicine|alternative medicines|when do doctors|how do doctors|why do doctors|chemo (?:stop|stops) working|change doctors|start (?:chemo|chemotherapy|radiation) (?:next|on|in)|before starting chemo|before i start chemo|drug trial|hair|(?:stop|end|quit|continue) (?:all )?(?:my )?(?:chemo|chemotherapy|treatment|treatments)|cut (?:the )?cost|co ?pay|when i (?:start|stop|started|stopped)) /,
    // "I don't want to start any pills" asks nothing.
    guards: ['negation', ...ASKED],
    source: sources.medicines,
    positive: [
      'Can I stop taking tamoxifen because of hot flashes?',
      'is it ok if I reduce my carbamazepine',
      'Should I change my dosage?',
      'I missed my capecitabine this morning, should I take it now?',
      'can I use my late mother’s leftover morphine',
      'the hospital is out of doxorubicin, what else is possible?',
    ],
    negative: [
      'What should I ask before I start an antibody-drug conjugate?',
      'How do I dispose of leftover chemo pills?',
      'What happens before starting chemo?',
      'When do doctors stop chemo?',
      'What is alternative medicine?',
      'Why do doctors lower the dose for older people?',
    ],
  },
  {
    id: 'medicine-choice',
    level: 'dosing',
    precedence: 332,
    language: 'en',
    pattern: wording(
      `(?:which|what|what kind of|suggest|recommend|prescribe|give me|name|best|good|strongest|need|want) {4} (?:${MEDICINE}) {3} (?:should|can|could|do|may|must|shall|i can|he can|she can|to take|for my|for me|for his|for her|is best for|would help|will help)`,
      `(?:suggest|recommend|prescribe) {4} (?:${MEDICINE})`,
      `(?:can|should|could|may|is it safe for|is it ok for|is it okay for|ok for|safe for) ${WHO} {1} (?:to )?(?:take|use|have|give|mix|combine|try) {3} (?!chemo )(?:${MEDICINE})`,
      `(?:is it|is this|would it be) (?:safe|ok|okay|fine|dangerous|bad) {1} to (?:take|mix|combine|use|give) {4} (?:${MEDICINE})`,
      `(?:is|would) it (?:be )?(?:safe|ok|okay|fine|alright|bad|dangerous) (?:for (?:me|him|her|us|my \\S+) |if i |if he |if she )?(?:to )?(?:take|took|mix|combine|use|give) {4} (?:${MEDICINE})`,
      `(?:can|should|could|may) (?:i|we) give {4} (?:${MEDICINE})`,
      `(?:mix|combine|together|along|interact|interacts|interaction) {2} (?:with )?{3} (?:${MEDICINE})`,
      `(?:${MEDICINE}) {3} (?:together with|while on|while taking|during chemo|on chemo) {6} (?:safe|ok|okay|can i)`,
      `what (?:can|could|should|do) (?:i|we|he|she) (?:take|give)(?= (?:$|,|for|to|against|with|when))`,
      `(?:something|anything|what) {3} (?:take|give) {3} (?:for|to help|to make) {5} (?:sleep|pain|nausea|knock|anxiety|constipation|diarrhea|headache|depression|cough)`,
      `(?:which|what) {3} (?:${MEDICINE}) {1} (?:is|are) {1} (?:strongest|best|safest|stronger|better) {1} (?:for|to)`,
      `(?:can|may|should|could) (?:i|we|he|she|my \\S+) {1} (?:mash|crush|chew|dissolve|open|split|stay on|keep taking|continue|remain on) {4} (?:${MEDICINE})`,
      `${MAY} {4} (?:take|use|have|drink|eat|mix|try|combine) {4} ${SUPPLEMENT} {8} (?:with|while on|during|on|after|before|and) {3} (?:${MEDICINE}|immunotherapy|radiation|treatment)`,
      `${MAY} {4} (?:drink|have|mix|combine) {4} (?:alcohol|wine|beer) {4} (?:with|on|while taking|while on|and|after) {2} (?!chemo )(?:${MEDICINE})`,
      '(?:do|does) (?:i|he|she|my \\S+) need {2} (?:antibiotics|steroids|painkillers|opioids|antidepressants|insulin) {1} for (?:this|it|my|the pain)',
      'something {1} (?:stronger|else|better) {2} for {2} (?:pain|nausea|sleep|anxiety)',
      '(?:can|should) (?:i|we|he|she) {2} (?:use|take|give) {2} expired',
      `(?:can|should) i {1} (?:take|try|use) (?:cbd|cannabis|ivermectin|fenbendazole|marijuana|thc|weed|vitamin c infusions)`,
    ),
    excludes:
      / (?:(?:can|could|may|should) (?:i|he|she) (?:still )?(?:have|get) (?:chemo|chemotherapy)|how (?:do|can|should) (?:i|we) (?:ask|talk|tell|bring)|take \S+ with me|(?:can|may) (?:he|she|they|my \S+) give (?:me )?(?:my|the) (?:injections?|shots?)|do (?:supplements|vitamins|herbs|medicines|drugs|foods?) interact|which drugs? (?:are|is) (?:approved|used)|side effects? of|what are the|how do(?:es)?|questions|list of|what medicines should i (?:bring|list|tell)|should i bring|insurance|cost|trial|(?:chemo|drug|drugs|treatment) is (?:best|better) for|before (?:a|the) scan|should i (?:take|have|try|get) (?:chemo|chemotherapy)) /,
    guards: ASKED,
    source: sources.medicines,
    positive: [
      'Which sleeping pills should i take',
      'Can you suggest medications for my delusions?',
      'Can I take ibuprofen during chemo?',
      'is it safe to take xanax with my pain pills',
      'what can I give my mom to make her sleep',
    ],
    negative: [
      'Which drugs are approved for HER2-low breast cancer?',
      'What are the side effects of letrozole?',
      'What medicines should I list for my first visit?',
      'How does Enhertu work?',
      'What questions should I ask about pain medicine?',
    ],
  },
]
