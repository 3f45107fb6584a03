/** Tells what is said to be so from what is denied, long past, imagined or asked in general. Doubt counts as said. */
import { isOtherValue } from './other-value.ts'
import type { Found } from './phrase.ts'
import type { Guard } from './rule.ts'
import { PERSON } from './vocabulary.ts'

/** Whether the guard takes the match for no finding. */
export function isHeldBack(guard: Guard, match: Found): boolean {
  return CHECKS[guard](match)
}

const CHECKS: Record<Guard, (match: Found) => boolean> = {
  negation: isNegated,
  past: isPast,
  'long-past': match => LONG_PAST.test(match.clause.sentence.replace(TREATMENT_TIME, ' ')) && !isPresent(match),
  resolved: ({ clause, end }) => RESOLVED.test(clause.text.slice(end)),
  hypothesis: match => HYPOTHESIS.test(before(match)) && !PRESENT.test(match.clause.sentence),
  general: match => isGeneral(match, GENERAL_QUESTION),
  definition: match => isGeneral(match, DEFINITION_QUESTION),
  'to-ask': ({ clause }) => TO_ASK.test(clause.text),
  'other-value': isOtherValue,
}

/** When treatment was is no time of what it did: "transplant three weeks ago, fever now". */
function isPast(match: Found): boolean {
  if (USED_TO.test(before(match))) return true
  return PAST.test(match.clause.sentence.replace(TREATMENT_TIME, ' ')) && !isPresent(match)
}

function before({ clause, start }: Found): string {
  return clause.text.slice(0, start)
}

const NEGATORS = new Set(
  'no not never without denies deny denied neither nor zero negative none isnt sin nunca tampoco ni jamas ninguna ningun'.split(
    ' ',
  ),
)

/** What may stand between a negator and the thing that it denies. Any other word ends its reach. */
const TRANSPARENT = new Set(
  (
    'a an the any have has had having feel feeling felt get getting got been be being is are was were experience experiencing ' +
    'experienced notice noticed noticing run running active actively currently ever even sign signs symptom symptoms of for to in ' +
    'type kind sort more other new real true major severe heavy bad actual like or nor want wants wanting plan planning plans ' +
    'intend intending thinking thought thoughts ideas idea about would going i am really much too on my her his their with either ' +
    'fever chills chest pain pains bleeding breath shortness breathing cough nausea vomiting headache headaches dizziness rash ' +
    'swelling numbness weakness confusion seizure seizures stroke symptoms trouble difficulty infection self harm tener tengo ' +
    'tiene hay he ha tenido siento sentido fiebre calentura escalofrios dolor dolores de en el la los las del pecho mucho mucha nada o ' +
    'quiero quiere pienso pensado pensando pensamientos ganas idea ideas que dificultad para al esta estoy ' +
    'suicidal homicidal itching diarrhea sore throat pressure tightness'
  ).split(' '),
)

function isNegated(match: Found): boolean {
  const words = before(match).trim().split(' ')
  const isList = / (?:or|nor|and no|ni|o) /.test(match.clause.text)
  for (let index = words.length - 1; index >= 0 && index > words.length - 14; index--) {
    const word = words[index] ?? ''
    // "A sin" denies nothing, "sin fiebre" does.
    if (NEGATORS.has(word)) return !(word === 'sin' && words[index - 1] === 'a')
    if (word === ',' ? !isList : !TRANSPARENT.has(word)) return false
  }
  return false
}

const COUNT =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a|a few|few|several|many|some|couple of|a couple of)'

const PAST = new RegExp(
  ` (?:(?<!since )last (?:week|month|year|time|spring|summer|fall|autumn|winter|christmas)|${COUNT} (?:weeks?|months?|years?) (?:ago|back|earlier)|` +
    `(?:years|months|weeks|long) ago|(?:in|since|back in) (?:19|20)\\d\\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|` +
    'when i was (?:a|young|little|diagnosed|\\d+)|used to|history of|during my (?:first|last|previous|earlier)|previously|back then|' +
    'as a (?:child|teenager|kid)|died (?:of|from|by)|passed away|was (?:hospitalized|admitted|treated|discharged|given antibiotics)|' +
    'before (?:my |the )?(?:surgery|diagnosis|operation)|(?:heart attack|stroke|seizure|clot) at (?:age )?\\d\\d(?= (?:,|and|but|$))|survived|hace (?:\\d+|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|varios|varias|muchos|muchas|unos|unas) (?:anos|meses|semanas)(?! que)|hace (?:muchos |varios )?anos|el (?:ano|mes) pasado|la semana pasada|en (?:19|20)\\d\\d|cuando era) ',
)

const USED_TO = / used to (?:\S+ ){0,4}$/

const TREATMENT_TIME = new RegExp(
  ` (?:chemo|chemotherapy|transplant|infusion|surgery|operation|cycle|round|treatment|radiation|immunotherapy|biopsy|started|diagnosed|taxol|keytruda|car t|t cells?|cells|ac t|folfox|port|shot|dose|injection) (?:\\S+ ){0,3}(?:${COUNT} (?:weeks?|months?) ago|last (?:week|month)) | (?:cancer|chemo|chemotherapy|lymphoma|leukemia|melanoma|sarcoma|tumor|transplant|mastectomy|diagnosed|treatment|surgery) (?:\\S+ ){0,2}(?:(?:in|since) (?:19|20)\\d\\d|${COUNT} years? ago|last year) | history of (?:\\S+ ){0,3}(?:cancer|lymphoma|leukemia|melanoma|tumor|mets|metastases) `,
)

/** A wish to die is not over after a week. */
const LONG_PAST = new RegExp(
  ` (?:(?<!(?:my|his|her|our|their|your) )last (?:year|spring|summer|fall|autumn|winter|christmas)|${COUNT} years? (?:ago|back|earlier)|years ago|(?:in|since|back in) (?:19|20)\\d\\d|` +
    'when i was (?:a|young|little|\\d+)|used to|history of|back then|as a (?:child|teenager|kid)|died (?:of|from|by)|passed away|survived|hace (?:\\d+|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|varios|varias|muchos|muchas|unos|unas) anos|el ano pasado|cuando era) ',
)

const PRESENT =
  / (?:(?<!(?:(?:i am|he is|she is) \d\d|well|fine|better|healthy|ok|okay|good|home|stable|recovered|alive|place|hospital) )now|again|today|tonight|(?<!(?:can|may|could|should) (?:i|he|she|they|we) )still|currently|just|right now|this (?:morning|afternoon|evening)|since (?!19|20)|keeps?|worse|suddenly|sudden|ongoing|at the moment|help|hurry|ahora|hoy|sigue|sigo|todavia|de repente|otra vez|esta noche|esta manana|ayuda) /

/** Said in the present close by, with or without the verb inside the match: "has {3} fever". */
const NOW_SAID =
  / (?:am|is|are|has|have|feel|feels|cannot|hurts?|tengo|tiene|estoy|esta|siento|duele)(?! (?:had|been)) (?:\S+ ){0,5}$/

function isPresent(match: Found): boolean {
  return PRESENT.test(match.clause.sentence) || NOW_SAID.test(`${match.clause.text.slice(0, match.end)} `)
}

/** "It has not stopped" is no end: nothing is read past a negation. */
const RESOLVED =
  /^ (?:(?!(?:not|never) )\S+ ){0,10}(?:stopped|gone(?! up)|resolved|went away|subsided|is over|better now|cleared up|under control)(?= )/

const HYPOTHESIS = new RegExp(
  ` (?<! (?:know|sure|tell|wonder|wondering|certain|unsure|idea|doubt) )(?:if|in case|what if|in the event|whenever|suppose|supposing|imagine|when) (?:i|he|she|they|you|we|someone|a person|a patient|people|it|(?:my |the |his |her )?(?:temperature|fever|thermometer)|my ${PERSON}|your ${PERSON}) ` +
    '(?:ever |do |does |would |were to |should |might |suddenly |also |then |could |will |start to |starts to |begin to )?(?:get|gets|develop|develops|have|has|had|start|starts|notice|notices|run|runs|spike|spikes|experience|experiences|feel|feels|become|becomes|go|goes|cough|coughs|throw|vomit|vomits|see|faint|faints|miss|bleed|bleeds|were|come|comes|take|takes|took|forget) (?:\\S+ ){0,6}$| (?<! (?:know|sure|tell|wonder|wondering|certain|unsure|idea|doubt) )(?:if|in case|what if|whenever) (?:i|he|she|they|you|we|it) (?:ever |suddenly |do |does |should |also )?$| (?:if|when|whether) (?:someone|somebody|a person|a patient|patients|people|anyone) (?:\\S+ ){0,5}$| (?:if|when|whether) you (?:is|are|was) (?:\\S+ ){0,5}$| (?:in case of) (?:\\S+ ){0,4}$| (?:que|cuando|como|debo|llamo|llamar|quien|donde|pasa) (?:\\S+ ){0,5}(?:si|en caso de) (?:(?:me|le|se|te|yo|mi|el|ella|llego|tengo|tiene|siento|tuviera|da|dan|sube|hay|a|de) ){0,3}(?:\\S+ ){0,4}$',
)

const OPENING =
  '^ (?:(?:so|and|hi|hello|hey|ok|okay|please|also|,|just|can you|could you|tell me|explain|wondering|curious|i would like to know|i want to know|i am wondering|i wonder|do you know|my question is|question|quick question|general question) )*'

/** Asks what a thing is: even a temperature is then an example. */
const DEFINITION_QUESTION = new RegExp(
  `${OPENING}(?:what (?:is (?!wrong|going|happening|the matter|up)|are |does |do (?!i |we )|counts|causes|makes|temperature|kind|number|would|happens (?:in|at|when (?:a|someone|somebody|people|patients)))|which (?!hospital)|how (?:is|are|does|do (?:doctors|nurses|paramedics|medics|hospitals|clinics|you|they|people)|high|common|likely|often|accurate|quickly|to)|why |when (?:should|do|does|is|are|can|will)|at what|who |where |que (?:es|son|significa|causa|provoca|sintomas|senales|signos) |cual|por que |cuando |como |para que |(?:la quimio|el \\S+|la \\S+) (?:causa|puede causar|produce) )`,
)

/** Wants questions for the visit, and nothing decided here: one clause, with no question of its own behind it. */
const TO_ASK = new RegExp(
  `${OPENING}(?:(?:what|which)(?: \\S+)? (?:should|can|could|do|would) (?:i|we|he|she|they) (?:\\S+ ){0,2}?ask|how (?:do|should|can|could|would) (?:i|we) (?:\\S+ )?ask)(?! you | navis )` +
    '(?!.* (?:and|or|then|but|also) (?:how|what|can|should|could|is|tell|give) |.* (?:how much|how many|mg|milligrams?) )',
)

const GENERAL_QUESTION = new RegExp(
  `${DEFINITION_QUESTION.source}|${OPENING}(?:is |are |can |could |does |do |will |would |should |has anyone|what (?:else )?(?:gives|causes|caused|brings|makes|leads)|what (?:help|helps|helped|works|worked|treats|foods|can be done|could help|can help)|what (?:should|can|could|do) (?:i|we) (?:watch|look|know|expect|pack|eat|ask|do (?:if|about|to prevent))|how (?:do|can|should|could|would) (?:i|we|you) (?:tell|know|recognize|prevent|avoid|manage|prepare|lower|reduce|treat|measure|talk|explain|cope|deal|handle|help|ask|spot|check|care)|how (?:long|many|much|soon|can|should)|list |describe |define |meaning of |difference |informacion |es (?:normal|comun|frecuente|peligros[oa]) |puede(?:n)? (?:causar|dar|producir|ser) |hay riesgo |que (?:ayuda|sirve|hago para|puedo hacer para) )`,
)

/** Words on the left that make a thing a fear or a possibility, also right after "I am". */
const FEARED =
  / (?:risk of|risks of|chance of|chances of|afraid of|scared of|fear of|fears of|terrified of|worry about|worried about|worries about|prevent|prevents|preventing|prevention of|avoid|avoiding|history of|at risk for|lower the risk|riesgo de|miedo (?:de|a)|evitar|prevenir) (?:\S+ ){0,5}$/

/** Words on the left that make a thing a topic, unless somebody is said to have it. */
const TOPIC =
  / (?:signs? of|symptoms? of|cause|causes|watch (?:out )?for|look (?:out )?for|looking for|difference between|side effects?|such as|what about|ask about|asking about|(?:i|we) (?:have )?read|read about|reading about|know about|talk about|article about|information (?:on|about)|treat|treating|treatment for|treated for|manage|manages|managing|management of|leads? to|leading to|result in|include|includes|including|warns? (?:about|of)|warned (?:me |us )?(?:about|of)|told (?:me|us) to|leaflet|read that|article|known for|example of|emergency card|screen for|screening for|research on|signos de|sintomas de|senales de|causa|causar|produce|sobre) (?:\S+ ){0,5}$/

/** Said of somebody, close by: then it is no topic, whatever the form of the sentence. */
const ASSERTED = new RegExp(
  ` (?:i|he|she|they|we|it|who|that|${PERSON}) (?:am|is|are|was|have|has|had|feel|feels|felt|cannot|just|keep|keeps|got|started|woke|been|suddenly|think|took|swallowed|ate|fell|look|looks|seems?|see|do not|does not|can barely|can hardly|will not|found) (?:\\S+ ){0,5}$| (?:this|these|my|his|her|found) (?:\\S+ ){0,2}$`,
)

const URGENCY =
  / (?:right now|just now|suddenly|all of a sudden|out of nowhere|getting worse|will not stop|tonight|this (?:morning|afternoon|evening)|today|now|hurry|please help|help me|help us|what do i do|since (?:yesterday|last night|this)|for (?:the past |the last )?\d+ (?:minutes|hours)|\d+ (?:minutes|hours) ago|de repente|ahora|hoy|esta noche|esta manana|desde (?:ayer|anoche|hoy|esta)|no para|ayuda|auxilio|que hago ahora) /

/** Whoever asks whether a thing is normal with the pump they carry has it. */
const PERSONALLY_ASKED =
  /^ (?:is|are) (?!it ).* normal (?:with|for|on|while|when|since|after) (?!a |an |people |everyone )/

function isGeneral(match: Found, question: RegExp): boolean {
  const left = before(match)
  if (PERSONALLY_ASKED.test(match.clause.sentence)) return false
  if (URGENCY.test(match.clause.sentence)) return false
  const feared = FEARED.exec(left)
  if (feared) return !ASSERTED.test(` ${left.slice(feared.index + feared[0].indexOf(' ', 1))}`)
  return (question.test(match.clause.sentence) || TOPIC.test(left)) && !ASSERTED.test(left)
}
