/**
 * Whom a question is about, read from its words: the facets of docs/library.md. Only what is said counts; a receptor group that
 * is said by what it is not ("HER2-negative") stands for every group it may be.
 */
import type { Facet, Facets } from './facets.ts'

type Cue = [value: string | string[], pattern: RegExp]

/** What makes an organ a cancer's: "lung cancer", "cancer of the lung"; a place it spread to is not whose cancer it is. */
const organ = (words: string) => {
  const illness = '(?:cancers?|carcinomas?|tumou?rs?|malignanc(?:y|ies)|adenocarcinomas?|blastomas?)'
  const between = '(?:[\\s-]+(?:cell|primary|duct|ductal|gland|invasive|metastatic|advanced|stage \\S+)){0,2}'
  return new RegExp(
    `\\b(?:${words})${between}[\\s-]+${illness}\\b|\\b${illness} (?:of|in) (?:the |my |his |her )?(?:${words})\\b`,
  )
}

/** A melanoma of the eye is another illness than one of the skin. */
const EYE_BEFORE = '\\b(?:eye|ocular|intraocular|uveal|choroid(?:al)?|iris|ciliary body)\\)?'
const EYE_BEHIND =
  '(?:of|in|inside|behind) (?:the |my |his |her |one |an )?(?:(?:left|right) )?(?:eyes?|iris|uvea|choroid)\\b'

const CANCERS: Cue[] = [
  ['breast', organ('breast|mammary')],
  ['breast', /\bdcis\b|\bbreast\b(?!.{0,20}\b(?:pathologist|feed|milk))|\btnbc\b|\btriple[\s-]negative\b/],
  ['lung', organ('lung|bronchial|nsclc|sclc')],
  ['lung', /\bn?sclc\b|\bsmall[\s-]cell lung\b/],
  ['colorectal', organ('colon|rectal|rectum|bowel|colorectal')],
  ['prostate', organ('prostate|prostatic')],
  ['prostate', /\bprostate\b/],
  ['ovarian', organ('ovarian|ovary|ovaries|fallopian tube')],
  ['pancreatic', organ('pancreatic|pancreas')],
  // Before the melanoma of the skin: of "eye cancer, melanoma" in a record the first is the one.
  // A child's retinoblastoma is in the eye, and another illness; no article is for it.
  [
    'eye',
    new RegExp(
      `(?:${organ('eye|ocular|intraocular|uveal?|choroid').source})(?<!\\bretinoblastoma.*)(?!.*\\bretinoblastoma)`,
    ),
  ],
  ['eye', new RegExp(`${EYE_BEFORE}\\s?melanomas?\\b|\\bmelanomas? ${EYE_BEHIND}`)],
  ['eye', /\b(?:eyes?|eyeball|iris|retina)\b[^.?!;]{0,60}\bmelanomas?\b/],
  ['melanoma', new RegExp(`(?<!${EYE_BEFORE}\\s?)\\bmelanomas?\\b(?! ${EYE_BEHIND})`)],
  ['lymphoma', /\blymphomas?\b|\bhodgkin'?s?\b|\bdlbcl\b/],
  ['leukemia', /(?<!pre-|smou?ldering )\bleuk(?:a?e)mias?\b|\b(?:aml|cml|cll)\b/],
  // Diseases of the marrow that may turn into leukemia, and are none.
  [
    'myelodysplastic',
    /\bmyelodyspla(?:stic|sia)\b|\bmds\b|\bpre-?leuk(?:a?e)mia\b|\bsmou?ldering leuk(?:a?e)mia\b|\brefractory an(?:a?e)mia\b/,
  ],
  [
    'myeloproliferative',
    /\bmyeloproliferative\b|\bmpns?\b|\bpolycyth(?:a?e)mia(?: rubra)? vera\b|\bessential thrombocyt(?:h(?:a?e)mia|osis)\b|\bmyelofibrosis\b/,
  ],
  ['myeloma', /\bmyeloma\b/],
  [
    'head-neck',
    organ(
      'head and neck|throat|tongue|mouth|oral|larynx|laryngeal|voice box|salivary|tonsils?|nasopharyngeal|oropharyngeal|hypopharyngeal',
    ),
  ],
  ['bladder', organ('(?<!gall )bladder|urothelial')],
  ['kidney', organ('kidney|renal(?: cell)?')],
  ['thyroid', organ('thyroid')],
  ['brain', organ('brain')],
  ['brain', /\b(?:glioblastoma|glioma|meningioma|astrocytoma|oligodendroglioma)s?\b/],
  ['stomach', organ('stomach|gastric')],
  ['esophagus', organ('o?esophageal|o?esophagus')],
  ['liver', organ('liver|hepatocellular')],
  ['endometrial', organ('endometrial|uterine|womb|uterus')],
  ['cervical', organ('cervical|cervix')],
  ['bone', organ('bone')],
  ['bone', /\bosteo(?:genic )?sarcomas?\b|\bewing(?:'?s)? (?:sarcoma|tumou?r)s?\b|\bchondrosarcomas?\b|\bchordomas?\b/],
  ['sarcoma', /(?<!osteogenic |ewing |ewings |ewing's |bone )\b(?!osteo|chondro)\w*sarcomas?\b/],
  ['testicular', organ('testicular|testicle|testis')],
  ['skin', organ('skin|basal|squamous skin')],
  ['mesothelioma', /\bmesotheliomas?\b/],
  ['bile-duct', organ('bile duct|biliary(?: tract)?|gall ?bladder')],
  ['bile-duct', /\bcholangiocarcinomas?\b|\bklatskin\b/],
  ['neuroendocrine', /\bneuroendocrine\b(?! carcinoma)|\bcarcinoids?\b/],
  ['thymus', organ('thymus(?: gland)?|thymic')],
  ['thymus', /\bthymomas?\b/],
  ['unknown-primary', /\b(?:unknown|occult) primar(?:y|ies)\b/],
  ['anal', organ('anal(?: canal)?|anus|perianal|peri-anal')],
  ['vulvar', organ('vulvar?|vulval|labia|labial')],
  ['vulvar', /\bvulvectom(?:y|ies)\b/],
  ['vaginal', organ('vaginal?')],
  ['vaginal', /\bvaginectom(?:y|ies)\b/],
  ['penile', organ('penile|penis|foreskin')],
  ['penile', /\bpenectom(?:y|ies)\b/],
  [
    'gist',
    /\b(?:gastro-?intestinal|g\.?i\.?|gastric|stomach|bowel|intestinal) stromal\b|\bgists? (?:tumou?r|cancer|sarcoma)s?\b/,
  ],
  // "The gist of it" is no tumor.
  ['gist', /(?<!\b(?:the|general|basic|main|get|got) )\bgists?\b/],
  // Not a value of the facet: a cancer that no article is for, so that none of another organ answers for it.
  ['other', /\bneuroblastomas?\b|\bretinoblastomas?\b|\bneuroendocrine carcinomas?\b|\bsex[\s-]cord\b|\bgranulosa\b/],
  ['other', organ('adrenal|appendix|appendiceal|pituitary')],
]

const NEGATIVE_HER2 = ['her2-low', 'her2-ultralow', 'her2-zero']

const RECEPTORS: Cue[] = [
  ['her2-ultralow', /\bher2[\s-]*ultra[\s-]*low\b/],
  [
    'her2-low',
    /\bher2[\s-]*low\b|\blow her2\b|\b(?:ihc|her2)(?: score)?(?: is| of| was)? ?1(?:\+|[\s-]plus)|\bher2 1\b/,
  ],
  [
    'her2-low',
    /\b2(?:\+|[\s-]plus).{0,20}\b(?:fish|ish)[\s-]*(?:negative|neg|-)|\b2(?:\+|[\s-]plus).{0,20}\bnot amplified\b/,
  ],
  ['her2-zero', /\bher2[\s-]*(?:zero|null)\b|\b(?:ihc|her2)(?: score)?(?: is| of| was)? ?0(?!\S)/],
  [
    'her2-positive',
    /\bher2[\s-]*(?:positive|pos|amplified)\b|\bher2 ?\+(?!\w)|\b(?:ihc|her2)(?: score)?(?: is| of| was)? ?3(?:\+|[\s-]plus)/,
  ],
  [NEGATIVE_HER2, /\bher2[\s-]*(?:negative|neg)\b|\bher2-(?![\w-])/],
  ['triple-negative', /\btriple[\s-]negative\b|\btnbc\b/],
  [
    'hr-positive',
    /\b(?:hr|er|pr|(?:hormone|o?estrogen|progesterone)(?:[\s-]receptor)?)[\s-]*(?:positive|pos)\b|\b(?:hr|er|pr) ?\+/,
  ],
  ['hr-negative', /\b(?:hr|er|(?:hormone|o?estrogen)(?:[\s-]receptor)?)[\s-]*(?:negative|neg)\b|\b(?:hr|er)-(?![\w-])/],
]

const SETTINGS: Cue[] = [
  [
    'metastatic',
    /\bmetasta(?:tic|ses|sis|si[sz]ed)\b|\bmets\b|\bmbc\b|\bstage[\s-]*(?:iv|4)\w?\b|\b(?:has|had|have|it) spread to\b|\badvanced\b/,
  ],
  ['early', /\b(?:has|have|had) not spread\b|\b(?:hasn'?t|haven'?t|hadn'?t|didn'?t) spread\b|\bno spread\b/],
  ['early', /\bearly[\s-]stage\b|\bearly (?:\w+ )?cancer\b|\bstage[\s-]*(?:0|i{1,3}|[123])[abc]?\b|\bdcis\b/],
]

const CHILD =
  '(?:child|kid|toddler|baby|infant|newborn|teen(?:ager)?|son|daughter|boy|girl|grandson|granddaughter|grandchild)'
const MALE = '(?:husband|father|dad|brother|son|grandfather|grandpa|uncle|boyfriend|nephew)'
const FEMALE = '(?:wife|mother|mom|mum|sister|daughter|grandmother|grandma|aunt|girlfriend|niece)'
const ILL = "(?:'s (?:cancer|tumou?r|diagnosis|\\w+ cancer)|,? (?:who )?(?:has|had|was|is|got|with)\\b)"

const AGES: Cue[] = [
  ['child', /\b(?:childhood|p(?:a)?ediatric|children's) (?:\w+ )?(?:cancer|leuk|lymphoma|brain|oncolog|tumou?r)/],
  [
    'child',
    /\b(?:child|kid|toddler|baby|infant|newborn|children|kids)(?:'s)? (?:who )?(?:has|have|with|was diagnosed)\b/,
  ],
  ['child', /\bleuk(?:a?e)mia in (?:children|kids)\b|\bcancer in (?:children|kids)\b/],
  // Of a son or daughter with leukemia whose age is not said, what is written for adults may be wrong.
  ['child', /\b(?:son|daughter|grandson|granddaughter)(?:'s| has| with| got| was diagnosed with) (?:\w+ )?leuk/],
  ['adult', /\badults? (?:with|who|acute)\b|\bin adults\b|\bman\b|\bwoman\b|\bmen\b|\bwomen\b/],
]

const SEXES: Cue[] = [
  [
    'male',
    new RegExp(
      `\\bmale\\b|\\bmen\\b|\\bman\\b|\\bmy ${MALE}(?:${ILL}|,? (?:aged? )?\\d)|\\bcancer in my ${MALE}\\b|\\bprostate\\b|\\btestic`,
    ),
  ],
  [
    'female',
    new RegExp(
      `\\bfemale\\b|\\bwom[ae]n\\b|\\bmy ${FEMALE}(?:${ILL}|,? (?:aged? )?\\d)|\\bcancer in my ${FEMALE}\\b|\\bovar|\\bcervical cancer|\\buter`,
    ),
  ],
]

const PREGNANT: Cue[] = [['pregnant', /\bpregnan(?:t|cy)\b|\btrimester\b|\bweeks along\b|\bexpecting a baby\b/]]

const CUES: Record<Facet, Cue[]> = {
  ...{ cancer: CANCERS, receptor: RECEPTORS, setting: SETTINGS, age: AGES, sex: SEXES, pregnancy: PREGNANT },
}

/** "not HER2-positive", "no longer pregnant": what stands behind is not so. */
const DENIED = /\b(?:not|isn't|isnt|no longer|never|wasn't|aren't|rather than|instead of|unlike)(?: \w+)?[\s-]*$/
/** A place the cancer went to, not where it began. */
const SPREAD_TO = /\b(?:spread to|mets? (?:to|in)|metastas[ei]s (?:to|in)|metastatic to)\b[^.?!;]*$/

function readAge(text: string): string | null {
  const said =
    /\b(\d{1,3})[\s-]*(?:years?|yrs?|y\/?o)\b(?:[\s-]*olds?)?|\b(\d{1,2})[\s-]*(?:months?|weeks?)[\s-]*old\b/.exec(text)
  const named = new RegExp(`\\b${CHILD},? (?:is |aged? )?(\\d{1,2})\\b`).exec(text)
  if (said?.[2] && !named) return 'child'
  const isOld = said?.[1] && (/old|y\/?o/.test(said[0]) || /\b(?:i'm|i am|aged?)\s*$/.test(text.slice(0, said.index)))
  const years = named?.[1] ?? (isOld ? said?.[1] : undefined)
  if (years === undefined) return null
  return Number(years) < 18 ? 'child' : 'adult'
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\bher-?\s?2\b/g, 'her2')
    .replace(/\bher2\/neu\b/g, 'her2')

/** Reads the facets that a text states. A facet that it does not mention is absent. */
export function readPopulation(given: string): Facets {
  const text = plain(given)
  const population: Facets = {}
  for (const [facet, cues] of Object.entries(CUES) as [Facet, Cue[]][]) {
    const values = new Set<string>()
    for (const [value, pattern] of cues) {
      for (const found of text.matchAll(new RegExp(pattern, 'g'))) {
        const ahead = text.slice(0, found.index)
        if (DENIED.test(ahead) || (facet === 'cancer' && SPREAD_TO.test(ahead))) continue
        for (const one of [value].flat()) values.add(one)
      }
    }
    if (values.size > 0) population[facet] = [...values]
  }
  const age = readAge(text)
  if (age) population.age = [age]
  return population
}
