/**
 * Warning signs of suicide, as public lists name them, each with its weight. One alone proves nothing ("I feel like a burden");
 * several kinds in one message do: a burden who gives the dog away, a bridge and how easy it would be.
 */
import { phrase } from './phrase.ts'
import type { Sign } from './rule.ts'
import { MEDICINE, PERSON } from './vocabulary.ts'

const THEY = `(?:everyone|everybody|everything|people|all of them|they|we|you all|family|world|${PERSON}|us)`
const LETHAL_PLACE =
  '(?:bridge|bridges|overpass|ledge|cliff|rooftop|balcony|window|windows|train|trains|tracks|platform|\\d+(?:th|st|nd|rd) floor|highway|freeway|lake|river|ocean|canal|dam|quarry)'
const WEAPON = '(?:gun|guns|pistol|rifle|shotgun|revolver|rope|ropes|noose|razor|razors|blade|blades|nembutal)'
const LOVED_THINGS =
  '(?:things|stuff|tools|boat|car|truck|bike|guitar|piano|jewelry|jewellery|ring|rings|necklace|watch|clothes|records|books|savings|collection|camera|keys?|dog|cat|pets?|birds?|horse|belongings|possessions|medals|recipes)'

export const crisisSigns: readonly Sign[] = [
  {
    // One's own life or being as a whole: enough by itself.
    kind: 'life',
    weight: 4,
    pattern: phrase(
      '(?:never|not) (?:been |be )?born',
      '(?:will|would) not {1} (?:have me|have to (?:put up|worry|deal|bother|look after)|be a (?:burden|problem|bother|nuisance)|be (?:your|their|his|her|anyone \\S+) (?:burden|problem)) {6} (?:much longer|any ?more|any longer)',
      'i will (?:soon |finally |at last )?be at peace(?= (?:$|,|soon|now))',
      '(?:if|whether) i live or die',
      '(?:life|living|existence) {3} (?:too hard|no purpose|no meaning|not worth|no point)',
      '(?:no|not any) (?:meaning|purpose|point|sense) {1} (?:in|to|of) {1} (?:life|living|my life|being alive)',
      '(?:i|we|he|she) (?:might|could|may|will) do something (?:if|when|unless|before) ',
      '(?:cannot|do not want to|not) {1} (?:keep|go on|continue|carry on) (?:living|existing|being alive)(?! (?:in|at|with|on|alone|here|together))',
      'no reason {6} (?:exist|live|be alive)',
      '(?:hope|hopes|hoping|wish|pray|praying) {6} (?:infection|tumor|cancer|heart|sepsis|clot|chemo|surgery|fever|stroke) {4} (?:last one|kills me|takes me|take me|finish me|finishes me|gets me)',
      '(?:sleep|asleep|sit|lie|lying|sitting) {5} (?:garage|car) {5} (?:engine|running|closed|exhaust)',
      '(?:relieved|glad|happy|not mind|okay|fine|thankful|nice|better) {3} if i (?:got|was|were|would|just) {2} (?:hit|killed|died|die|crash|crashed|shot)',
      '(?:got|have|has|made|set) {1} plan and {1} date(?! for)',
      '(?:would|will|does|do) (?:anyone|anybody|somebody|someone) {2} (?:miss|notice|mourn|care) {2} (?:me|a sick|an? old|if i)',
      '(?:only|one) thing {1} (?:keeping|stopping|holding|keeps|stops|holds) me {1} (?:from (?:doing|ending|it)|alive|here)',
      '(?:would|will) be doing {3} (?:favor|favour|kindness)(?= $)',
      '(?:found|caught|saw|talked|pulled) (?:me|him|her) {2} (?:on|at|by|near|off|from) {2} (?:ledge|roof|bridge|tracks|edge|railing|cliff|overpass)',
      'done with (?:everything|it all|life|all of it|all of this)(?= $)',
      '(?:wish|wished|hope|hoping|want|love|pray|praying|if only|nice) {9} (?:never|not) {1} (?:wake|woken|woke|open (?:them|my eyes))(?! (?:up )?(?:at|every|so|with|in|during|to|tired|sick|sore) )',
      '(?:afraid|scared) of suicide',
    ),
  },
  {
    kind: 'ending',
    weight: 2,
    pattern: phrase(
      '(?:want|wish|make|need|just) {2} (?:it|everything|this|all of it|this life|pain|suffering) {2} (?:to )?(?:end|be over|stop|over with|over sooner|all over|over(?= $))(?! (?:hurting|itching|by|before|with|on|at|changing|growing|spreading|so|as|bleeding|[a-z]+ing))',
      '(?:pain|suffering|it) will never (?:stop|end) unless',
    ),
  },
  {
    kind: 'absence',
    weight: 2,
    pattern: phrase(
      '(?:i|he|she|we) {1} (?:will|would|do|does|am|is|was|were|did|might|may) not {2} (?:be|being|seeing|see|need|needing|make|plan|expect|think|want) {3} (?:here|around|alive|there|needed|needing|need (?:it|them|that|those|one)|anything)(?! (?:for|until|because|when|on) )',
      'not {1} think (?:i|he|she) will (?:be needing|need|be here|be around|be there)',
      '(?:will|would|do|does) not (?:be needing|need|be using) {3}(?:the|my|his|her|this|these|those|a|an|any|it|them)',
      '(?:if|when|once|after|that|wish|like|as if) (?:i|he|she) {1} (?:just |simply |was |were |am |is |had )*(?:not (?:be |been )?(?:here|around|there|alive|born|exist)|disappeared|disappear|vanished|vanish|gone|dead|no longer (?:here|around)|never (?:been born|existed))',
      '(?:without|rid of|free of) (?:me|him|her)(?! (?:for|knowing|noticing|while|at|on|in|to|being|having|getting))',
      '(?:miss|notice|care|remember|cry|mourn) {4} (?:if|when|once) i {2} (?:gone|dead|disappeared|died|vanished|left)',
      '(?:put up|deal|bother|bothered|stuck|burdened|saddled) with me',
      '(?:worry|worrying) about me {1} (?:much longer|any ?more|any longer|soon)',
      'disappear(?:ed)? (?:for good|forever|completely|and never|without a trace)',
      'not {6} much longer',
      '(?:last|final) (?:message|letter|words|post|christmas|birthday|summer|easter|thanksgiving|goodbye|night|visit) {1} (?:is|was|to|for|on|ever|and|,)',
      '(?:before i go|where i am going|when i go)(?! (?:to|back|in|into|for|on|out|home|there|under|through|see|shopping|outside))',
      '(?:mommy|daddy|mama|mom|dad|i|she|he) {3} in heaven (?:next|soon|by|tomorrow|tonight|then)',
    ),
  },
  {
    kind: 'absence',
    weight: 3,
    pattern: phrase(
      '(?:not|never) {2} (?:stick|sticking|hang|hanging|wait|waiting|stay|staying) around(?= (?:to see|for (?:it|that|this|the)|until|after|$|,|then))',
    ),
  },
  {
    kind: 'relief',
    weight: 2,
    pattern: phrase(
      `${THEY} {4} (?:better off?|easier|lighter|relieved|happier|freer|lives back|cope|rest|at peace|breathe|breathe again|start over|have a life)(?= (?:$|,|if|when|once|without|after|and|for|now|by))`,
      '(?:easier|better|simpler|best) (?:on|for) (?:everyone|everybody|all|them|the family|my family|us all|my kids|the kids|my husband|my wife)',
      '(?:doing|do) {3} (?:favor|favour|kindness)',
    ),
  },
  {
    kind: 'relief',
    weight: 1,
    pattern: phrase(
      `${THEY} {3} (?:would|will|could|can|be|are|is|all be) {2} (?:fine|okay|ok|alright|free|manage|secure|looked after|provided for|get over it|move on|set for life)(?= (?:$|,|if|when|once|without|after|alone))`,
    ),
  },
  {
    kind: 'money',
    weight: 2,
    pattern: phrase(
      '(?:insurance|policy|pension) {3} (?:would|will|could) {1} (?:pay|clear|cover|be enough|take care)(?! for (?:my|the|a) (?:wig|scan|drug|treatment|chemo))',
    ),
  },
  {
    kind: 'silence',
    weight: 2,
    pattern: phrase(
      '(?:not|no longer) (?:answering|answer|replying|reply|picking up|pick up|responding|opening the door)',
    ),
  },
  {
    kind: 'burden',
    weight: 1,
    pattern: phrase(
      '(?:burden|dead weight|useless|worthless|waste of (?:space|oxygen|air|money)|in the way|good for nothing|drain on|failure|coward|hate myself|hate my life|ashamed of myself)',
      '(?:nobody|no one|not anyone|would anyone|anybody|who) {3} (?:cares?|notice|miss|need|needs|want|wants) {2} (?:me|if|an? old|a sick)',
      '(?:not|never) {1} (?:matter|deserve) {1} (?:to|any ?more|anyway)',
    ),
  },
  {
    kind: 'hopeless',
    weight: 3,
    pattern: phrase('(?:only|but) {1} one way out'),
  },
  {
    kind: 'trapped',
    weight: 1,
    pattern: phrase('(?:trapped|cornered|no escape|stuck in this body)', '(?:everything|all of me|every breath) hurts'),
  },
  {
    kind: 'hopeless',
    weight: 2,
    pattern: phrase(
      'cannot (?:do (?:it|this) )?any ?more(?= (?:$|,))',
      '(?:life|living|all of it) i mean',
      'might as well {4} (?:official|over with|done with|end|finish)',
      '(?:only|but) one (?:way|exit|option|thing|answer|solution) {2} (?:out|left|i|to|for)',
      '(?:way|ways) out {4} (?:except|but) ',
      '(?:no|not (?:see )?(?:a|any)|cannot see a|only) (?:way out|way forward|other way|future for me|tomorrow for me|future)',
      '(?:cannot|do not want to|not) {1} (?:keep|go on|continue|carry on|take) (?:living|like this|existing|this life|being)',
      '(?:cannot|not) {1} (?:do|face|take|bear|stand|manage|get through) (?:another|one more) (?:day|night|minute|hour|morning|week)(?! of (?:chemo|radiation|treatment|this diet))',
      '(?:over with|over sooner|all be over|be over soon|be all over|over for me)',
      '(?:nothing|not anything|no one|nobody) {1} left {1} (?:for me|here|to|in me)?',
      '(?:no|zero|lost all|without|lost) (?:hope|will|reason|purpose)(?! (?:of|for a cure|is bad))',
      '(?:nothing|none of it) {1} (?:matters|worth)',
      '(?:life|living|everything) {2} (?:is )?(?:pointless|meaningless|unbearable|over|ruined|ended)',
      '(?:not|never) {1} (?:safe|trust myself) {1} (?:on my own|alone|by myself|tonight|with myself)',
      '(?:ready|time|want) {1} (?:to )?(?:go|call it a day|call it quits|leave|check out|be done)(?= (?:$|,|now|and i|i|everything|already|for good))',
      '(?:point|use|sense) {2} (?:of|in) {2} (?:living|going on|being alive|existing|life|carrying on|any of (?:it|this)|anything)',
      '(?:end|finish|out of) {2} (?:my|this|her|his) (?:misery|suffering|existence)',
      '(?:everything|all|life) (?:to|must) {1} (?:end|stop)',
    ),
  },
  {
    kind: 'hopeless',
    weight: 1,
    pattern: phrase(
      '(?:tired|sick|exhausted|weary|done|finished|through) (?:of|with|from)? ?{1} (?:fighting|everything|it all|trying|this|people|myself|waking|pretending|all)',
      '(?:cannot|not) {1} (?:take|do|bear|stand|cope|handle|go) {2} (?:any ?more|any longer|on)',
      '(?:hopeless|helpless|empty|numb inside|broken|despair|desperate|given up|give up|giving up|had enough|at the end of my rope|at my wits end|rock bottom)',
      '(?:i|he|she) {1} (?:am|is) {1} (?:just |so |completely )?(?:done|finished|beaten)(?= (?:$|,|\\.|and))',
      '(?:no|what is the|not any) {1} point',
      '(?:completely|all|so) alone',
    ),
  },
  {
    kind: 'goodbye',
    weight: 2,
    pattern: phrase(
      'this is (?:it|goodbye|good bye)(?= (?:$|,|and|for))',
      '(?:posted|said|saying|sent|wrote|written|writing|recorded|made|left|texted|typed|says) {3} (?:goodbye|goodbyes|farewell|letters|notes|good bye)(?! (?:to (?:my hair|cancer|chemo|the)))',
      '(?:goodbye|farewell) (?:video|letter|letters|note|notes|text|message|everyone|all)',
      'tell {4} (?:i|we|that i|he|she) (?:love|loved|loves|am sorry|was sorry)',
      '(?:my|this is (?:my|the)) last (?:message|letter|post|words|note)',
      '(?:one )?(?:last|final) time {2} (?:see|hug|say|talk)',
    ),
  },
  {
    kind: 'giving',
    weight: 2,
    pattern: phrase(
      `(?:gave|given|give|giving) {4} away {3} ${LOVED_THINGS}`,
      `(?:gave|given|giving) {1} (?:me|him|her|us|them|my \\S+|his \\S+|her \\S+) {3} ${LOVED_THINGS}`,
      `(?:giving|gave|given) {2} ${LOVED_THINGS} (?:away|to)`,
      `(?:let|want) {2} (?:son|daughter|nephew|niece|wife|kids|brother|sister|friend|grandson|him|her) {1} (?:to )?have {3} (?:them|it|${LOVED_THINGS})`,
      '(?:keep|take|adopt|look after|care for|have|feed) {2} (?:cat|dog|dogs|cats|kitten|puppy) {2} (?:for me|will you|would you|please|when i|after|forever)',
    ),
  },
  {
    kind: 'affairs',
    weight: 1,
    pattern: phrase(
      '(?:everything|affairs|papers|all) {1} (?:is |are )?(?:arranged|sorted|in order|organized|settled|taken care of|ready)',
      '(?:my|the|a) will(?= (?:$|,|and|is|was))',
      '(?:password|passwords|cremation|cremated|ashes|life insurance|pin code|bank stuff)',
    ),
  },
  {
    kind: 'hint',
    weight: 2,
    pattern: phrase('(?:if you get my meaning|if you know what i mean|if you catch my drift|if you understand me)'),
  },
  {
    kind: 'low',
    weight: 1,
    pattern: phrase(
      '(?:cries|crying|cried|sobbing|weeping|withdrawn|curtains|not get out of bed|not getting out of bed|stopped (?:talking|washing|answering|caring|eating))',
    ),
  },
  {
    kind: 'sorry',
    weight: 1,
    pattern: phrase(
      '(?:i am|so|very) sorry(?= (?:$|,|to|everyone|for|mom|dad|i))',
      '(?:sorry|forgive me|thank you|thanks) (?:everyone|everybody|all|for (?:everything|all))',
    ),
  },
  {
    kind: 'means',
    weight: 2,
    pattern: phrase(
      WEAPON,
      `(?:my|his|her|the|a|that|this|those|near|by|at|over|off|from|under|in front of) {3} ${LETHAL_PLACE} {10} (?:home|way|live|cross|drive|stood|stand|think|walk|every|easy|opens|jump|wonder|fly)`,
      `(?:jump|jumping|jumps|fly|drive|driving|step|walk|drown\\w*|stood|standing|sits|sitting|found me|look|looking|swerve|swerving|crash|crashing) {5} ${LETHAL_PLACE}`,
      `(?:whole|entire|full|all|every|rest of|bottle of|handful of|supply of|stash of|stock of|leftover|left over|enough|saved|saving|stockpiled|hoarding|hoarded|hiding|hides|collecting) {4} (?:${MEDICINE}|bottle|box|patches)`,
      `(?:${MEDICINE}) {5} (?:saved|saved up|stashed|hidden|in front of me|in (?:a|the|my|her|his) (?:drawer|fridge|nightstand)|by (?:the|my|his|her) bed|for when|all at once|used at once|at once)`,
      `(?:i|he|she) have {2} (?:supply|stash|bottle|box|stock)`,
      "(?:month|week|months|weeks|year) (?:s |'s )?supply",
      '(?:garage|car|engine|hose|exhaust|tailpipe) {6} (?:engine|running|hose|exhaust|asleep|sleep|closed|keys)',
      '(?:crash|crashing|wrap|drive|driving|swerve) {3} (?:car|truck|tree|wall|pole)',
      '(?:drown|drowning|hanging|suffocate|suffocation|starve|starving|bleed out|bleed to death|overdose|jumping|jump off)(?! to (?:know|hear|see))',
      '(?:cut|slit|slice|pull|rip) {2} (?:wrists?|veins?|throat|line out|port out)',
      '(?:stop|stopped|skip|skipping|quit|refuse|refusing|refuses|not take|will not take|do not take) {4} (?:insulin|eating|drinking|to eat|to drink|dialysis|heart (?:pills|medicine|medicines)|antibiotics?|antifungal)',
      `(?:medicines?|pills|drugs|tablets|${MEDICINE}) {3} (?:most dangerous|deadliest|lethal|strongest|dangerous|deadly|toxic) {1} (?:together|combined|mixed|combination)?`,
      `(?:most dangerous|deadliest|lethal|strongest) {3} (?:${MEDICINE}|together|mix|combination)`,
    ),
  },
  {
    kind: 'means',
    weight: 1,
    pattern: phrase(
      `(?:${LETHAL_PLACE}|insulin|morphine|fentanyl|oxycodone|knife|knives|syringe|scalpel|cliff|drops|pills)`,
      '(?:die|go|leave|end it) {1} (?:in|on) (?:my|his|her) (?:own )?(?:terms|way)',
      'what (?:can|could|should|do) i take(?= $)',
    ),
  },
  {
    kind: 'pull',
    weight: 2,
    pattern: phrase(
      '(?:how|so|too) (?:easy|simple|quick|tempting|peaceful|nice)(?= (?:$|,|it|that|to just|would))',
      '(?:easy|simple|quick|tempting|peaceful|painless|easier) {2} (?:it|that|would|to) {1} (?:be|jump|swerve|let go|go|end)',
      '(?:painless|peacefully|painlessly|messy|least messy|quickest|be quick|be fast|be painful)(?! (?:surgery|biopsy|shots?|injections?|procedure))',
      '(?:looking|look|looks|staring|stare|stares|stared|sits|sitting|sat|holding|holds) {2} (?:at|with|by|on|in) {2} (?:it|them|that|bottle|drawer|garage|lap|window|edge|one)',
      `(?:looking|look|looks|staring|stare|stares|walked|walk|drive|drove) {1} (?:at|over|down|to|past|by) {3} (?:${LETHAL_PLACE}|${WEAPON}|pills)`,
      '(?:in|on) (?:my|his|her) (?:lap|pillow)',
      '(?:researching|research|researched|look up|looking up|looked up|searching|searched|googled|googling|read about) {3} (?:ways?|how|method|methods|poison|doses?|lethal|many|much)',
      '(?:gets|get|becomes|got) (?:too much|too bad|bad enough|unbearable)',
      '(?:he|she|i) (?:could|can|want to|would like to|wants to) fly',
      'on purpose',
      '(?:keep|keeps) (?:imagining|picturing|thinking of|thinking about|seeing|dreaming)',
      'choose {3} (?:day|time|date|moment) (?:themselves|myself|himself|yourself|of)',
      '(?:that is|with) the thought',
    ),
  },
  {
    kind: 'pull',
    weight: 1,
    pattern: phrase(
      '(?:wonder|imagine|imagining|tempted|tempting|think about it|thinking about it|cannot stop thinking|thoughts?|quick|fast|easy|hurt|hurts|quiet|peaceful)',
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
    weight: 2,
    pattern: phrase(
      '(?:can|could|would) (?:you|i|someone|a person|one) {1} (?:die|overdose)(?! (?:at home|from (?:cancer|this)|of))',
      'how (?:long|many (?:days|hours|weeks)) {3} (?:till|until|before) {2} (?:over|dead|gone|die)',
      'how (?:to|do (?:i|you|people|they)|can (?:i|you)|could i|long) {3} (?:die|be dead)',
      '(?:ways?|method|methods|easier|quick|fast|best|time|want|wants|ready|rather|prefer|hope|hopes|wish|wishes|pray|prays|decided|choose|chosen|plan) {3} (?:to )?(?:die|dying|be dead|death)',
      '(?:not|never) {1} (?:wake|waking|woken|woke)(?: up)?',
      '(?:close|shut) my eyes and {4} (?:never|not)',
      '(?:takes?|take) me {1} (?:in my sleep|now|tonight|away|home)',
      '(?:hope|hopes|hoping|pray|praying) {6} (?:infection|tumor|cancer|heart|sepsis|clot|it) {4} (?:last one|kills|take|takes|finish|gets me)',
      'how (?:do|does|did|would) (?:people|you|they|others|one|someone) do it',
      '(?:do|does|did|doing|done|do it) (?:it|the job|the deed) (?:right|myself|tonight|now|already|properly|before|alone)|finish the job|finish it',
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
      '(?:die|dying|dead|death|deadly|lethal|heaven|afterlife|grave|cremation|funeral|be over|its over|it is over|for good|for ever|forever|kill|kills|suicide|suicidal)(?! (?:cells?|cancer|tumors?|hard|tired|skin|hair|tissue|weight|end|line|to know|for a|laughing|from laughing|of (?:laughter|boredom|hunger|embarrassment)))',
    ),
  },
  {
    kind: 'calm',
    weight: 2,
    pattern: phrase(
      '(?:calm|peaceful|at peace|lighter|relieved) {3} (?:first time|finally|now that i have decided|since i decided)',
    ),
  },
  {
    kind: 'unsafe',
    weight: 3,
    pattern: phrase(
      '(?:not|never) {2} safe {1} (?:on my own|alone|by myself|with myself|from myself)',
      '(?:not|cannot) {1} trust myself',
    ),
  },
  {
    kind: 'resolve',
    weight: 2,
    pattern: phrase(
      '(?:made sure of it|made up my mind|i have decided(?! (?:to|on|against|for) (?:have|go|do|try|start|take|get|see|ask|be|stop|not))|my mind is made up|seen to it|going through with it)',
    ),
  },
  {
    kind: 'resolve',
    weight: 1,
    pattern: phrase(
      '(?:i mean it|done the (?:sums|math|maths)|worked it (?:all )?out|figured it (?:all )?out|i am serious|i decided|have a plan|got a plan|plan|planned|planning|going to do it|on my own terms|my way|if you get my meaning|without a doctor|asking for myself)',
    ),
  },
  {
    kind: 'moment',
    weight: 1,
    pattern: phrase(
      '(?:tonight|tomorrow|this weekend|the weekend|saturday|sunday|by (?:spring|summer|christmas|friday|monday|morning)|soon|next week|before the next|much longer|last time)',
    ),
  },
  {
    kind: 'told',
    weight: 1,
    pattern: phrase(
      '(?:given|gave me|have) {1} (?:\\d+|six|three|a few|two) (?:months|weeks)',
      'if {1} (?:scan|scans|results?|biopsy|test|cancer|tumor) {2} (?:bad|worse|back|grown|not clear|positive)',
    ),
  },
  {
    kind: 'comfort',
    weight: -3,
    pattern: phrase(
      '(?:haha|hahaha|lol|lmao|joking|just kidding|funny|bucket list|recipes?|wedding|graduat\\w*)',
      '(?:afraid|scared|terrified|fear|fears|worried|worry|anxious|frightened|panic) {3} (?:of|to|about|that|i|he|she|my|he will|she will) {5} (?:die|dying|death|dead|wake|lose|lost)',
      '(?:do not|does not|not) want (?:him |her |them |my \\S+ )?to die',
      '(?:want|hope|plan|pray) {2} (?:to live|to survive|to beat)',
      '(?:clinic|nurse|doctor|hospital|form|questionnaire|they|survey) {2} (?:asks?|asked|asking) (?:me |us )?(?:if|whether|about)',
      '(?:dispose|disposing|throw away|throw out|get rid of|take back|return)',
      '(?:how (?:do|can|should|does|could) (?:i|we|you|people|one|families)|what (?:is|are|does|should|helps)|who (?:do|can|should)|where (?:do|can)) {9} (?:hospice|palliative|support|grief|cope|comfort|prepare|talk|tell|explain|help|ask|say|write|prevent|avoid|treat|manage|sleep better)',
      '(?:grow|growing|grew|go on|carry on|manage|live|living) {2} without (?:me|him|her)',
      '(?:passed|passed away|was killed|died) {6} (?:years?|months?|weeks?) ago',
    ),
  },
  {
    kind: 'planning',
    weight: -2,
    pattern: phrase(
      '(?:hospice|palliative|lawyer|attorney|social worker|notary|legacy|memory (?:box|book)|checklist|advance directive|living will|funeral home|support group|helpline|volunteer|study|statistics|trial|side effects?|leaflet|insurance (?:denied|company|cover))',
    ),
  },
]
