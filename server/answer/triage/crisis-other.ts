/** Suicide of somebody else that is not called so: what a relative, a friend or a child says and does. */
import { phrase } from './phrase.ts'
import type { Guard, Rule } from './rule.ts'
import { sources } from './sources.ts'
import { MEDICINE, PERSON } from './vocabulary.ts'

/** A question is no excuse, and last week is not over. */
const STATED: readonly Guard[] = ['negation', 'long-past']
const SAYS =
  '(?:says|said|say|saying|tells|told|telling|thinks|feels|wrote|writes|texted|posted|talks|talking|keeps saying)'
const HIMSELF = '(?:himself|herself|themselves|themself)'

export const otherCrisisRules: readonly Rule[] = [
  {
    id: 'suicide-other-unsaid',
    level: 'crisis',
    precedence: 9,
    language: 'en',
    pattern: phrase(
      `${PERSON} {8} (?:gun|rifle|pistol|shotgun|noose|rope) {12} (?:use it|used it|not being here|not be here|shoot|terminal|goodbye|alone|ready|end it|die|dead|loaded)`,
      `${PERSON} {4} (?:loaded|bought|has|holding|asked for|asking for|looking for) {3} (?:gun|rifle|pistol|shotgun|noose) {10} (?:here|anymore|himself|herself|die|use it|done|over|end)`,
      `${PERSON} {5} (?:nothing|no reason) {2} (?:to live for|worth living for|to live)`,
      `${PERSON} {5} life {3} not {1} worth`,
      `${PERSON} {6} (?:wish|wishes|wished|hope|hopes|prays|praying|begs) {3} (?:he|she|they|god) {2} (?:die|died|dead|not alive|never born|had never been born|not exist|not here|never woke|take (?:him|her))`,
      `${PERSON} {3} (?:${SAYS}|begs|begged|asks|asked|wants|keeps asking) {6} (?:let|help|kill) (?:him|her|them|me) {1} (?:die|now|already)`,
      `${PERSON} {3} (?:${SAYS}|will|would|going to|wants to|might|threatens to) {4} (?:take|swallow|taking) (?:all|the whole|every) {5} (?:${MEDICINE}|bottle)`,
      `${PERSON} {4} (?:threatening|threatened|threatens|planning|considering|attempting|attempted|tried|mentions|mentioned|mentioning|joking about|jokes about|thinking about|thinking of) {1} suicide`,
      `${PERSON} {2} (?:shot|hanged|hung|stabbed|poisoned) ${HIMSELF}`,
      `${PERSON} {6} (?:voicemail|message|text|note|letter) {4} (?:sorry|goodbye)`,
      `${PERSON} {3} (?:stopped|stops|refuses|refusing|stopping) (?:eating|drinking|food|insulin|medicine|to eat|to drink) {6} to die`,
      `suicidal ${PERSON}`,
      `${PERSON} {3} suicidal`,
      `${PERSON} {6} (?:do|doing|done|try|trying) something {2} (?:to ${HIMSELF}|stupid|drastic|rash|to end)`,
      `${PERSON} {5} (?:go to heaven|be with (?:god|jesus|the angels)) (?:now|so|already|because|today)`,
      `${PERSON} {3} (?:said|says|sent|texted|wrote|left|saying|writing) {3} (?:goodbye|goodbyes|farewell) {1} (?:to everyone|to us|text|texts|note|notes|letter|letters|message|forever|,)`,
      `${PERSON} {4} (?:gave|giving|given) {1} away {5} (?:things|belongings|possessions|everything|stuff) {8} (?:die|dying|goodbye|no longer need|not need|over|end)`,
      `${PERSON} {4} (?:fresh |new |more )?(?:cuts|cut marks|razor marks|razor cuts) (?:on|all over|up|along) (?:his|her|their) {1} (?:arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin)`,
      `${PERSON} {3} (?:${SAYS}) {3} (?:wants|want|ready|going|needs) (?:to )?(?:end it|end things|end everything|go now|be done with life|not be here|be gone|it all to end|it all to stop)`,
      `${PERSON} {3} (?:${SAYS}) {3} (?:cannot|does not want to|do not want to|no longer wants to) (?:go on|live|be here|wake up|keep living|carry on)(?! (?:alone|with us|in (?:a|this|the)|there|with (?:my|his|her)))`,
      `${PERSON} {4} (?:wants|want|wanted|ready) (?:to )?(?:die|end it all|be dead|not wake up|never wake up)`,
      `${PERSON} {5} (?:will|would|going to|gonna|might|could|may) {2} (?:kill|hang|shoot|drown|hurt|harm|poison|starve) ${HIMSELF}`,
      `(?:stop|keep|prevent|talk|save|protect) {4} ${PERSON} {3} (?:killing|from killing|hurting|from hurting|harming|from harming|ending|from suicide|out of suicide|doing something to) ?(?:${HIMSELF}|it|his life|her life)?`,
    ),
    excludes:
      / (?:(?:die|dies|dying|death|go) (?:\S+ )?(?:at home|with dignity|of old age|naturally|in peace|peacefully|in (?:a|the|my|his|her) (?:hospital|hospice|bed|own|sleep))|legal|law|bill|pharmacy|by accident|accidentally|by mistake|video games?|does not want to die|not want to die|killed himself (?:when|before)|(?:two|three|four|five|ten|\d+) years ago) /,
    subject: 'other',
    guards: STATED,
    firm: true,
    card: 'crisis-other',
    source: sources.suicide,
    positive: [
      'how do I keep my suicidal father safe at night',
      'Grandpa says there is nothing left to live for',
      "She says life isn't worth it anymore",
      'I am afraid my mother will do something to herself',
      'my boyfriend is threatening suicide',
      'mum says she will take all her tablets if it comes back',
    ],
    negative: [
      'My husband wants to die at home',
      'She said goodbye to her hair with a party',
      'My mom takes all her pills with breakfast',
      'My father does not want to die',
      'He has cuts on his hand from gardening',
      'My son wants to go to heaven when he is old, he says',
    ],
  },
]
