/** Puts right the spelling of the words that rules turn on, and of no others. */

/** Words worth recognising when misspelt. Shorter ones have too many real neighbours ("fever", "never"). */
const KEYWORDS = (
  'suicide suicidal myself himself herself overdose overdosed breathe breathing breath choking unconscious unresponsive ' +
  'collapsed seizure seizures bleeding hemorrhage temperature chemotherapy radiation immunotherapy vomiting diarrhea ' +
  'confused confusion disoriented paralyzed weakness numbness headache swelling swollen allergic anaphylaxis shivering ' +
  'poisoned swallowed medication medicine prescription dosage emergency stroke fever chest cancer oncologist treatment ' +
  'tumor leukemia lymphoma myeloma tablets prognosis diagnosis survive surgery mastectomy lumpectomy instructions ' +
  'previous prompt ignore depression hopeless bladder bowels coughing throwing slurred drooping dizzy fainted'
).split(' ')

/** Real words one slip away from a keyword. */
const REAL_WORDS = new Set(
  (
    'never lever sever fewer fevers strike stoke stroked strokes cheat chess chests chess cancel cancers canker dancer bowel towels ' +
    'shallow swallow swallows breaths breather breaches breathes choosing cooking booking joking poking bleedings spelling smelling ' +
    'dwelling welling selling throwing growing tumors humor rumor timor ignored ignores ignorance prompts promptly confuse ' +
    'confuses coughing surgeon surgeries treatments treated medical medicines medicate medications medically headaches ' +
    'diagnose diagnosed diagnoses prognoses survived survives survivor weaknesses sickness collapse collapses allergy ' +
    'allergies allergen depressing depressed suicides collapsing overdoses seizing swelled hopeful hopeless previously ' +
    'oncology oncologists radiate radiating radiator hemorrhoid hemorrhoids temperatures temperate temperament fainter ' +
    'painted tainted dosages sausage conscious consciously instruction instructor emergent emergencies emergence ' +
    'poisons poisoning prisoned tablet tables leukemic lymphomas ladder bladders dizzying slurring drooped dropping dripping ' +
    'dissolved meditation meditations mediation breeding breach breaching breadth drooling spurred precious slurped strokes vomited commuting through threw thrown cheek clest crest quest guest'
  ).split(' '),
)

const KNOWN = new Set(KEYWORDS)
const byFirstLetter = Map.groupBy(KEYWORDS, keyword => keyword[0])

/** What people write otherwise than one slip away, and British spellings. */
const VARIANTS = new Map(
  Object.entries({
    cnat: 'cannot',
    cantt: 'cannot',
    chst: 'chest',
    feaver: 'fever',
    fevr: 'fever',
    fiver: 'fever',
    fievre: 'fiebre',
    fiebr: 'fiebre',
    tumour: 'tumor',
    tumours: 'tumors',
    leukaemia: 'leukemia',
    diarrhoea: 'diarrhea',
    haemorrhage: 'hemorrhage',
    haemorrhaging: 'hemorrhaging',
    anaesthetic: 'anesthetic',
    oesophagus: 'esophagus',
    paralysed: 'paralyzed',
    paralised: 'paralyzed',
    brething: 'breathing',
    breth: 'breath',
    brethe: 'breathe',
    breate: 'breathe',
    siezure: 'seizure',
    siezures: 'seizures',
    unconcious: 'unconscious',
    unalive: 'kill',
    kemo: 'chemo',
    cheemo: 'chemo',
    chemmo: 'chemo',
    chemos: 'chemo',
    kil: 'kill',
    bleedin: 'bleeding',
    blead: 'bleed',
    throwin: 'throwing',
    realy: 'really',
    numbnes: 'numbness',
    dieing: 'dying',
    mself: 'myself',
    myslef: 'myself',
    cutt: 'cut',
  }),
)

/** The keyword that a word was meant to be, or the word as it is. Digits stand for letters only where that makes a keyword. */
export function correctSpelling(word: string): string {
  const variant = VARIANTS.get(word)
  if (variant !== undefined) return variant
  if (/\d/.test(word)) return readDigits(word)
  if (word.length < 5 || word.length > 16 || KNOWN.has(word) || REAL_WORDS.has(word)) return word
  const near = byFirstLetter.get(word[0] ?? '')?.find(keyword => isOneSlipAway(word, keyword))
  return near ?? word
}

const LETTER_OF: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }
const SHORT_WORDS = new Set(['kill', 'die', 'pills', 'dying', 'harm', 'death'])

function readDigits(word: string): string {
  const read = word.replace(/[013457]/g, digit => LETTER_OF[digit] ?? digit)
  return KNOWN.has(read) || SHORT_WORDS.has(read) ? read : word
}

/** One letter left out, put in, changed, or swapped with the next. */
function isOneSlipAway(word: string, keyword: string): boolean {
  if (Math.abs(word.length - keyword.length) > 1 || keyword.length < 5) return false
  let start = 0
  while (start < word.length && word[start] === keyword[start]) start++
  const rest = (text: string, skip: number) => text.slice(start + skip)
  const swapped = word[start] === keyword[start + 1] && word[start + 1] === keyword[start]
  return (
    rest(word, 1) === rest(keyword, 1) ||
    rest(word, 1) === rest(keyword, 0) ||
    rest(word, 0) === rest(keyword, 1) ||
    (swapped && rest(word, 2) === rest(keyword, 2))
  )
}
