/** Warning signs of suicide: a way to die that is at hand or looked for, and what pulls towards it. */
import { phrase } from './phrase.ts'
import type { Sign } from './rule.ts'
import { MEDICINE } from './vocabulary.ts'

const LETHAL_PLACE =
  '(?:bridge|bridges|overpass|ledge|cliff|rooftop|balcony|window|windows|train|trains|tracks|platform|\\d+(?:th|st|nd|rd) floor|highway|freeway|lake|river|ocean|canal|dam|quarry)'
const WEAPON =
  '(?:(?<!(?:biopsy|glue|nail|heat|massage|radar|staple) )guns?|pistol|rifle|shotgun|revolver|handgun|firearm|service weapon|ammunition|bullets?(?! (?:points?|lists?|journal|train|form))|(?<!(?:jump|skipping|climbing|tow|end of (?:my|our|his|her|the)) )ropes?(?! again)|noose|nembutal)'

export const meansSigns: readonly Sign[] = [
  {
    kind: 'hint',
    weight: 3,
    pattern: phrase(
      'my exit(?= (?:$|,|day|date|plan|is|will))',
      '(?:long|big|eternal|final|forever) (?:nap|sleep)(?! (?:after|study|during))',
      'permanent (?:ones?|ways?|way out|solutions?|exit|fix|sleep|answer)',
      '(?:waiting for|picked|choosing|chosen|picking) {1} right (?:night|moment|time|day)',
      '(?:want|keep|like|need|have|wants|has) {1} (?:option|options|way out|exit)(?= (?:$|,|open|there|and))',
      '(?:want|wants|wanted) out(?= (?:$|,))',
      '(?:know|knows) exactly (?:what|how|which)',
      '(?:do not|not|please do not|never) (?:send|call|tell|alert) {1} (?:anyone|anybody|police|ambulance|help|911|my wife|my husband|my family)',
      '(?:tell|told) (?:someone|somebody|one person) before',
      '(?:if you get my meaning|if you know what i mean|if you catch my drift|if you understand me)',
    ),
  },
  {
    kind: 'means',
    weight: 3,
    pattern: phrase(
      'which (?:vein|artery)',
      `(?:box|bottle|pack) of {3} (?:${MEDICINE}|beta blockers|pills) {4} (?:do|would do) to me`,
      '(?:asking|asked|asks) {3} (?:gun|safe|code|pills|rope)',
      WEAPON,
      `(?:my|his|her|the|a|that|this|those|near|by|at|over|off|from|under|in front of) {3} ${LETHAL_PLACE} {10} (?:home|way|live|cross|drive|stood|stand|think|walk|every|easy|opens|jump|wonder|fly)`,
      `(?:drove|drive|went|go|walked|walk|sat|sit|stood) {3} ${LETHAL_PLACE} {5} (?:again|sat|sit|stood|hours|alone|thinking|looked)`,
      '(?:step|stepping|stepped) (?:off|out) {2} (?:curb|kerb|road|street|traffic|platform)',
      '(?:medicine|medication|gun|pill|drug) (?:cabinet|safe|locker|drawer)',
      `(?:whole|entire|full) (?:box|bottle|pack|strip|blister) of {3} (?:do|would|will)`,
      '(?:found|caught) (?:me|him|her|in) {3} (?:garage|bathroom|woods|car)',
      `how many {4} (?:pills|tablets|${MEDICINE}) {2} (?:left|there|remain\\S*)`,
      '(?:have|got) {1} access',
      `enough {2} (?:${MEDICINE}|in the house|here) {3} for (?:two|both|us|me|everyone)`,
      '(?:knife|knives|razor|gun|pistol) {3} (?:under|beside|next to|in) {2} (?:pillow|bed|coat|bag)',
      `(?:jump|jumping|jumps|fly|drive|driving|step|walk|drown\\w*|stood|standing|sits|sitting|found me|look|looking|swerve|swerving|crash|crashing) {5} ${LETHAL_PLACE}`,
      `(?:whole|entire|full|all|every|rest of|bottle of|handful of|supply of|stash of|stock of|leftover|left over|enough(?! of)|saved|saving|stockpiled|hoarding|hoarded|hiding|hides|collecting) {4} (?:${MEDICINE}|bottle|box|patches)`,
      `(?:${MEDICINE}) {5} (?:saved|saved up|stashed|hidden|in front of me|in (?:a|the|my|her|his) (?:drawer|fridge|nightstand)|by (?:the|my|his|her) bed|for when|all at once|used at once|at once)`,
      `(?:i|he|she) have {2} (?:supply|stash|bottle|box|stock)`,
      "(?:month|week|months|weeks|year) (?:s |'s )?supply",
      '(?:garage|car|engine|hose|exhaust|tailpipe) {6} (?:engine|running|hose|exhaust|asleep|closed)',
      'garage {6} (?:keys|sleep|alone)',
      '(?:crash|crashing|wrap|drive|driving|swerve) {3} (?:car|truck|tree|wall|pole)',
      '(?:drown|drowning|hanging(?! (?:plants?|pictures?|out|in there|basket|up|clothes|laundry|around|on))|suffocate|suffocation|starve|starving|bleed out|bleed to death|overdose|jumping|jump off)(?! to (?:know|hear|see))',
      '(?:cut|slit|slice|pull|rip) {2} (?:wrists?|veins?|throat|line out|port out)',
      '(?:stop|stopped|skip|skipping|quit|refuse|refusing|refuses|not take|will not take|do not take) {4} (?:insulin|dialysis|heart (?:pills|medicine|medicines)|antibiotics?|antifungal)(?! (?:before|after|during|at|on) )',
      // Who has stopped eating is ill, as a rule; who means to is told from it by the time of the verb.
      '(?:i (?:will|would|could|can|might|want to|plan to|am going to|am)|if i|going to|planning to|decided to|(?:by|just)) {1} (?:stop|quit|stopping|quitting|refuse|refusing) {2} (?:eating|drinking|to eat|to drink|food|fluids)(?! (?:meat|sugar|dairy|gluten|fish|red|sweets|alcohol|beer|wine|soda|coffee|out|late|at|fast|junk|spicy|salad))(?! (?:before|after|during|at|on) )',
      `(?:medicines?|pills|drugs|tablets|${MEDICINE}) {3} (?:most dangerous|deadliest|lethal|strongest|dangerous|deadly|toxic) {1} (?:together|combined|mixed|combination)?`,
      `(?:most dangerous|deadliest|lethal|strongest) {3} (?:${MEDICINE}|together|mix|combination)`,
    ),
  },
  {
    kind: 'means',
    weight: 1,
    pattern: phrase(
      '(?:nightstand|medicine cabinet)',
      `(?:${LETHAL_PLACE}|insulin|morphine|fentanyl|oxycodone|razors?|blades?|knife|knives|syringe|scalpel|cliff|drops|pills)`,
      '(?:die|go|leave|end it) {1} (?:in|on) (?:my|his|her) (?:own )?(?:terms|way)',
      'what (?:can|could|should|do) i take(?= $)',
    ),
  },
  {
    kind: 'pull',
    weight: 3,
    pattern: phrase(
      '(?:easy|simple|quick) (?:fix|way out|answer|solution)',
      '(?:river|sea|ocean|lake|bridge|water|void|darkness|pills|woods) (?:was|were|is|are|keeps) calling',
      '(?:was|were|is|are|keeps) calling(?: (?:me|to me|out to me))?(?= (?:$|,))',
      '(?:would|will|could) {8} do to (?:me|you|a person|someone)',
      '(?:how|so|too) (?:easy|simple|quick|tempting|peaceful|nice)(?= (?:$|,|it|that|to just|would))',
      '(?:easy|simple|quick|tempting|peaceful|painless|easier) {2} (?:it|that|would|to) {1} (?:be|jump|swerve|let go|go|end)',
      // Of a test, a treatment or a finding it is no wish: "is the biopsy painless", "painless jaundice".
      '(?:(?<!(?:radiation|radiotherapy|biopsy|surgery|scan|mri|treatment|procedure|infusion|test|mammogram|colonoscopy|chemo) )painless|peacefully|painlessly|messy|least messy|quickest|be quick|be fast|be painful)(?! (?:surgery|biopsy|shots?|injections?|procedure|jaundice|(?:\\S+ ){0,2}(?:lumps?|mass|masses|swellings?|nodules?|nodes?|lymphadenopathy|bleeding|hematuria|haematuria|ulcers?|sores?|bumps?)))',
      '(?:looking|look|looks|staring|stare|stares|stared|sits|sitting|sat|holding|holds) {2} (?:at|with|by|on|in) {2} (?:it|them|that|bottle|drawer|garage|lap|edge|one)',
      `(?:looking|look|looks|staring|stare|stares|walked|walk|drive|drove) {1} (?:at|over|down|to|past|by) {3} (?:${LETHAL_PLACE}|${WEAPON}|pills)`,
      '(?:in|on) (?:my|his|her) (?:lap|pillow)',
      '(?:would|will|does) {3} feel (?:anything|it|pain|much)',
      '(?:researching|research|researched|look up|looking up|looked up|searching|searched|googled|googling|read about) {3} (?:ways?|how|method|methods|poison|doses?|lethal|many|much)',
      '(?:gets|get|becomes|got) (?:too much|too bad|bad enough|unbearable)',
      '(?:he|she|i) (?:could|can|want to|would like to|wants to) fly',
      '(?:on purpose|deliberately|intentionally)',
      'the (?:sooner|quicker) the better',
      '(?:keep|keeps) (?:imagining|picturing|seeing|dreaming)',
      'choose {3} (?:day|time|date|moment) (?:themselves|myself|himself|yourself|of)',
      '(?:that is|with) the thought',
    ),
  },
  {
    kind: 'pull',
    weight: 1,
    pattern: phrase(
      '(?:sat|sit|stood|stand|stayed) there',
      '(?:keep|keeps) (?:thinking of|thinking about)',
      '(?:wonder|imagine|imagining|tempted|tempting|think about it|thinking about it|cannot stop thinking|thoughts?|peaceful)',
      '(?:alone|secretly|in secret|nobody knows|no one knows|does not know|thinks i do not know)',
    ),
  },
  {
    kind: 'death',
    weight: 3,
    pattern: phrase(
      '(?:they|someone|somebody|wife|husband|cleaner|nurse|police|kids|you) {1} will find (?:me|my body)(?! (?:a|an|some|another|the right|one))',
    ),
  },
  {
    kind: 'death',
    weight: 3,
    pattern: phrase(
      'not {2} let {1} (?:cancer|it|disease|tumor|illness) {3} (?:be the one|finish|take me|get me|decide|win)',
      '(?:can|could|would) (?:you|i|someone|a person|one) {1} (?:die|overdose)(?! (?:at home|from (?:cancer|this)|of))',
      'how (?:long|many (?:days|hours|weeks)) {3} (?:till|until|before) {2} (?:over|dead|gone|die)',
      'how (?:to|do (?:i|you|people|they)|can (?:i|you)|could i|long) {3} (?:die|be dead)(?! (?:of|from|in (?:a|the) (?:hospital|hospice)|at home))',
      '(?:ways?|method|methods|easier|quick|fast|best|time|want|wants|ready|rather|prefer|hope|hopes|wish|wishes|pray|prays|decided|choose|chosen|plan) {3} (?:to )?(?:die|dying|be dead|death)',
      '(?:not|never) {1} (?:wake|waking|woken|woke)(?: up)?',
      '(?:close|shut) my eyes and {4} (?:never|not)',
      '(?:takes?|take) me {1} (?:in my sleep|now|tonight|away|home)',
      '(?:hope|hopes|hoping|pray|praying) {6} (?:infection|tumor|cancer|heart|sepsis|clot|it) {4} (?:last one|kills|take|takes|finish|gets me)',
      'how (?:do|does|did|would) (?:people|you|they|others|one|someone) do it',
      '(?:what|how much|enough|which) {2} (?:would|will) do it',
      '(?:people|those|anyone|someone) who do it',
      'before i (?:do it|go through with it|did it)',
      '(?:do|does|did|doing|done|do it) (?:it|the job|the deed) (?:right|myself|tonight|now|already|properly|before|alone)|finish the job|finish it',
      '(?:be|being|join) {1} (?:with )?(?:my|her|his) (?:late|dead|deceased) (?:husband|wife|son|daughter|mom|mother|dad|father|brother|sister|partner)',
      '(?:be|being) with {4} (?:again|in heaven|on the other side|now|already)',
      '(?:let|just let) the (?:infection|cancer|sepsis|tumor|disease) {1} (?:do it|take|finish|win|kill)',
      '(?:hit|run over|struck) by (?:a|the) (?:truck|bus|car|train)',
      '(?:end|ending|ends) (?:it|things|everything|it all)(?! (?:with|well|on a|by|early))',
      '(?:doing|do) it(?= (?:is|because|tonight|, i|and))',
      '(?:sooner|faster|quicker) {2} (?:it|i|that) {2} (?:over|gone|end|ends|done)',
    ),
  },
  {
    kind: 'death',
    weight: 1,
    pattern: phrase(
      '(?:die|dying|dead|death|deadly|lethal|heaven|afterlife|grave|cremation|funeral|be over|its over|it is over|for good(?! luck)|for ever|forever|kill|kills|suicide|suicidal)(?! (?:cells?|cancer|tumors?|hard|tired|skin|hair|tissue|weight|end|line|to know|for a|laughing|from laughing|of (?:laughter|boredom|hunger|embarrassment)))',
    ),
  },
  {
    kind: 'calm',
    weight: 3,
    pattern: phrase(
      '(?:peaceful|calm|free|quiet|safe) {1} (?:under|beneath|below) {1} (?:ice|water|ground|earth|waves|snow)',
      '(?:only|one) thing {2} (?:calms|comforts|soothes|relaxes|keeps me calm|gives me peace|makes me feel better)',
      '(?:comfort|comforting|comforts|reassuring|relief) {4} (?:know|knowing|have|having|think|that)',
      '(?:calm|peaceful|at peace|lighter|relieved) {3} (?:first time|finally|now that i have decided|since i decided)',
    ),
  },
  {
    kind: 'unsafe',
    weight: 3,
    pattern: phrase(
      '(?:not|never) {2} safe {1} (?:on my own|alone|by myself|with myself|from myself)',
      '(?:not|cannot) {1} trust myself(?= (?:$|,|alone|right now|tonight|any ?more|near|around|with (?:pills|the pills|knives|a knife|the car|it)))',
    ),
  },
]
