/** Tells a question about health and care from one about anything else, by the words of health rather than a list of the rest. */
import { MEDICINE } from './triage/vocabulary.ts'

export type Scope = 'health' | 'off-topic'

/** A message of at most so many words may be a follow-up that names no topic: "and after that?" */
const FOLLOW_UP_WORDS = 7

/**
 * What a question is about; `before` are the earlier ones. A question that says nothing of its own topic counts as
 * `health`, so that it is answered honestly ("not in my library") and nobody in distress is turned away.
 */
export function scopeOf(question: string, before: readonly string[]): Scope {
  const text = question.normalize('NFKC').toLowerCase().slice(0, 8_000)
  if (HEALTH.test(text) || FEELING.test(text) || OWN.test(text) || DRUG.test(text)) return 'health'
  const words = text.match(/\p{L}+/gu) ?? []
  const isFollowUp = before.length > 0 && words.length <= FOLLOW_UP_WORDS
  return isFollowUp || words.every(word => LITTLE_WORDS.has(word)) ? 'health' : 'off-topic'
}

/** Beginnings of words of health, care and what goes with it (insurance, work, grief). */
const HEALTH = new RegExp(
  `(?<!\\p{L})(?:${`
  cancer tumo onco chemo radiat radiother immuno metasta malign benign biops patholog histolog cytolog genom genetic gene mutat
  biomark her2 brca egfr alk kras pd-l1 ki-67 ki67 ct\\b mri pet\\b scan x-ray xray ultraso mammo colonosc endosc screen stage staging
  grade\\b lymph leuk?aem leukem myelom sarcom melanom carcin gliom mening seminom whipple blastom neoplas polyp cyst lump nodul mole\\b breast lung colon rect prostat
  ovar\\w uter cervi pancrea liver kidney renal bladder thyroid brain stomach esoph oesoph skin bone\\b bones blood platelet neutro h?anem anaem
  hormon estrogen oestrogen testost tamox letroz enhertu hercept trastuz keytruda pembro cisplat taxol paclit antibod
  health medic medicine doctor nurse surge surgic oper hospi clinic pharm patient symptom sympt diagnos treat therap cure remiss recur relaps
  prognos surviv palliat terminal caregiver carer second\\ opinion referral specialist appointment consult record\\b records
  insur medicare medicaid copay claim\\b appeal disab fmla prior\\ auth
  pain ache hurt sore\\b fever nausea vomit diarr constip fatigue tired sleep insomn appetite weight swell swollen itch rash bleed bruise
  breath cough dizz faint numb tingl neuropath headache seiz infect virus vaccin covid flu\\b shingles wound scar drain\\b port\\b picc
  hair wig fertil pregnan menopa sex\\b sexual intimacy lymphed nutrition diet\\b vitamin supplement herb cannabis cbd\\b exercise yoga
  depress anxi stress scared afraid worr grief griev cope coping support\\ group counsel therapist suicid die\\b dying death hospice will\\ i
  trial\\b trials placebo drug\\b drugs dose dosag pill tablet inject infus transfus transplant donor stem\\ cell car-t cart\\b
  test\\b tests result lab\\b labs marker psa\\b ca-125 cea\\b report\\b antigen immun cell\\b cells disease illness sick\\b condition\\b
  diabet asthma heart blood\\ pressure cholesterol arthrit allerg antibiot tooth teeth dentist dental mouth throat ear\\b eye\\b eyes
  smok tobacco alcohol sunscreen asbestos radon hpv hepatit care\\b side\\ effect advance\\ directive living\\ will power\\ of\\ attorney
  stroke spinal spine temperatur thermomet margin interpreter ostomy stoma feeding\\ tube urine bowel chok gasp collaps unconsc overdos harm kill
  er\\ positive pr\\ negative t\\dn\\d catheter
  (?:tell|talk\\ to|talk\\ with)\\ my segunda\\ opini cancro cáncer quimio tumor médic dolor fiebre salud enfermed
  `
    .trim()
    .replaceAll('\\ ', '_')
    .split(/\s+/)
    .map(stem => stem.replaceAll('_', '\\s+'))
    .join('|')})`,
  'u',
)

const DRUG = new RegExp(`\\b${MEDICINE}\\b`)

/** Somebody speaks of how they or theirs are doing. */
const FEELING =
  /\b(?:i(?:'m| am| feel| have been feeling)|my (?:mom|mum|dad|mother|father|wife|husband|son|daughter|child|partner|sister|brother)(?:'s| is| has| feels)?) (?:so |very |really |not |feeling |just )*(?:alone|lonely|sad|lost|overwhelmed|exhausted|numb|angry|confused|hopeless|ok|okay|well|unwell|better|worse|down|low|crying)\b/

/** Somebody tells of themselves or of their own. Whatever it is about, they are met with "I don't have this" and a person to talk to. */
const OWN =
  /\b(?:my|our|his|her)\b|\b(?:i|we) (?:can['’]?t|cannot|keep|feel|wake|woke|have|had|got|lost|lose|am|was|used to|don['’]?t|still)\b|\bi['’]?m\b/

/** Words that name no topic at all. */
const LITTLE_WORDS = new Set(
  (
    'a an the and or but so then than that this these those it its is are was were be been am do does did can could will would should may ' +
    'might must have has had i me my you your he she they we us our what which who whom when where why how yes no not ok okay hi hello hey ' +
    'thanks thank please help more again tell about of to for with in on at from by as if now also just really much many next after before ' +
    'first last else any some all else mean means say explain know need want question questions understand there here good morning evening simpler simple short shorter words repeat summarize that helped helpful great who nice'
  ).split(' '),
)
