/**
 * Warning signs of suicide that are hinted at: a life summed up, an end that is prepared, a way that is looked at. Public lists
 * name them in general (saying goodbye, giving things away, looking for a way, being a burden, no reason to go on); here are
 * the ways in which people say so without the words. Weighed together with `crisis-signs.ts`.
 */
import { phrase } from './phrase.ts'
import type { Sign } from './rule.ts'
import { MEDICINE, PERSON } from './vocabulary.ts'

const STORED = `(?:(?!(?:chemo|drugs?|shots?|injections?|doses?|dosages?|inhaler) )${MEDICINE}|patch|patches|oxy|oxys|benzos?|norcos?|dilaudids?|morphines?|percs?)`
const SELF = '(?:i|he|she)'
/** What a razor in the bathroom or a belt in the hands is: in itself a thing of the house. */
const AT_HAND =
  '(?:razor|razors|blade|blades|knife|knives|scissors|belt|cord|rope|pills|bottle|gun|pistol|syringe|scalpel|matches|bag)'
const PET = '(?:cat|cats|dog|dogs|pets?|kitten|puppy|birds?|horses?|rabbits?|animals|plants)'
const LATER =
  '(?:tonight|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this weekend|this week|the weekend)'
const GONE =
  '(?:gone|dead|not (?:be )?(?:here|around|alive)|no longer (?:here|around)|went|left|let go|vanished|disappeared|slipped away|checked out|stopped existing|out of the (?:way|picture))'

export const crisisHints: readonly Sign[] = [
  {
    // Says by itself that somebody may be about to die by their own hand.
    kind: 'life',
    weight: 4,
    pattern: phrase(
      'life {1} i (?:do not|no longer|never) {1} (?:want|wanted|asked for)(?! (?:to (?:lose|miss|waste)))',
      '(?:drift|drifting|slip|slipping|fade|fading|float|sleep|asleep|nod) {4} (?:not|never) {2} (?:come back|coming back|wake|waking|return|be found)(?! (?:up )?(?:at|every|so|with|in|during|to|three|ten|until|till|\\d+))',
      '(?:drift|slip|fade|float) (?:off|away|out) {2} (?:for good|for ever|forever|quietly|peacefully and)',
      '(?:go to sleep|going to sleep|fall asleep|sleep|close my eyes|lie down) and {3} (?:be done|be over|be finished|be gone|end|have it over|that is it|let it be over)(?= (?:$|,|with|for good|forever))',
      '(?:worth|value|valuable|useful) {1} more {1} (?:dead|than me|than i am|gone|than alive|in the ground)',
      '(?:not mind|not care|not be sorry|not be sad|not object|be (?:fine|okay|ok|glad|happy|relieved) {1}) if {5} (?:went down|crashed|crashes|hit me|hits me|killed me|took me|takes me|took me out|ended me|ran me over|fell on me|stopped (?:beating|breathing))',
      '(?:last time|not|never) {3} (?:bother|bothering|trouble|troubling) you {1} (?:again|any ?more)',
      '(?:last (?:time|thing)|not|never) {2} (?:you|anyone|they) {2} hear {2} from (?:me|him|her)',
      '(?:last time) {3} (?:bother|bothering|troubling|hear from|hearing from) (?:you|me|anyone)',
      '(?:look|looked|looks|seem|pass|appear) {1} like {4} (?:cancer|tumor|disease|illness|chemo|infection|heart|nature) (?:did|got|took|killed|finished)',
      '(?:give|gives|giving) {3} to (?:someone|somebody|a person|people|anyone|those) who {2} (?:wants?|deserves?) to (?:live|be here|be alive)',
      '(?:kinder|kindest|better|easier|fairer|cheaper|simpler|best|right|lighter|merciful) {5} (?:if|when|once|that) i {2} '.concat(
        GONE,
      ),
      '(?:voice|voices) {6} (?:jump|do it|die|end it|kill|cut|let go|drive off|not deserve)',
      `(?:sat|sit|sits|sitting|stood|standing|lay|lying|locked) {6} with {2} ${AT_HAND}(?! of)`,
      `(?:had|have|has|held|holding|hold|put|pressed) {1} (?:the|a|my|his|her) {1} ${AT_HAND} {1} (?:in|to|at|against|around|on|up to) {1} (?:my|his|her) (?:hand|hands|neck|throat|wrist|wrists|mouth|head|temple|arm|lap)`,
      'no more (?:tomorrow|tomorrows|mornings|birthdays|sunrises)(?= (?:$|,|for|please))',
      '(?:lost|losing|without|out of) (?:the|my|all|any|all my) will(?= (?:$|,|to (?:live|go on|keep|exist|continue)|for (?:life|all|everything)))',
      '(?:do|doing|did|done) (?:myself|himself|herself) in(?= (?:$|,|if|when|tonight|and))',
      '(?:saw|seen|found|noticed|discovered|hides|hiding|hid) {4} (?:cuts|scars|burns|marks|scratches|slashes) {2} (?:on|along|up|down|all over) {1} (?:his|her|my (?:son|daughter|child|wife|husband) \\S+|their) {1} (?:arm|arms|wrist|wrists|forearm|forearms|thigh|thighs|legs)',
      '(?:top|topping|neck) (?:myself|himself|herself)(?= (?:$|,|if|when|tonight|and))',
      '(?:point|use|sense) {1} (?:of|in) {1} (?:next week|next month|next year|tomorrow|another (?:day|week|month|year)|(?:getting|waking) up|(?:any|a) future|morning|being here|still being here|me being)',
      `(?:put|putting|set|setting|keep|keeping|kept|save|saving|store|storing|squirrel\\w*|tuck\\w*|stash\\w*) {2} (?:aside|back|away|by) {4} ${STORED}(?! (?:from|so (?:the|my) kids|out of))`,
      `(?:save|saving|saved|store|storing|stor\\w*) {1} up {4} ${STORED}`,
      `(?:put|putting|set|setting|keep|keeping|kept|save|saving|saved|store|storing|squirrel\\w*|tuck\\w*|stash\\w*|collect\\w*|hoard\\w*|stockpil\\w*) {2} ${STORED} {8} (?:for (?:when|the day|the time|later|the end|the right)|in case it|just in case|until there)`,
      `(?:hid|hidden|hides|hiding|keeps|pockets|pocketing|spits|spitting|cheek|cheeking) {4} ${STORED} {8} (?:instead of|rather than|not swallow\\w*|under (?:his|her) (?:tongue|mattress|pillow))`,
      `(?:is|be|are|was) {2} (?:my|his|her) (?:exit|way out|escape|plan b|exit plan|exit strategy|ticket out)`,
      '(?:wish|wishing|wanted|want|hope|hoping|ready) {4} (?:it|this|everything|my life) (?:was|were|to be|would be) (?:all )?over (?:with)?(?= $)',
      '(?:only|nothing) {3} (?:keeping|holding|stopping) (?:me|him|her) {1} (?:is|from (?:doing|going through|ending)|here|alive)',
      '(?:not|never) {2} (?:see|live to see|be here (?:for|by)|make it to|reach) {3} and that is (?:my|his|her) (?:choice|decision|doing)',
      'by (?:my|his|her) own (?:choice|doing|decision|design) {2} (?:before|and soon|tonight|not the)',
      '(?:the )?(?:where and (?:the )?how|how and (?:the )?when|when and (?:the )?how|how and (?:the )?where|where and (?:the )?when)(?! (?:to (?:take|get|call|find|apply|use|go|ask|do)|do|does|is|should|can|will|much|they|we))',
      '(?:stop|stopping|end|make|making) {1} (?:the world|everything) {1} (?:stop|go away|quiet|go dark|go black)',
      `(?:i|he|she) (?:could|would|might|should) {2} (?:just )?(?:let go|step off|walk out|wade|swim out|keep driving|keep walking|not stop) {3} (?:and (?:that|nobody|it|never|not)|into|until|without)`,
      '(?:i am|i have) {1} (?:already|as good as) (?:dead|died|a ghost)(?= (?:$|,|inside|and))',
      '(?:tell|told|tells) {4} (?:i|he|she) (?:was|am|were|is) sorry (?:for|i could|that i could|and that)',
      '(?:not|never) {2} (?:come|coming) back (?:from|this time|alive|home this)(?= .* (?:letter|goodbye|garage|woods|car|bridge|lake))',
    ),
  },
  {
    kind: 'relief',
    weight: 3,
    pattern: phrase(
      `(?:they|kids|children|he|she|you|everyone|family|husband|wife|boys|girls) {1} (?:would|will|can|could|shall|all) {2} (?:get over|forget|move on|manage without|be rid of|start again|be spared|be free of|sleep again|live again|breathe)`,
      '(?:get|getting|be|stay|step) {1} out of {1} (?:his|her|their|everyone|everybody|your|the) {1} (?:way|hair)',
      '(?:set|setting|let) (?:him|her|them|my \\S+|everyone) free',
      '(?:one less|one fewer) (?:mouth|bill|thing|problem|patient|burden|person)',
      '(?:spare|save|sparing|saving) (?:them|him|her|everyone|my \\S+|the family) {3} (?:trouble|bother|money|cost|mess|watching|from (?:me|this|watching)|having to|years|all this)',
    ),
  },
  {
    kind: 'replaced',
    weight: 1,
    pattern: phrase(
      '(?:remarry|marry again|(?:find|meet|marry|have) (?:someone|somebody|a|another) {2} (?:healthy|better|new|wife|husband|mom|dad|who is not sick))',
      '(?:deserve|deserves) {2} (?:better|more|someone|somebody|a (?:mom|mother|dad|father|wife|husband|partner|life|daughter|son))',
    ),
  },
  {
    kind: 'burden',
    weight: 1,
    pattern: phrase(
      'waste of {1} (?:chemo|time|everybody|everyone|a bed|a slot|good|medicine|treatment|resources)',
      'give {1} (?:my|his|her) (?:slot|spot|place|bed|chair) to',
      '(?:cost|costing|costs) {3} (?:too much|so much|everything|a fortune|their savings)',
      '(?:draining|ruining|ruined|wrecking|destroying|dragging) {2} (?:them|everyone|family|my family|lives|our savings|everyone down|them down)',
      '(?:just|only|nothing but) (?:a|an) {1} (?:bill|mouth|drain|problem|weight|patient|burden|chore|ghost)',
      '(?:hate|hates) (?:who|what) (?:i|he|she) (?:am|is|have become|has become)',
    ),
  },
  {
    kind: 'absence',
    weight: 3,
    pattern: phrase(
      `not {6} (?:after|past|beyond) (?:tonight|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this week|this weekend|the weekend|then)(?= (?:$|,|any ?more|and|because))`,
      '(?:plan|planning|plans|intend|intending|expect|expecting|mean|meaning) (?:on|to) {1} (?:being|be|sticking|stick|still be|hang|hanging|see|seeing) {2} (?:around|here|there|alive|another|next)',
      'not {1} see (?:myself|himself|herself) {1} (?:seeing|in|having|being|around|here|by|past)',
      '(?:nobody|no one|not anyone|not|you|they|everyone) {4} (?:deal|put up|bother|fuss|worry|cope) {1} (?:with|about|over) (?:me|him|her) {2} (?:longer|any ?more|soon|after)',
      `(?:when|after|once|by the time) {4} (?:read this|see this|get this|find this|hear this)`,
      '(?:i|he|she) (?:am|is|will be) (?:going|leaving|off) {3} (?:for good|forever|and (?:i )?(?:am |will )?not (?:come|coming) back|where (?:nobody|no one|nothing|it))',
      '(?:this is|that was|it is|was|be|likely|probably) (?:my|his|her) last (?:christmas|birthday|summer|spring|winter|easter|thanksgiving|night|day|visit|time|weekend|message|sunday)',
      'if (?:i|he|she) {1} (?:did|do|does|were to|was to) not (?:show up|wake up|come (?:back|home|in)|answer|turn up|get up|open the door)',
    ),
  },
  {
    kind: 'giving',
    weight: 3,
    pattern: phrase(
      `(?:found|find|finding|look|looking|arranged|arranging|need) {2} (?:home|homes|owner|owners|family|place|someone|somebody) {1} (?:for|to take|who will take|to have) {3} ${PET}`,
      `(?:who|someone|somebody|anyone|neighbor|neighbour|sister|friend|mother|brother) {3} (?:take|takes|taking|have|keep|adopt|adopts|keeps) {2} ${PET} {3} (?:now|for good|after|next month|next week|when|once|if|gone)`,
      '(?:label|labels|labelled|labeled|labelling|labeling|tagged|listed|wrote down|written down|write down) {3} (?:stuff|things|belongings|jewelry|who gets|everything|furniture)',
      '(?:gave|given|giving|handed|handing|left|leaving) {4} (?:away|out) {3} (?:everything|all|most|his|her|my)',
      '(?:gave|given|giving|handed) (?:me|him|her|us|them|my \\S+) {4} (?:to remember|to keep|something to remember|wedding band|medals?|favorite|favourite|most precious|beloved)',
    ),
  },
  {
    kind: 'affairs',
    weight: 1,
    pattern: phrase(
      '(?:last|final|one more|only) (?:thing|item|job|task) {2} (?:on|off|to do|left)',
      '(?:bills|rent|debts|accounts?|loan) {2} (?:paid|settled|closed|cancelled|canceled)',
      '(?:cancelled|canceled|cancelling|cancel) {2} (?:everything|all|subscriptions?|lease|phone|magazine|appointments)',
      '(?:cleaned|cleared|cleaning|clearing|emptied|emptying|sorted|packed up) {2} (?:out |up )?(?:house|room|desk|apartment|closet|garage|everything|papers|things)',
      '(?:written|wrote|writing|finished|left|leaving) {3} (?:letters?|notes?) {2} (?:for|to) {2} (?:each|all|every|my|the|kids|children|wife|husband)',
      '(?:in|on|under) (?:the|my|his|her) (?:desk|drawer|table|pillow|envelope|envelopes|counter)',
    ),
  },
  {
    kind: 'means',
    weight: 3,
    pattern: phrase(
      `(?:count|counted|counting|counts|recount|lined|lining) {4} ${STORED}`,
      `(?:what|how much) {2} (?:left|would be left) {4} (?:${STORED}|bottle)`,
      `how (?:much|many) {3} ${STORED} {2} (?:is|are|would be|counts as) (?:too much|too many|dangerous|deadly|a lot)`,
      `(?:drawer|sock|shoebox|box|jar|bag|tin|stash|pile|supply|cupboard) {2} (?:full of|of|with) {3} ${STORED}`,
      `(?:key|keys|code|combination) {3} (?:gun|medicine|pill|lock|safe)`,
      '(?:overpass|train tracks|railway|railroad|parking (?:structure|garage|deck)|(?<!(?:dental|teeth) )bridge(?! (?:to|therapy|loan|program|club|game))|cliff|rooftop|balcony)',
      '(?:crash|crashing|swerving|rolling|driving) {2} (?:car|truck|off|into)(?= .*$)',
      '(?:stopped|quit|skipping|stopping|not) {1} (?:taking|eating|drinking|treating) {5} (?:and let|so (?:that )?(?:it|i)|let|on purpose|nobody knows)',
      `(?:enough|plenty) {2} (?:in|of|left) {2} (?:bottle|cabinet|it|them|house|${STORED})`,
      '(?:cuts|scars|burns|marks|scratches|burn marks|cut marks|slashes|razor marks) {2} (?:on|along|up|down|all over) {2} (?:arm|arms|wrist|wrists|forearm|forearms|thigh|thighs|legs)(?! (?:from|after) (?:roses?|cats?|surgery|work|iv|shaving|brambles?|garden))',
    ),
  },
  {
    kind: 'pull',
    weight: 3,
    pattern: phrase(
      `(?:all|only thing|everything) ${SELF} (?:can |could )?(?:think|thinks|thought) (?:about|of)`,
      '(?:speed|speeding|hurry|hurrying|move|moving|help|helping|hasten|push) (?:it|things|this|nature|death|the end|everything) (?:up|along|forward|a bit|a little)',
      'let(?:ting)? nature (?:do|take|finish|have|handle|decide)',
      '(?:reading|read|looking|looked|researching|researched|searching|asking|learned|studying) {1} (?:about|up|into|for|on) (?:it|that|them|how|ways?|methods?)(?= (?:$|,|online|and|all|at night|for))',
      '(?:rehears\\w*|picture|picturing|imagin\\w*|practic\\w*|practis\\w*|go over|going over|play out|plan) {4} (?:in my head|in my mind|over and over|every detail|step by step|how it would)',
      '(?:a lot of|so much|such|finally|some) (?:quiet|peace|silence|relief|rest|sleep) {2} (?:in|inside|at the bottom|waiting|at the end)',
      '(?:deciding|trying to decide|making up my mind|thinking it over|working up the (?:nerve|courage)|waiting for (?:courage|the nerve))',
      '(?:guts|nerve|courage|coward|brave enough) {4} (?:do it|end|go through|finish|jump|pull)',
    ),
  },
  {
    kind: 'pull',
    weight: 1,
    pattern: phrase(
      '(?:thinks?|thought|thinking|fantasi\\w*|dreams?|dreaming|daydream\\w*|talks?|talking|talked|jokes?|joked|mentioned|mentions) (?:of|about)',
      '(?:looks?|looking|looked|stares?|staring) at {4} (?:every|all the time|again|for hours|too long)',
      '(?:keeps?|kept) asking',
      "(?:it|that|there|this) (?:is|'s|would be) {1} enough(?= (?:$|,|for|to))",
      '(?:i|we) (?:have|got) {1} enough(?= (?:$|,|for|to))',
    ),
  },
  {
    kind: 'hint',
    weight: 3,
    pattern: phrase(
      'way {1} (?:to|of) (?:stop|stopping|end|ending|make|finish) {2} (?:all of (?:this|it)|it all|everything|all this)',
      'not {3} (?:because of|from|by|due to|with|thanks to) (?:the|this|my) (?:cancer|tumor|disease|illness)',
      '(?:would|will|does|do) (?:anyone|anybody|somebody|someone|they|he|she) {1} (?:even |really )?(?:notice|care|mind|miss (?:me|it)|cry)(?= (?:$|,|if))(?! if i (?:left|leave|skip|skipped|took|take|stopped|stop|brought|bring|used|use) (?:the|a|my (?:pills?|tablets?|medicines?)|off|it out))',
      `(?:i|he|she) {1} (?:know|knows|knew|decided|worked out) {1} (?:what|how|where|when) (?:i|he|she) (?:am|is|will|would|plan|plans|intend) {1} (?:going|to|do|go|end)(?! (?:to )?(?:ask|eat|wear|tell|pay|get|do (?:about|with|for|when|next)))`,
      '(?:looking for|look for|find|want|know|see|found|finding|there is) {1} (?:the|an|a|my|only one) (?:exit|way out|out|door out|escape)(?= (?:$|,|and|of (?:it|this|here|everything)))',
      'for when {1} (?:i|he|she|it|the time|things) {2} (?:had enough|ready|too much|comes|gets (?:bad|too)|decide|decides|cannot)',
      '(?:in a|in such a|in the) {2} (?:weird|strange|odd|creepy|final|scary|peculiar) {2} way',
      '(?:last|final) (?:stop|chapter|act|favor|favour|wish|round|drink|cigarette|meal) {1} (?:is|was|before|and then|tonight)',
      '(?:please |just )?(?:do not|not) (?:try to )?(?:stop|save|talk|rescue|resuscitate) (?:me|him|her)(?= (?:$|,|out|from|this time))',
      '(?:promise|promised) {4} (?:not|never) {2} (?:tell|do it|try|look)',
    ),
  },
  {
    kind: 'calm',
    weight: 3,
    pattern: phrase(
      'not (?:afraid|scared|frightened|sad|worried) any ?(?:more|longer)',
      '(?:suddenly|strangely|weirdly|oddly|eerily|finally|all of a sudden) {2} (?:calm|cheerful|peaceful|happy|at peace|relaxed|serene|content|relieved)',
      '(?:peace|calm|relief) {3} (?:since|now that|because) {1} (?:i|he|she) {2} (?:decided|decision|know|chose|made)',
    ),
  },
  {
    kind: 'resolve',
    weight: 3,
    pattern: phrase(
      '(?:i|he|she|i have|has) {1} (?:made|reached|come to|took|taken) {1} (?:my|a|his|her|the) (?:decision|choice)(?= (?:$|,|and|already))',
      `(?:i am|i will be|going to|he is|she is|it is) {1} (?:doing|do|end|ending|happen|happening) (?:it|this)? ?(?:on )?${LATER}`,
      '(?:nothing|not anything|no one|nobody) {3} (?:stop|change|talk) (?:me|my mind|him|her|his mind|her mind)(?= (?:$|,|now|out|any ?more))',
    ),
  },
  {
    kind: 'low',
    weight: 1,
    pattern: phrase(
      '(?:so|very|really|been|seems|seemed) {1} (?:down|low|depressed|hopeless|withdrawn|quiet|dark|empty|strange|distant)(?= (?:$|,|since|lately|after|and|for|these))',
      '(?:not (?:been )?(?:himself|herself|sleeping|eating|talking)|hardly (?:eats|talks|sleeps|speaks)|barely (?:eats|talks|sleeps|speaks))',
      '(?:no joy|nothing brings|no interest|does not care any ?more|not care about anything|stopped caring)',
    ),
  },
  {
    kind: 'scared',
    weight: 1,
    pattern: phrase(
      '(?:i am|we are|i feel|i got|has me|have me) {1} (?:frightened|scared|alarmed|terrified|worried|worried sick|spooked|freaked out)(?= (?:$|,|now|and|for (?:him|her)|what))',
    ),
  },
  {
    kind: 'sorry',
    weight: 1,
    pattern: phrase(
      '(?:hope|hoping|want|know|pray) {1} (?:they|he|she|you|my \\S+|everyone|god) {2} (?:forgive|forgives|understand|understands)',
      `(?:thank you|thanks) {1} (?:for (?:everything|trying|all|being)|to everyone|and goodbye)`,
      `(?:note|letter|text|message|card|voicemail) {4} (?:sorry|forgive|goodbye|loved|love you|look after|take care of)`,
    ),
  },
  {
    kind: 'goodbye',
    weight: 3,
    pattern: phrase(
      '(?:found|left|leaving|wrote|writing|hid|hidden|discovered|written) {4} (?:note|letter|list|letters|notes) {6} (?:sorry|forgive|passwords|goodbye|for after|when i am gone|love|after i)',
      '(?:look after|take care of|be good to|watch over|be there for|tell) {1} (?:mom|dad|mother|father|them|your (?:mom|mother|dad|father|sister|brother)|each other|my (?:kids|wife|husband|mom|mother|dad|boys|girls|babies))(?: (?:for me|when i|after i|please))',
      '(?:look after|take care of) (?:mom|dad|mother|father|them|each other)(?= (?:$|,|and))',
      `(?:hugs?|hugged|kisses|kissed|squeezed) {6} (?:too long|so long|one last|weird|odd|differently|final\\w*|longer than)`,
    ),
  },
  {
    kind: 'money',
    weight: 3,
    pattern: phrase(
      'insurance {1} (?:money|payout|check|cheque) {2} (?:soon|would|will|is|then|after|for)?',
      '(?:get|have|got|getting|see|leave|leaving) {3} (?:insurance|pension) {1} (?:money|payout|check|cheque)',
      'before {2} (?:money|savings|insurance) {1} (?:runs out|run out|is gone|are gone|is eaten)',
    ),
  },
  {
    kind: 'told',
    weight: 1,
    pattern: phrase(
      'if {2} (?:scan|scans|results?|biopsy|test|cancer|tumor|it|this|pet) {3} (?:growth|grew|spread|spreads|progression|comes back|came back|is back|returns|recurs|worse|bad|not work|fails|failed)',
      'if (?:they|the doctors?) {3} (?:bad news|stage (?:4|iv|four)|terminal|nothing)',
    ),
  },
  {
    kind: 'death',
    weight: 3,
    pattern: phrase(
      `(?:wish|hope|hoping|praying|pray|rather|want|love|like|nice|glad) {6} (?:${PERSON} )?(?:had not (?:found|caught|saved)|not have (?:found|saved)) (?:me|him|her)`,
      '(?:die|dying|dead) (?:already|before|sooner|now|tonight)(?! (?:from|of|at|in|i turn|trying|diagnosis))',
      '(?:dead|died) {1} (?:inside|already)',
      '(?:waiting|wait) {1} for (?:my|his|her) (?:body|heart|time) to',
    ),
  },
  {
    // Who grieves, plans care or weighs treatment speaks of death for good reasons.
    kind: 'care planning',
    weight: -3,
    pattern: phrase(
      '(?:dnr|cpr|resuscitation|power of attorney|health care proxy|proxy|medical aid in dying|death with dignity|assisted dying (?:law|act)|organ donation|donate my body|legacy|life expectancy|comfort care|hospice|palliative|last days|funeral director|celebration of life)',
      '(?:travell?ing|vacation|out of town|on a trip|reschedule|rescheduled|moving (?:house|away|out|to))',
      'overdose (?:on|of|from) (?:vitamins?|iron|water|calcium|tea|sugar|protein|fiber|supplements?)',
      'if (?:i|he|she) (?:cannot|can no longer|am unable|is unable|become unable) {2} (?:speak|decide|talk|communicate)',
      '(?:hospital|transplant|surgery|admitted|inpatient|rehab|recovery|recovering) {8} (?:dog|cat|pet|plants|kids)|(?:dog|cat|pet|plants|kids) {8} (?:in the hospital|in hospital|transplant|surgery|admitted|inpatient)',
      '(?:recycle|recycled|recycling|expired|drop off|take back|leftover (?:\\S+ ){1,3}after (?:my )?(?:mom|dad|he|she))',
    ),
  },
]
