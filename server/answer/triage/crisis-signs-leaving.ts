/** Warning signs of suicide: a leave-taking, things that are given away, affairs in order, and a day that is set. */
import { phrase } from './phrase.ts'
import type { Sign } from './rule.ts'

const LOVED_THINGS =
  '(?:things|stuff|tools|boat|car|truck|bike|guitar|piano|jewelry|jewellery|ring|rings|necklace|watch|clothes|records|books|savings|collection|camera|keys?|dog|cat|pets?|birds?|horse|belongings|possessions|medals|recipes|fishing rods?|rods|golf clubs|collection|instruments?|plants)'

export const leavingSigns: readonly Sign[] = [
  {
    kind: 'money',
    weight: 3,
    pattern: phrase(
      '(?:insurance|policy|pension) {3} (?:would|will|could) {1} (?:pay|clear|cover|be enough|take care)(?! (?:for (?:my|the|a) (?:wig|scan|drug|treatment|chemo)|(?:one|two|half|part|either)(?= (?:$|,|of (?:\\S+ ){1,2}(?:scans?|tests?|drugs?|visits?|treatments?)))))',
    ),
  },
  {
    kind: 'silence',
    weight: 3,
    pattern: phrase(
      'long sleeves {4} (?:summer|june|july|august|heat|hot)',
      '(?:switched|turned) off (?:his|her|their|my) phone',
      '(?:left|went out|gone) {3} without {2} (?:phone|coat|wallet|keys)',
      '(?:phone|mobile) {1} (?:is |goes )?(?:off|straight to voicemail)',
      '(?:not|no longer) (?:answering|answer|replying|reply|picking up|pick up|responding|opening the door)',
    ),
  },
  {
    kind: 'goodbye',
    weight: 3,
    pattern: phrase(
      '(?:if|when|should) (?:anything|something) (?:happens|happened|were to happen) to me',
      'hugged {4} (?:too long|so long|so tight|so tightly|one last)',
      'hugged {4} for too long',
      'like it (?:was|is) (?:for good|the last time|goodbye|the end|over)',
      '(?:said|says|saying) (?:goodnight|good night|he loves us|she loves us) {6} (?:last|for good|strange|weird|scared|different)',
      '(?:my|his|her) last (?:walk|meal|swim|ride|supper|cigarette|sunset|sunrise)(?= (?:$|,|with|today|this morning|tonight|on earth))',
      '(?:note|letter|text|message) {2} (?:says|said|saying|reads) {2} (?:forgive|sorry|goodbye|love you|do not look)',
      'this is (?:it|goodbye|good bye)(?= (?:$|,|and|for))',
      '(?:posted|said|saying|sent|wrote|written|writing|recorded|made|left|texted|typed|says) {3} (?:goodbye|goodbyes|farewell|letters|notes|good bye)(?! (?:to (?:my (?:hair|breasts?|uterus|leg|old|ovaries|tumou?r|eyebrows|job|colleagues)|cancer|chemo|the)))',
      '(?:goodbye|farewell) (?:video|letter|letters|note|notes|text|message|everyone|all)',
      '(?:tell|told|tells|telling) {4} (?:i|we|that i|he|she) (?:tried|love|loved|loves|am sorry|was sorry)',
      '(?:my|this is (?:my|the)) last (?:message|letter|post|words|note)',
      '(?:one )?(?:last|final) time {2} (?:see|hug|say|talk)',
    ),
  },
  {
    kind: 'giving',
    weight: 3,
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
      '(?:paid|settled|closed) {2} (?:bills|debts|accounts?)',
      'deleted {2} (?:accounts?|photos|messages|profiles?)',
      'sold {2} (?:truck|car|boat|house|everything)',
      '(?:everything|affairs|papers|all) {1} (?:is |are )?(?:arranged|sorted|in order|organized|settled|taken care of|ready)',
      '(?:my|the|a) will(?= (?:$|,|and|is|was))',
      '(?:password|passwords|cremation|cremated|ashes|life insurance|pin code|bank stuff)',
    ),
  },
  {
    kind: 'sorry',
    weight: 1,
    pattern: phrase(
      '(?:thank you|thanks) {1} for (?:answering|listening|being there|putting up|all (?:your|the)|these)',
      '(?:sorry|forgive me)(?= $)',
      '(?:i am|so|very) sorry(?= (?:$|,|to|everyone|for|mom|dad|i))',
      '(?:sorry|forgive me|thank you|thanks) (?:everyone|everybody|all|for (?:everything|all))',
    ),
  },
  {
    kind: 'resolve',
    weight: 3,
    pattern: phrase(
      'might as well {4} (?:official|over with|done with|end|finish)',
      '(?:will|going to) make sure (?:of it|of that)',
      '(?:made sure of it|made up my mind|i have decided(?! (?:to|on|against|for) (?:have|go|do|try|start|take|get|see|ask|be|stop|not))|my mind is made up|seen to it|going through with it)',
    ),
  },
  {
    kind: 'fault',
    weight: 3,
    pattern: phrase(
      "(?:no one|nobody|no one else|not your|not anyone) (?:'s |s )?fault",
      '(?:no one|nobody) {1} to blame',
    ),
  },
  {
    kind: 'resolve',
    weight: 1,
    pattern: phrase(
      '(?:i mean it|done the (?:sums|math|maths)|worked it (?:all )?out|figured it (?:all )?out|i am serious|i decided|have a plan|got a plan|plan|planned|planning|going to do it|on my own terms|(?<!on )my way|if you get my meaning|without a doctor|asking for myself)',
    ),
  },
  {
    kind: 'moment',
    weight: 1,
    pattern: phrase(
      '(?:tonight|tomorrow|this weekend|the weekend|saturday|sunday|by (?:spring|summer|christmas|friday|monday|morning)|soon|next week|before the next|much longer|last time)',
    ),
  },
]
