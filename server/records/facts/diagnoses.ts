/** Cancers, where they are, and where they have spread. */
import type { Diagnosis } from '../../../protocol/case-profile.ts'
import { contextOf, isGeneral } from '../context.ts'
import { findDates } from '../dates.ts'
import type { Fact } from '../document.ts'
import { findHistologies, type HistologyMention, isOfBlood } from '../lexicon/histologies.ts'
import { findSites, hasSides, type SiteMention } from '../lexicon/sites.ts'
import { sideOf } from '../sides.ts'
import type { Statement } from '../statements.ts'

type Found = Extract<Fact, { kind: 'diagnosis' }>

/** The site of a cancer whose own words name none. */
export const UNPLACED = ''

/** What a spread is called. "Metastatic carcinoma" at a node names it as well. */
const SPREAD =
  /\b(?:metasta(?:tic|sis|ses|sized|size|ses)|mets?\b|secondary malignant neoplasm|spread to|(?:recurren(?:ce|t disease)|progression|progressed) (?:in|to)(?= (?:the )?(?:bones?|liver|lungs?|brain)\b))/gi
/** Where what has spread began: "consistent with breast primary", "of colonic origin". */
const ORIGIN =
  /\b(?:consistent with|compatible with|c\/w|favou?rs?|suggestive of|from|of)\s+(?:an?\s+|the\s+|her\s+|his\s+|known\s+|patient's\s+)*(?<place>[\w-]+(?:\s[\w-]+)?)\s+(?:primary|origin)\b/i
const RECURRENT = /\b(?:recurren(?:t|ce)|relapsed?)\b/i

/** Also names a cancer's kind where no word for cancer stands beside it: "MELANOMA". */
export function findDiagnoses(statement: Statement): Found[] {
  const { text, section } = statement
  if (section === 'family' || section === 'aside' || isGeneral(text)) return []
  const spread = findSpread(statement)
  const cancers = findHistologies(text).flatMap((mention, index, all) => {
    // "Colon cancer (adenocarcinoma)": the second name has the place of the first.
    const isSecond = /^\s*\($/.test(text.slice(all[index - 1]?.end ?? 0, mention.start))
    const from = all[isSecond ? index - 2 : index - 1]?.end ?? 0
    const fact = readCancer(statement, mention, from, all[index + 1]?.start ?? text.length)
    return fact ? [fact] : []
  })
  return [...cancers, ...spread, ...(spread.length > 0 ? findOrigin(statement) : [])]
}

function readCancer(statement: Statement, mention: HistologyMention, from: number, to: number): Found | undefined {
  const { text, section, specimen, quote } = statement
  const { start, end } = mention
  if (isSpread(text, mention, specimen !== undefined)) return
  const context = contextOf(text, start, end)
  if (context.isDenied || context.isFamily || context.isDoubtful) return
  // Names of clinics, trials and stagings hold the word: "Riverside Cancer Center", "American Joint Committee on Cancer".
  if (
    /^\s*(?:cent(?:er|re)|institute|clinic|society|committee|registry|program|network|hospital|survivor|screening|risk|antigen|care|team|genetics?|panel|gene|staging|conference|treatment cent)/i.test(
      text.slice(end),
    ) ||
    /\b(?:committee on|society of|antigen)\s*$/i.test(text.slice(0, start))
  )
    return
  const found = siteFor(statement, mention, from, to)
  // What a lymphoma grows into is not where it began.
  const site = found && mention.family === 'lymphoma' && INVADED.has(found.name) ? undefined : found
  const isBlood = isOfBlood(mention.family)
  // "No special word": the tumor of a line about margins, nodes and measures is one that another line names.
  if (!mention.name && mention.family !== 'any' && !site && !specimen) return
  if (mention.family === 'any' && !site) return
  const name =
    (isOfMarrow(mention.family) ? mention.site : site?.name) ??
    (isBlood && specimen && !specimen.isNode ? specimen.site : undefined) ??
    mention.site ??
    (specimen && !specimen.isNode ? specimen.site : undefined) ??
    // Where it is, the rest of the report may tell.
    (mention.name && mention.family === 'carcinoma' && !specimen?.isNode ? UNPLACED : undefined)
  if (name === undefined) return
  const isOwnSite = !isBlood || site !== undefined
  const laterality = site
    ? (sideOf(text, site.start, site.end) ?? (specimen?.site === site.name ? specimen.laterality : undefined))
    : specimen && (specimen.site === name || (!mention.site && !specimen.isNode)) && isOwnSite
      ? specimen.laterality
      : hasSides(name)
        ? sideOf(text, start, end)
        : undefined
  const role = roleOf(statement, context.isPast, start)
  const value: Diagnosis = { site: name, role }
  const histology = mention.name
  if (histology) value.histology = histology
  if (laterality && hasSides(name)) value.laterality = laterality
  const grade = gleasonOf(text) ?? gradeOf(text, end, to) ?? gradeBefore(text, Math.max(from, start - 40), end)
  if (grade && !/grade/.test(histology ?? '')) value.grade = grade
  const date =
    dateOf(text, start, end) ?? yearBehind(text, end) ?? (isFound(statement) ? statement.when?.start : undefined)
  if (date) value.date = date
  return {
    kind: 'diagnosis',
    value,
    quote,
    part: specimen?.part,
    isListed: section === 'diagnosis' || specimen !== undefined,
    isOver: section === 'past',
  }
}

const INVADED = new Set(['soft tissue', 'bone marrow', 'peritoneum', 'pleura'])

/** Found in the marrow or the blood, wherever the sample was taken. */
const isOfMarrow = (family: string) => ['leukemia', 'myeloma', 'myelodysplastic'].includes(family)

/** "Metastatic carcinoma" is a spread of a cancer that has another name; "metastatic breast cancer" is that cancer. */
function isSpread(text: string, { name, family, site, start, end }: HistologyMention, isPart: boolean): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  if (name && (family !== 'carcinoma' || site)) return false
  const close = /\bmetastatic\s+((?:\w+[\s-]+){0,2})$/i.exec(before)
  const isOfPlace = /\b(?:of|from)\b/i.test(text.slice(end, end + 12))
  if (close && findSites(close[1] ?? '').length === 0 && !isOfPlace)
    return !name || isPart || ORIGIN.test(text.slice(end))
  return /\bsecondary\s*$/i.test(before)
}

/** The place that a cancer's words name: right before ("breast cancer") or behind it ("carcinoma of the left breast"). */
function siteFor(
  { text, specimen }: Statement,
  mention: HistologyMention,
  from: number,
  to: number,
): SiteMention | undefined {
  const sites = findSites(text).filter(
    site => (!site.isNode || isOfBlood(mention.family)) && !/^\s*(?:mets?\b|metasta)/i.test(text.slice(site.end)),
  )
  const around = sites.filter(site => site.end > from - 1 && site.start < to)
  const inside = sites.find(site => site.start >= mention.start && site.end <= mention.end)
  if (inside) return inside
  const before = around
    .filter(site => site.end <= mention.start && isJoined(text.slice(site.end, mention.start), 'before'))
    .at(-1)
  const behind = around.find(
    site => site.start >= mention.end && isJoined(text.slice(mention.end, site.start), 'behind'),
  )
  const isTarget = (site: SiteMention) =>
    /\b(?:to|into|in|involving) (?:the |her |his |both )?(?:\w+ )?$/i.test(
      text.slice(Math.max(0, site.start - 24), site.start),
    ) && /\bmetasta|spread|mets\b/i.test(text.slice(mention.end, site.start))
  // "Lesions in the liver, biopsy of which confirmed metastatic squamous cell carcinoma": it went there.
  const isGone =
    before?.name !== mention.site && /\bmetastatic\s+(?:\w+\s+){0,2}$/i.test(text.slice(before?.end, mention.start))
  if (before && !isGone && !/\bmetasta\w+\s+(?:nodule|lesion|mass|deposit)/i.test(text)) return before
  if (behind && !isTarget(behind)) return behind
  return mention.site ? around.find(site => site.name === mention.site) : specimen ? undefined : undefined
}

function isJoined(between: string, where: 'before' | 'behind'): boolean {
  if (/[;]|\.\s/.test(between) || between.length > 90) return false
  if (where === 'before')
    return (
      (between.length <= 45 && !/\b(?:and|with|but|for|to|in|of)\b\s*(?:a |the )?$/i.test(between.slice(0, 30))) ||
      /^[,\s:-]*(?:(?:left|right|upper|lower|outer|inner|quadrant|core|biopsy|needle|excision|total|partial)[\s,:-]*)*$/i.test(
        between,
      )
    )
  return (
    /^[\s,(]*(?:(?:of|in|at|involving|arising (?:in|from)|from|within|grade \d\b|nos|stage [IVXA-C0-4]+\b|both|the|her|his|left|right|lt|rt|upper|lower|outer|inner|middle|mid|quadrant|male|female|lobe|distal|proximal|sigmoid|ascending|descending|head|tail|body|primary|unspecified|site|region)[\s,()-]*)*$/i.test(
      between,
    ) ||
    (/\b(?:of|in) (?:the |her |his )?(?:(?:left|right|bilateral) )?$/i.test(between) &&
      !/\bmetasta|\bnodes?\b|margin/i.test(between) &&
      between.length < 60)
  )
}

function roleOf({ section, text }: Statement, isPast: boolean, start: number): Diagnosis['role'] {
  if (section === 'past') return 'history'
  const clause = text.slice(Math.max(0, start - 60), start)
  if (RECURRENT.test(clause) && !/\bno (?:evidence of )?(?:local )?recurren/i.test(clause)) return 'recurrence'
  return isPast ? 'history' : 'primary'
}

const GRADE =
  /\b(?:(?:nuclear|histologic(?:al)?|nottingham|overall|combined|SBR|tumou?r|WHO|FIGO|FNCLCC|ISUP|Fuhrman|bloom[\s-]richardson)\s*)*grad[eo]\s*(?:\([^)]*\))?\s*(?:is|of|:|=|,)?\s*(?:group\s*)?(?<number>[1-4]|IV|I{1,3}|(?:low|intermediate|high)\b)(?:\s*(?:\/|of|out of)\s*[34])?(?!\s*[-–]\s*\d|\d)|\b(?<word>well|moderately|mod|poorly|poor)\.?(?:[\s-]to[\s-]\w+)?[\s-]+diff(?:erentiated|\b)|\b(?<level>low|intermediate|high)[\s-]grade\b|\bG(?<short>[1-4])\b/gi
const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
}

/** "Moderately differentiated adenocarcinoma", "high-grade urothelial carcinoma", "grade 2 invasive ductal carcinoma". */
function gradeBefore(text: string, from: number, end: number): string | undefined {
  const match = [...text.slice(from, end).matchAll(GRADE)].at(-1)
  return match && toGrade(match)
}

function gradeOf(text: string, from: number, to: number): string | undefined {
  const [match] = [...text.slice(from, Math.min(to, from + 120)).matchAll(GRADE)]
  return match && toGrade(match)
}

const DIFFERENTIATED: Readonly<Record<string, string>> = { mod: 'moderately', poor: 'poorly' }

function toGrade(match: RegExpMatchArray): string | undefined {
  const { number, word, level, short } = match.groups ?? {}
  if (number) return ROMAN[number.toLowerCase()] ?? number.toLowerCase()
  if (short) return short
  return word ? `${DIFFERENTIATED[word.toLowerCase()] ?? word.toLowerCase()} differentiated` : level?.toLowerCase()
}

/** The two gradings of prostate cancer (ISUP 2014), each as it is said. */
function gleasonOf(text: string): string | undefined {
  const gleason =
    /\bgleason(?:'s)?\s*(?:score|grade|pattern)?\s*(?:of|:|=|is)?\s*\(?(\d\s*\+\s*\d(?:\s*=\s*\d{1,2})?|\d{1,2}\b(?:\s*\(\s*\d\s*\+\s*\d\s*\))?)/i.exec(
      text,
    )
  const group = /\bgrade[\s-]group\s*(?:of|:|=|is)?\s*([1-5])/i.exec(text)
  const parts = [
    gleason && `Gleason ${gleason[1]?.replace(/\s+/g, '').replace('=', ' = ')}`,
    group && `Grade Group ${group[1]}`,
  ]
  return parts.filter(Boolean).join(', ') || undefined
}

/** A grade on a line of its own, and a Gleason score: they belong to the one tumor of their report, if there is one. */
export function findGrades({ text, section, quote }: Statement): { grade: string; quote: Statement['quote'] }[] {
  if (section === 'family' || section === 'aside' || isGeneral(text)) return []
  const gleason = gleasonOf(text)
  if (gleason) return [{ grade: gleason, quote }]
  const first =
    /^\s*(?:[-•*]\s*)?(?:(?:overall|histologic(?:al)?|nuclear|nottingham|tumou?r|combined|FIGO|WHO|ISUP)[\s\w()/-]{0,40})?grade\b/i.test(
      text,
    )
      ? [...text.matchAll(GRADE)][0]
      : undefined
  // Side effects have grades as well (CTCAE): "Grade 1 neuropathy".
  if (first && SIDE_EFFECT.test(text.slice(first.index + first[0].length))) return []
  const grade = first && toGrade(first)
  return grade ? [{ grade, quote }] : []
}

const SIDE_EFFECT =
  /^[\s,]*(?:(?:peripheral|sensory|oral|skin|hand[\s-]foot|fatigue|febrile|liver|immune[\s-]related)\s+)*(?:\w*(?:pathy|penia|itis|emia|algia|rrhea)|fatigue|nausea|vomiting|constipation|rash|pruritus|syndrome|toxicity|alopecia|edema|pain|hypertension|proteinuria|bleeding|AEs?|adverse|infusion|reaction|hot flashes|anorexia|dyspnea|weakness)\b/i

const TARGETS =
  /^(?:[\s,:]*(?:\([^)]*\)|melanoma|sarcoma|squamous|cell|urothelial|carcinoma|adenocarcinoma|disease|cancer|lesions?|nodules?|deposits?|involvement|mass(?:es)?|tumou?r|in|to|of|the|her|his|both|multiple|left|right|lobes?|involv[a-z]*\b|cores?|and|with|consistent|within|lymph|one|two|three|\d))*[\s,:]*$/i

/** "Metastatic breast cancer (bone, liver)". */
const isInBrackets = (text: string, from: number, to: number) =>
  /^\s+(?:[\w-]+\s+){0,3}(?:cancer|carcinoma|adenocarcinoma|melanoma|disease)\s*\((?:to |mets? |metasta\w+ )*(?:[\w\s-]+,\s*|[\w\s-]+\s(?:and|&|\/|\+)\s)*$/i.test(
    text.slice(from, to),
  )

function findOrigin({ text, quote }: Statement): Found[] {
  const [site] = findSites(ORIGIN.exec(text)?.groups?.place ?? '')
  return site && !site.isNode
    ? [
        {
          kind: 'diagnosis',
          value: { site: site.name, role: 'primary' },
          quote,
        },
      ]
    : []
}

/** Where a cancer has spread to. Regional lymph nodes are told by their name. */
function findSpread(statement: Statement): Found[] {
  const { text, specimen, quote, section } = statement
  const sites = findSites(text)
  const found: Found[] = []
  for (const match of text.matchAll(SPREAD)) {
    const start = match.index
    const end = start + match[0].length
    const context = contextOf(text, start, end)
    if (
      context.isDenied ||
      context.isFamily ||
      context.isDoubtful ||
      /\bnon[-\s]?$/i.test(text.slice(0, start)) ||
      /\b(?:0\s*\/\s*\d+|no nodes)/.test(text)
    )
      continue
    // "Adenocarcinoma of the colon, metastatic to the liver": what stands ahead is where it began.
    const isToward = /^metasta(?:tic|sized)/i.test(match[0]) && /^\s+to\b/i.test(text.slice(end))
    const near = sites.filter(site => {
      if (isToward && site.end <= start) return false
      if (site.start >= end)
        return (
          isInBrackets(text, end, site.start) ||
          (site.start - end < 90 && TARGETS.test(blank(text.slice(end, site.start), sites, end)))
        )
      return (
        start - site.end < 40 &&
        (site.isNode || !/\bwith\b/i.test(text.slice(site.end, start))) &&
        /^(?:[\s,]*(?:and|,|lymph|nodes?|left|right|cores?|excision|biopsy(?:[\s-]proven)?|core|with|new|lesions?|nodules?|one|two|positive|for|is|was|:|showed|shows|node|segment|lobe|wedge|\d+|[IVX]+|(?:CT|US|MRI|EUS|EBUS|ultrasound|image|stereotactic|needle|fine)(?:[\s-]guided)?|guided|of which|confirm(?:ed|s|ing)|reveal(?:ed|s|ing)|demonstrat(?:ed|es|ing)|proved|proven|as|to be))*[\s,:]*$/i.test(
          blank(text.slice(site.end, start), sites, site.end),
        )
      )
    })
    // "Metastatic breast cancer" names where it began.
    const targets = near.filter(
      site =>
        !/^\s*(?:(?:invasive|infiltrating|ductal|lobular|mammary|papillary|serous|clear[\s-]cell|mucinous|endometrioid|neuroendocrine|(?:high|low)[\s-]grade|acinar|triple[\s-]negative|inflammatory)\s+)*(?:carcinoma|cancer|adenocarcinoma|melanoma|sarcoma|lymphoma|squamous|urothelial|tumou?r|(?:\w+ ){0,2}cell|primary|origin)/i.test(
          text.slice(site.end),
        ) &&
        !/\bfrom (?:a |the |her |his )?(?:\w+ )?$/i.test(text.slice(0, site.start)) &&
        // "Metastatic adenocarcinoma of the prostate" as well.
        !(
          site.start >= end &&
          /(?:carcinoma|cancer|melanoma|sarcoma|tumou?r)s?,?\s+(?:of|from)\s+(?:the\s+|left\s+|right\s+)*$/i.test(
            text.slice(end, site.start),
          )
        ),
    )
    const places = placesOf(targets, specimen, text)
    for (const { name, laterality } of places) {
      found.push({
        kind: 'diagnosis',
        value: {
          site: name,
          role: section === 'past' ? 'history' : 'metastasis',
          ...(laterality && name.includes('node') && { laterality }),
        },
        quote,
        isListed: false,
      })
    }
  }
  return found
}

/** What the words name; in a part that is a lymph node, that node, which is often named more exactly there. */
function placesOf(
  targets: readonly SiteMention[],
  specimen: Statement['specimen'],
  text: string,
): { name: string; laterality: Diagnosis['laterality'] }[] {
  const isPart = specimen?.isNode === true && /carcinoma|tumou?r|cancer|melanoma/i.test(text)
  const organs = targets.filter(({ isNode }) => !isNode || !isPart)
  const named = organs.map(({ name, start, end }) => ({
    name,
    laterality: sideOf(text, start, end),
  }))
  if (isPart) return [...named, { name: specimen.site ?? 'lymph nodes', laterality: specimen.laterality }]
  // A biopsy of the liver that shows a metastatic carcinoma is of a spread to the liver.
  const isOrgan = specimen?.site !== undefined && organs.length === 0
  return isOrgan &&
    /\bmetastatic\s+(?:[\w-]+\s+){0,4}(?:adeno)?(?:carcinoma|cancer|melanoma|malignancy|sarcoma)/i.test(text)
    ? [{ name: specimen.site ?? '', laterality: undefined }]
    : named
}

/** Other places in a list ("to lung, liver and bone") do not end it. */
function blank(text: string, sites: readonly SiteMention[], offset: number): string {
  let result = text
  for (const site of sites) {
    const from = Math.max(0, site.start - offset)
    const to = site.end - offset
    if (to > 0 && from < text.length)
      result = result.slice(0, from) + ' '.repeat(Math.max(0, Math.min(to, result.length) - from)) + result.slice(to)
  }
  return result
}

/** "Breast cancer 2009". */
const yearBehind = (text: string, end: number) => /^[\s,()]{1,4}(?:in\s)?((?:19|20)\d\d)\b/.exec(text.slice(end))?.[1]

/** An item's own date is that of the finding where nothing else was done in it, or where it was found by taking a sample. */
const isFound = ({ text, before = '' }: Statement) =>
  /\b(?:biops|diagnos|patholog|path\b|detected|found|presented)/i.test(`${before} ${text}`) ||
  !/\b(?:started|completed|underwent|received|surgery|\w+ectomy|progress|recur|metasta)/i.test(text)

/** A date that says when it was found, not when something else was done. */
function dateOf(text: string, start: number, end: number): string | undefined {
  const clause = text.slice(end)
  for (const { date, start: at } of findDates(clause)) {
    const between = clause.slice(0, at)
    if (
      between.length > 110 ||
      /[.;]\s/.test(between) ||
      /\b(?:underwent|surgery|received|completed|started|mastectomy|lumpectomy)\b/i.test(between)
    )
      return
    if (/\b(?:diagnosed|found|dx|dated|biops\w+|\()[^.;]{0,30}$/i.test(between) || between.length < 8) return date
  }
  const before = text.slice(0, start)
  const last = findDates(before).at(-1)
  const rest = last && before.slice(last.end)
  return last &&
    rest !== undefined &&
    rest.length < 70 &&
    /\b(?:diagnosed|biops\w+|showed|revealed|confirmed)\b/i.test(rest)
    ? last.date
    : undefined
}
