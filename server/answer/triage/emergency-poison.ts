/** Poison and gas: what was swallowed, injected or breathed in, and what it does. */
import { phrase } from './phrase.ts'
import type { Rule } from './rule.ts'
import { sources } from './sources.ts'
import { MEDICINE } from './vocabulary.ts'

const CHILD =
  '(?:toddler|child|kid|kids|son|daughter|baby|grandson|granddaughter|grandchild|nephew|niece|year old|month old)'

export const poisonRules: readonly Rule[] = [
  {
    id: 'gas',
    level: 'emergency',
    precedence: 100,
    language: 'en',
    pattern: phrase(
      '(?:engine|motor) {1} (?:on|running) {10} (?:sick|sleepy|dizzy|headaches?|drowsy)',
      '(?:sick|sleepy|dizzy|headaches?|drowsy) {10} (?:engine|motor) {1} (?:on|running)',
      '(?:fire|smoke|flames|soot) {10} (?:cough|coughs|coughing|coughed) {3} (?:soot|black)',
      '(?:fire|smoke) {8} (?:lungs|throat|breathing|breathe) {3} (?:hurts?|burns?|burning|hard|tight)',
      '(?:inhaled|breathed in) {4} (?:smoke|fumes)',
      '(?:all of us|everyone|everybody|whole family|both of us|we all|(?:two|three|four|five|six|seven) of us|entire family) {3} (?:dizzy|headaches?|fainting|passing out|passed out|drowsy)',
      '(?:heater|furnace|boiler|stove|fireplace|chimney) {6} (?:smells|smell|fumes|smoke|soot) {8} (?:dizzy|headaches?|sick|nausea|vomiting)',
      '(?:dizzy|headaches?|sick|nausea|vomiting) {8} (?:heater|furnace|boiler|stove|fireplace|generator) {3} (?:smells?|fumes|smoke|running|on)',
      '(?:carbon monoxide|co) (?:alarm|detector|poisoning|leak)',
      'carbon monoxide',
      'smell (?:of )?gas',
      'gas (?:leak|smell)',
      '(?:generator|grill|barbecue|charcoal|camp stove|car) {4} (?:running )?(?:inside|indoors|in the (?:house|garage|basement|room|tent|kitchen))',
    ),
    excludes: / (?:diffusing|capacity|dlco|smoking|cigarettes?|passing gas|laughing gas) /,
    card: 'gas',
    source: sources.carbonMonoxide,
    positive: [
      'the carbon monoxide alarm is going off and we all have headaches',
      'generator is running inside the house and the kids feel sick',
      'I smell gas in my kitchen',
      'we used a charcoal grill indoors and now grandpa is dizzy',
      'i think we have carbon monoxide poisoning',
    ],
    negative: [
      'What is carbon monoxide poisoning?',
      'Is carbon monoxide in cigarettes a cause of cancer?',
      'Can I eat food from a charcoal grill during chemo?',
      'There is no gas leak here',
      'How can I prevent carbon monoxide poisoning?',
    ],
  },
  {
    id: 'overdose',
    level: 'emergency',
    precedence: 101,
    language: 'en',
    pattern: phrase(
      '(?:gasoline|petrol|bleach|antifreeze|kerosene|lye|paint thinner|turpentine|pesticide|drain cleaner|lamp oil|weed killer) {6} (?:swallowed|drank|drunk|ingested)',
      '(?:ate|eaten|eating|swallowed) {2} (?:wild|forest|picked|strange|poisonous|some) {1} (?:mushrooms?|berries|plants?) {10} (?:vomit\\w*|sick|see(?:ing)? things|dizzy|cramps|confused)',
      '(?:took|taken|taking|ate|eaten|eating|swallowed) {5} (?:apricot|bitter almond|laetrile|amygdalin) {10} (?:dizzy|vomit\\w*|sick|headaches?|confused|faint|sleepy|breath|breathing|blue|weak|numb)',
      '(?:gave|took|given|taken|injected) {4} \\d+ ?(?:ml|mg|mcg|units|drops) instead of {6} (?:morphine|oxycodone|methadone|fentanyl|hydromorphone|dilaudid|insulin|ativan|lorazepam|methotrexate)',
      `${CHILD} {3} (?:found|opened|got|had) {6} (?:${MEDICINE}) {6} (?:empty|missing|gone|open)`,
      `(?:took|taken|swallowed|ate|drank|ingested|gave|given|had|takes) {5} (?:too many|too much|whole bottle|entire bottle|whole pack|all of (?:my|his|her|the)|all (?:my|his|her|the)|a bottle of|bottle of|handful of|bunch of|whole box) {4} (?:${MEDICINE}|bleach|cleaner|alcohol and)`,
      `(?:took|swallowed|ate|ingested) (?:\\d{2,3}|ten|twelve|fifteen|twenty|thirty|forty|fifty) {2} (?:${MEDICINE})`,
      '(?:took|swallowed|ate) {1} whole {4} (?:pack|bottle|box|strip|patch)',
      `(?:took|taken|had) {3} (?:${MEDICINE}) {12} (?:cannot|can barely|can hardly) {1} (?:keep {2} eyes open|stay awake)`,
      '(?:empty|open) {1} (?:pill|pills|medicine|prescription|medicines) (?:bottle|bottles|pack|packs)',
      `(?:took|taken|swallowed|gave|given) {3} (?:whole|entire|all) {4} (?:${MEDICINE}) {2} (?:at once|in one go|together|by accident|by mistake)`,
      '(?:overdosed|overdosing|is an overdose|an overdose of|accidental overdose|having an overdose)',
      `(?:swallowed|drank|drunk|ate|eaten|ingested|inhaled|sprayed) {4} (?:bleach|poison|antifreeze|detergent|battery|batteries|cleaner|pesticide|(?:rubbing|isopropyl) alcohol|perfume|weed killer|rat poison|magnet|magnets|gasoline|lye|drain cleaner|cleaning (?:fluid|product|solution|liquid)|disinfectant|peroxide|ammonia|kerosene|(?:washer|brake|lighter|windshield|lamp) {1} fluid|lamp oil|hand sanitizer|nail polish remover|fentanyl patch|chemicals?)`,
      `${CHILD} {4} (?:swallowed|ate|eaten|got into|took|taken|drank|chewed|sucked on|found and ate) {5} (?:${MEDICINE})`,
      `${CHILD} {3} (?:found|opened|got|grabbed|got hold of) {5} (?:${MEDICINE}) {4} (?:took|ate|swallowed|chewed|drank)`,
      `(?:took|ate|swallowed|drank|given|gave|had) {6} (?:${MEDICINE}) {8} (?:very drowsy|so drowsy|very sleepy|barely awake|hard to wake|cannot wake|will not wake|unconscious|breathing slow\\S*)`,
      '(?:patch|opioid|oxycodone|morphine|fentanyl|methadone) {10} (?:will not wake|cannot wake|breathing {2} slow|not breathing|blue)',
      '(?:poisoned|been poisoned)',
      `(?:took|taken|swallowed|drank|given|gave|had) {4} (?:morphine|oxycodone|methadone|fentanyl|hydromorphone|dilaudid|opioid|opioids|ativan|lorazepam|xanax|sleeping (?:pill|pills)|patch|patches|insulin|lidocaine) {12} (?:drowsy|sleepy|woozy|numb|strange|weird|dizzy|out of it|slurring|shaky|confused|not responding)`,
      '(?:wrong|ten times|10 times|double|triple) {3} (?:chemo|chemotherapy|dose) {14} (?:trembling|shaking|confused|sleepy|seizing|faint|sick|breath|unconscious)',
      `(?:took|taken|swallowed|given) {4} (?:dads?|moms?|husbands?|wifes?|sisters?|brothers?|sons?|daughters?|neighbors?|friends?|dogs?|grandmas?|grandpas?|someone|wrong) {4} (?:${MEDICINE}) {14} (?:pulse|dizzy|woozy|faint|slow|sleepy|weak|sweating|shaky|sick|chest)`,
      '(?:injected|took|taken|gave|given) {3} (?:\\d+|fifty|forty|thirty|hundred) units {6} (?:instead|rather|mistake|accident|wrong)',
      'insulin {8} (?:instead of|too much|double|twice|wrong|ten times)',
      '(?:double|twice|too much|wrong) {4} insulin',
      `(?:too many|too much|extra) (?:${MEDICINE}) {6} (?:sleepy|drowsy|breathing|wake|slow|slurring|unconscious)`,
    ),
    excludes:
      / (?:too much (?:\S+ )?(?:is|can|could)|food poisoning|lead poisoning|poisoned by chemo|chemo is poison|feel poisoned|how many is too many|advil is too much|prevent|bad batch|not take too|movie|film|novel|tv show|in the news|documentary|(?:took|taken) (?:\S+ ){0,6}away) /,
    card: 'poison',
    source: sources.poison,
    positive: [
      'my toddler swallowed some of my chemo pills',
      'found my roommate next to empty pill bottles',
      'I took too many oxycodone by accident and feel very sleepy',
      'my mom overdosed on her morphine',
      'he drank bleach',
      'she took 20 tylenol',
    ],
    negative: [
      'What is an overdose of acetaminophen?',
      'Feels like chemo is poison, is it?',
      'How many pills come in a pack of capecitabine?',
      'I got food poisoning last month, can it affect my scan?',
      'I would never take too many pills',
    ],
  },
  {
    id: 'sedated',
    level: 'emergency',
    precedence: 102,
    language: 'en',
    pattern: phrase(
      '(?:took|taken|swallowed|drank|given|gave|had|put on|wearing) {5} (?:morphine|oxycodone|methadone|fentanyl|hydromorphone|dilaudid|opioids?|ativan|lorazepam|xanax|valium|sleeping (?:pill|pills)|patch|patches)',
    ),
    requires:
      / (?:(?:very|so|really|too|extremely|super) (?:drowsy|sleepy|groggy)|drowsy|woozy|out of it|will not wake|cannot wake|(?:barely|hardly) wake|hard to wake|not waking|slurring|barely breathing|breathing (?:is )?slow|breathing slowly|pinpoint|blue lips) /,
    card: 'poison',
    source: sources.poison,
    positive: [
      'I took my wife’s methadone by mistake. I never had it before and feel drowsy',
      'gave mom her morphine at noon. She will not wake up',
      'He took two Xanax with wine, and he is slurring',
      'dad put on a second fentanyl patch and is out of it',
      'I had oxycodone an hour ago and I am so sleepy I cannot stand',
    ],
    negative: [
      'I took oxycodone and I feel fine',
      'Does morphine make people drowsy?',
      'He took a sleeping pill last night and slept well',
      'I have never taken morphine. Are people drowsy on it?',
      'I was drowsy when I took morphine last year',
    ],
  },
]
