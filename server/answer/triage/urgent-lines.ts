/** Lines, tubes and wounds that are infected, have slipped or leak: the card comes first, then the answer. */
import { phrase } from './phrase.ts'
import type { Rule } from './rule.ts'
import { sources } from './sources.ts'

export const urgentLineRules: readonly Rule[] = [
  {
    id: 'line-infection',
    level: 'urgent',
    precedence: 213,
    language: 'en',
    pattern: phrase(
      '(?:toe|finger|nail|skin|spot|bite) {3} (?:infected|pus)',
      '(?:red|painful|hot|hard) {2} lump {2} (?:injection|needle|shot|infusion) (?:site|spot)',
      'port {2} (?:flipped|turned|tilted|moved|rotated|sticking out)',
      '(?:surgical|surgery|operation) (?:cut|site|wound) {3} (?:weeping|weeps|oozing|yellow|green|open|opened|red|hot|smelly|smells)',
      'tube {1} (?:came|fell|slipped|slid|popped|pulled) out',
      '(?:feeding tube|tube feed|g tube|peg|peg tube|stoma|tube|drain|nephrostomy) {4} (?:leaking|leaks|leaked|raw|red and|sore and)',
      '(?:incision|wound|stitches|scar|staples) {5} (?:redder|red and|warm|hot|swelling|more red|getting red)',
      '(?:incision|wound|stitches|scar|staples) {4} (?:opening|opened|coming apart|leaking|weeping|oozing|yellow|green|smelly)',
      '(?:stoma|ileostomy|colostomy|bag) {2} not {2} (?:put|putting|output|worked|working|produced|filled) {6} (?:since|hours|yesterday|today|all day|out|cramps)',
      '(?:pump|infusor) {3} (?:beeping|stopped|empty|leaking|disconnected|alarm\\S*)',
      '(?:picc|port|line|catheter|needle) {4} (?:slid|slipped|moved|pulled|came|fell|hanging) {2} out',
      '(?:port|picc|line) (?:site )?(?:will not stop|keeps|is|keep) (?:stinging|burning|hurting|throbbing)',
      'skin around {3} (?:hot|red|swollen|tender)',
      '(?:redness|red line|red streak|red) {1} spreading',
      '(?:port|picc|line|iv|drain|catheter) {2} (?:site |skin )?{2} (?:stinging|burning|hot|throbbing)',
      '(?:port|picc|picc line|central line|catheter|incision|wound|drain|stoma|scar|surgical site|injection site|stitches|staples|sutures|feeding tube|g tube|peg tube|nephrostomy tube|nephrostomy) {5} (?:fell out|pulled out|blocked|clogged|red|redness|swollen|pus|oozing|leaking|hot|infected|smells|opened|open|draining|came out|warm)',
      '(?:pus|redness|red streaks|oozing|infected|foul smell) {4} (?:feeding tube|g tube|peg tube|nephrostomy|port|picc|line|catheter|incision|wound|drain|stoma|scar|surgical site)',
    ),
    excludes:
      / (?:how (?:do|can|would|will) (?:i|we) (?:know|tell)|(?:stoma|ostomy|colostomy|ileostomy) (?:bag|pouch) from leaking|what does|look like|prevent|warm water|normal drain|fading|red devil|open up about) /,
    card: 'urgent',
    source: sources.callDuringTreatment,
    positive: [
      'my port site is red and oozing',
      'there is pus coming from my incision',
      'red streaks near the PICC line',
      'the wound opened up after my mastectomy',
      'drain site is hot and red today',
    ],
    negative: [
      'What does an infected port look like?',
      'How do I prevent infection at my incision?',
      'My incision is not red or swollen',
      'Is redness around a port normal?',
      'I had an infected port in 2020',
    ],
  },
  {
    id: 'leaked-under-skin',
    level: 'urgent',
    precedence: 201,
    language: 'en',
    pattern: phrase(
      '(?:chemo|iv|infusion|drip|drug|medicine|doxorubicin|vincristine|red devil) {4} (?:leaked|leaking|infiltrated|went under|blew|got under)',
      '(?:iv|infusion|injection|needle) (?:site|spot|arm|hand|place) {4} (?:blister\\w*|burning|burns|swollen|swelling|red|peeling|black|hurts)',
      '(?:have|had|is this|think|has) {2} extravasation',
      'red streaks? {4} (?:arm|hand|vein|leg|iv)',
    ),
    excludes: / (?:what does|how do|prevent|chance|risk|roof|pump battery) /,
    card: 'urgent',
    source: sources.extravasation,
    positive: [
      'chemo leaked under my skin and it burns',
      'the IV site is blistering after doxorubicin',
      'my infusion arm is swollen and red where the needle was',
      'I think I had an extravasation today',
      'a red streak is going up my arm from the IV',
    ],
    negative: [
      'What is extravasation?',
      'How do nurses prevent a leaking IV?',
      'My IV site looks fine',
      'No swelling at the IV site',
      'What is the risk that chemo leaked?',
    ],
  },
]
