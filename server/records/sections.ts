/** Which part of a report a line stands in. What a part is about decides whether its words are this patient's findings. */
import { findDrugs } from './lexicon/drugs.ts'
import { findGenes } from './lexicon/genes.ts'
import { findHistologies } from './lexicon/histologies.ts'
import { findMarkers } from './lexicon/markers.ts'
import { findSites } from './lexicon/sites.ts'

export type Section =
  /** Cancers of relatives. */
  | 'family'
  /** Illnesses and operations of before. */
  | 'past'
  /** The story so far, also of the present illness. */
  | 'history'
  | 'diagnosis'
  | 'results'
  | 'plan'
  | 'medications'
  /** Nothing in it is a finding about a cancer: allergies, habits, screening, how a test works, how its scale reads. */
  | 'aside'
  | 'other'

const HEADINGS: readonly [Section, RegExp][] = [
  [
    'family',
    /family(?: medical| cancer| oncolog\w+| genetic)? (?:hist|pedigree)|\bFHx?\b|familiares|historia familiar/i,
  ],
  [
    'aside',
    /allerg|adverse reaction|immuni[sz]ation|vaccin|social hist|habits|review of systems|\bROS\b|vital signs?|screening|health maintenance|reference (?:range|interval|values?)|interpret(?:ation|ive) (?:guide|key|criteria|table|notes?)|scoring (?:criteria|system|guide)|guidelines?|methodolog|\bmethods?\b|limitations|disclaimer|test (?:description|information)|^references?$|glossary|patient education|about (?:this|your|the) |what (?:does|is|are|do) |clinical trial options|available (?:clinical )?trials|(?:therap(?:y|ies|eutic)|treatment|drug|clinical) (?:associated|associations?|considerations|implications?|matches|relevance|sensitivity|resistance)|therap(?:y|ies) (?:options|with)|potential(?:ly)? (?:beneficial |targeted )?therap|approved therap|genes (?:assayed|tested|analy[sz]ed|covered|included)|^appendix|alergias|medical necessity|insurance/i,
  ],
  [
    'past',
    /past (?:medical|surgical|oncolog\w+|history)|\bPMHx?\b|\bPSHx?\b|previous (?:medical|surgical) hist|surgical history|^medical history|comorbid|other (?:medical )?(?:problems|conditions)|antecedentes (?:personales|m[eé]dicos|patol)/i,
  ],
  [
    'plan',
    /^(?:plan|recommendations?|treatment plan|disposition|follow[\s-]?up|next steps|discussion|treatment options|recomendaciones)\b/i,
  ],
  ['medications', /medications?|current (?:meds|drugs)|prescriptions?|home meds/i],
  [
    'diagnosis',
    /diagnos[ie]s|impression|assessment|problem list|^problems?$|synoptic|specimens?|summary|indication|diagn[oó]stico|impresi[oó]n|\bdx\b/i,
  ],
  [
    'history',
    /clinical (?:history|information|data|summary|details|notes?)|patient history|history of present|\bHPI\b|interim hist|interval hist|oncolog\w+ hist|cancer history|treatment history|prior (?:treatment|therap)|chief complaint|reason for|subjective|presenting|^history|history$|hospital course/i,
  ],
  [
    'results',
    /immunohisto|\bIHC\b|biomarker|receptor|comment|results?\b|variants? of |alterations?\b|pathology|molecular|genom|genetic|mutation|ancillary|addend|supplementary|laborator|^labs?\b|blood tests|resultados|receptores|inmunohisto|microscop|findings?|\bTNM\b|stag(?:e|ing)|sequencing|tumou?r markers?|surgery|treatment|therapy|interpretation|markers/i,
  ],
  [
    'other',
    /gross|macroscop|physical exam|\bexam\b|procedure|operation\b|technique|heent|neck|chest|abdomen|extremities|neuro|skin|general|cardiovascular|\bcor\b|lungs?|breast exam/i,
  ],
]

/** "FINAL DIAGNOSIS:", "Past Medical History: none", a line of capitals; never a sentence. */
const HEADING =
  /^\s*(?:\d+[.)]\s*|[-•*#]+\s*)?(?<label>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 /&(),'’-]{1,60}?)\s*(?<colon>:|\s-\s|$)[\s,]*(?<rest>.*)$/

export interface Heading {
  section: Section
  label: string
  rest: string
  /** No list of ours has it: it ends what tells nothing of a cancer, and begins nothing. */
  isUnknown?: true
}

/** The heading that a line begins with; undefined where it has none that says what follows. */
export function readHeading(line: string): Heading | undefined {
  const match = HEADING.exec(line)
  const { label = '', colon = '', rest = '' } = match?.groups ?? {}
  if (!label) return
  const isAlone = rest.trim() === ''
  const words = label.trim().split(/\s+/).length
  if (colon.trim() === '-' && !isAlone) return
  // Without a colon only a line of its own, all in capitals or of few words each with one, is a heading.
  if (colon.trim() === '' && !(label === label.toUpperCase() || (words <= 4 && /^(?:[A-Z][\w'-]*\s*)+$/.test(label))))
    return
  if (words > 7) return
  const found = HEADINGS.find(([, pattern]) => pattern.test(label))
  if (found) return { section: found[0], label: label.trim(), rest }
  // A word in capitals that no list of ours has still ends what was before it, such as allergies.
  return isOwn(label.trim(), colon) ? { section: 'other', label: label.trim(), rest, isUnknown: true } : undefined
}

const RELATIVE =
  /\b(?:mother|father|sister|brother|aunt|uncle|cousin|grand\w+|daughter|son|maternal|paternal|madre|padre|hermana|hermano)\b/i

const isOwn = (label: string, colon: string) =>
  colon.trim() !== '-' &&
  /^[A-ZÀ-Þ][A-ZÀ-Þ &/]{3,}$/.test(label) &&
  label.split(/\s+/).length <= 4 &&
  !RELATIVE.test(label) &&
  findMarkers(label).length + findGenes(label).length + findDrugs(label).length + findHistologies(label).length === 0 &&
  findSites(label).length === 0
