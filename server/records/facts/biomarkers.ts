/** Tumor markers and their results. A value belongs to the marker or markers right before it, within one clause. */
import type { Biomarker } from '../../../protocol/case-profile.ts'
import { contextOf, isGeneral } from '../context.ts'
import { findDates } from '../dates.ts'
import type { Fact } from '../document.ts'
import { findMarkers, type MarkerMention } from '../lexicon/markers.ts'
import { findSites, type SiteMention } from '../lexicon/sites.ts'
import { sideOf } from '../sides.ts'
import type { Statement } from '../statements.ts'
import { readHer2 } from './her2.ts'
import { readPercent, readStatus } from './results.ts'

type Found = Extract<Fact, { kind: 'biomarker' }>

/** How a table's last column reads where it has a number and no sign: shares of cells, or H-scores of up to 300. */
export type Scale = 'percent' | 'h-score'

export function findBiomarkers(statement: Statement, scale: Scale): Found[] {
  const { text, section } = statement
  if (section === 'family' || section === 'aside' || section === 'plan' || isGeneral(text)) return []
  return [...readPhrases(statement), ...readMarkers(statement, scale)]
}

/** Several receptors in one word. */
function readPhrases(statement: Statement): Found[] {
  const { text } = statement
  const found: Found[] = []
  for (const match of text.matchAll(/\btriple[\s-]negative\b|\bTNBC\b/gi)) {
    if (isRead(statement, match.index, match.index + match[0].length))
      for (const name of ['ER', 'PR', 'HER2']) found.push(toFact(statement, { name, status: 'negative' }, match.index))
  }
  return found
}

function readMarkers(statement: Statement, scale: Scale): Found[] {
  const { text } = statement
  // "Estrogen receptor 1" is the gene ESR1, and "HER2 mutation" no stain.
  const mentions = findMarkers(text).filter(
    ({ end, name }) =>
      !(name === 'ER' && /^\s*1\s*\(?(?:gene|ESR1|mutation)/i.test(text.slice(end))) &&
      !(name === 'HER2' && /^\s*(?:\([^)]*\)\s*)?(?:gene )?(?:mutation|exon)/i.test(text.slice(end))),
  )
  const found: Found[] = []
  for (const [index, group] of groups(text, mentions).entries()) {
    const [first] = group
    const last = group.at(-1)
    if (!first || !last) continue
    const next = groups(text, mentions)[index + 1]?.[0]?.start ?? text.length
    const whole = text.slice(last.end, Math.min(next, endOfClause(text, last.end)))
    // "…, negative for HER2" is said of what follows.
    const [clause = ''] = withoutClone(whole).split(/\b(?:positive|negative|equivocal)\s+for\b/i)
    const start = index === 0 ? 0 : (groups(text, mentions)[index - 1]?.at(-1)?.end ?? 0)
    const before = `${text.slice(Math.max(start, first.start - 60), first.start)}${leadOf(text.slice(0, first.start))}`
    for (const mention of group) {
      const value = readValue(mention, clause, before, text, scale)
      if (!value || !isRead(statement, first.start, first.end, true)) continue
      const series = mention.reads === 'number' ? readSeries(mention.name, clause) : []
      if (series.length > 1) {
        for (const one of series) found.push({ ...toFact(statement, one, first.start), value: one })
        continue
      }
      found.push(toFact(statement, value, first.start))
      const now = mention.reads === 'number' ? readNow(mention.name, clause) : undefined
      if (now && now.value !== value.value) found.push({ ...toFact(statement, now, first.start), value: now })
    }
  }
  return found
}

/** The antibody's clone that a laboratory names behind a marker, "(SP1)" or "(30-9)", is no value. */
const withoutClone = (clause: string) =>
  clause.replace(
    /^\s*\((?:clone:?\s*)?(?:[A-Z]{1,4}-?\d{1,3}[A-Z]?|\d[A-Z]\d{1,2}|\d{2}-\d{1,2}|\d{2}[A-Z]\d{1,2}|PgR\s?\d+|HercepTest)\)/i,
    clone => ' '.repeat(clone.length),
  )

/** "Positive for GATA3, CK7 and ER": what is said ahead of a list is said of each of it. */
function leadOf(before: string): string {
  const lead = /\b(?<word>positive|negative)\s+(?:staining\s+)?for\s+(?<list>[^.;:]{1,120})$/i.exec(before)?.groups
  const isList =
    lead?.list !== undefined &&
    /^(?:[\s,/]|and|or|both|\([^)]*\)|[A-Za-z]*[A-Z0-9][\w.-]*(?:\s[A-Z]\b)?)*$/.test(lead.list)
  return isList && !/\b(?:positive|negative)\b/i.test(lead?.list ?? '') ? `${lead?.word} for ` : ''
}

/** Markers that share what is said behind the last of them: "ER/PR", "ER, PR and HER2". */
function groups(text: string, mentions: readonly MarkerMention[]): MarkerMention[][] {
  const result: MarkerMention[][] = []
  for (const mention of mentions) {
    const before = result.at(-1)?.at(-1)
    const between = before && text.slice(before.end, mention.start)
    if (
      between !== undefined &&
      /^\s*(?:\/|,|&|and|,\s*and|\+(?=\s*\/?$)|-)?\s*$/.test(between) &&
      !/^\s*[+-]/.test(between) &&
      before?.name !== mention.name
    )
      result.at(-1)?.push(mention)
    else if (between !== undefined && before?.name === mention.name && /^[\s(),/]*$/.test(between))
      result.at(-1)?.splice(-1, 1, { ...mention, start: before.start })
    else result.push([mention])
  }
  return result
}

function endOfClause(text: string, from: number): number {
  const match = /;|\.\s+(?=[A-Z])|,\s+(?:but|however|while|and (?:is|was|she|he))\b/.exec(text.slice(from))
  return match ? from + match.index : text.length
}

type Value = Biomarker & { rule?: string }

function readValue(
  mention: MarkerMention,
  clause: string,
  before: string,
  text: string,
  scale: Scale,
): Value | undefined {
  const { name, reads } = mention
  switch (reads) {
    case 'her2':
      return readHer2(clause, before)
    case 'receptor':
      return readReceptor(name, clause, before, text, scale)
    case 'percent':
      return readKi67(name, clause)
    case 'number':
      return readNumber(name, clause)
    case 'pd-l1':
      return readPdl1(name, clause, before)
    case 'msi':
      return readMsi(mention, clause, before)
    case 'mmr':
      return readMmr(mention, clause, before)
    case 'score':
      return readScore(name, clause)
    case 'stain': {
      // How p53 stains tells of its gene and is no yes or no.
      if (name === 'p53' && /^[\s:(-]*(?:wild[\s-]type|mutant|mutated|aberrant|abnormal)/i.test(clause))
        return {
          name,
          value: /wild/i.test(clause.slice(0, 14)) ? 'wild type' : 'abnormal',
        }
      // How often a gene is broken apart is another test than how its protein stains.
      const test =
        /^[^.;,]{0,40}\b(?:rearrangements?|translocations?|break-?apart)\b/i.test(clause) ||
        /\bFISH\b[^.;]*$/i.test(text.slice(0, mention.start))
      const status = readStatus(clause, before)
      if (test && ['MYC', 'BCL2', 'BCL6'].includes(name))
        return status || /\b(?:negative for|no)\b[^.;]{0,40}$/i.test(before)
          ? { name: `${name} rearrangement`, status: status ?? 'negative' }
          : undefined
      const percent = readPercent(clause)
      return status ? { name, status, ...(percent !== undefined && { percent }) } : undefined
    }
    default:
      return reads satisfies never
  }
}

/** ASCO/CAP 2020 (Allison et al., ER and PR testing in breast cancer): 1 % of stained nuclei or more is positive, 1 to 10 % ER low positive. */
const RECEPTOR_RULE = 'Reported without a word for it. A share of 1% or more of the cells is called positive.'

function readReceptor(name: string, clause: string, before: string, text: string, scale: Scale): Value | undefined {
  const status = readStatus(clause, before)
  const share = readPercent(clause)
  const hScore = Number(/\bH[\s-]?score\s*(?:of|:|=|is)?\s*(\d{1,3})\b/i.exec(clause)?.[1] ?? Number.NaN)
  const staining =
    /\b(?:(?:weak|moderate|strong)(?:[\s-]to[\s-](?:moderate|strong))?|(?:low|intermediate|high))(?=\s*(?:nuclear\s*)?(?:intensity|staining|\)|,|;|$))/i
      .exec(clause)?.[0]
      .toLowerCase()
  const allred =
    /\b(?:allred|quick)(?: score)?\s*(?:of|:|=|is)?\s*(\d(?:\s*\/\s*8)?)/i.exec(clause)?.[1] ??
    /^[\s:=(-]*(?:positive|negative)?[\s:=(-]*([0-8]\s*\/\s*8)(?!\s*\/|\d)/i.exec(clause)?.[1]
  const value: Value = { name }
  // ASCO/CAP 2020: ER low positive is a positive result of 1 to 10 %, and is reported as such.
  if (status === 'low' || status === 'ultralow') Object.assign(value, { status: 'positive', value: 'low positive' })
  else if (status) value.status = status
  if (share !== undefined) value.percent = share
  if (!Number.isNaN(hScore) && hScore <= 300) value.hScore = hScore
  if (staining) value.staining = staining
  const range = /[<>≤≥]\s?\d{1,3}(?:\.\d+)?\s*%|\b\d{1,3}\s*%?\s*(?:-|–|to)\s*\d{1,3}\s*%/.exec(
    clause.slice(0, 120),
  )?.[0]
  if (range) value.value = range.replace(/\s+/g, '')
  if (allred) value.value = `Allred ${allred.replace(/\s+/g, '')}`
  if (share === undefined && Number.isNaN(hScore)) {
    const bare =
      /^(?:[\s:=,(-]|positive|negative|is|was|are|status|\+|\|)*?(\d{1,3})\s*(?:[).,;|](?!\d)|\s{2}|$)/i.exec(
        clause.replace(/\ballred.*$/i, ''),
      )?.[1]
    const number = bare === undefined ? undefined : Number(bare)
    if (number !== undefined && scale === 'h-score' && number <= 300) value.hScore = number
    else if (number !== undefined && number <= 100 && !allred) value.percent = number
  }
  if (!value.status && value.percent !== undefined && !/\bHER/.test(text.slice(0, 0))) {
    value.status = value.percent >= 1 ? 'positive' : 'negative'
    value.rule = RECEPTOR_RULE
  }
  return value.status || value.hScore !== undefined || allred ? value : undefined
}

function readKi67(name: string, clause: string): Value | undefined {
  const cell = /^[\s:=|(-]*(?:low|high|intermediate)?[\s:=|]{2,}(\d{1,2})\s*(?:\||\s{2}|$)/i.exec(clause)?.[1]
  const percent = readPercent(clause) ?? (cell === undefined ? undefined : Number(cell))
  if (percent === undefined) {
    const level = /^[\s:=(,-]*(?:index )?(?:is |was )?(low|high|intermediate|borderline)\b/i.exec(clause)?.[1]
    return level ? { name, value: level.toLowerCase() } : undefined
  }
  const range =
    /(?:[<>≤≥~]|about|approximately)?\s*\d{1,3}(?:\.\d+)?\s*(?:%\s*)?(?:-|–|to)\s*\d{1,3}\s*%|[<>≤≥]\s*\d{1,3}\s*%/
      .exec(clause)?.[0]
      .replace(/\s+/g, '')
  return { name, percent, ...(range && { value: range }) }
}

const UNIT = '(?:ng|µg|ug|mcg|pg|m?IU|k?U|mU|U)\\s*/\\s*(?:mL|L|dL)'
const VALUE = `[<>]?\\s?\\d{1,6}(?:,\\d{3})*(?:\\.\\d+)?\\s*(?:${UNIT})?`

/** A blood value. A change ("fell by 12"), a date and a normal range are none. */
function readNumber(name: string, whole: string): Value | undefined {
  // "CA-125 on 9/3/2019 was 22": the date is taken off first.
  const [day] = findDates(whole)
  const isAhead = day && /^\s*\(?(?:on|of|from|dated|in|as of)?\s*$/i.test(whole.slice(0, day.start))
  const clause = isAhead ? whole.slice(day.end).replace(/^\)/, '') : whole
  // "Fell from 412 U/mL to 38 U/mL": the later one is what it is.
  const change = new RegExp(`^[^.;\\d]{0,40}\\bfrom\\s+${VALUE}\\s+(?:down |up )?to\\s+(?<now>${VALUE})`, 'i').exec(
    clause,
  )
  if (change?.groups?.now) return readNumber(name, ` ${change.groups.now}`)
  const match = new RegExp(
    `^(?<gap>[^.;\\d]{0,45}?)(?<value>[<>]?\\s?\\d{1,6}(?:,\\d{3})*(?:\\.\\d+)?)\\s*(?<unit>${UNIT})?(?![\\d/-])`,
    'i',
  ).exec(clause)
  const { gap = '', value = '', unit } = match?.groups ?? {}
  if (
    !value ||
    /\b(?:by|from|to|every|in|on|since|range|month|week|year|no|normal|undetect\w+)\b/i.test(gap) ||
    /,\s*[A-Z]{2,}/.test(gap) ||
    /^\s*(?:%|months?|weeks?|years?|days?|\+)/.test(clause.slice(match?.[0].length ?? 0))
  )
    return
  if (!unit && /^(?:19|20)\d\d$/.test(value)) return
  return {
    name,
    value: `${value.replace(/\s+/g, '')}${unit ? ` ${unit.replace(/\s+/g, '')}` : ''}`,
  }
}

/** "112 ng/mL at diagnosis and is now 0.3 ng/mL". */
function readNow(name: string, clause: string): Value | undefined {
  const said = new RegExp(
    `\\d[^;]*?\\b(?:now|currently|today|most recently)\\s+(?:at |is |of )?(?<said>${VALUE})`,
    'i',
  ).exec(clause)?.groups?.said
  return said === undefined ? undefined : readNumber(name, ` ${said}`)
}

/** "1240 U/mL (pre-op), 18 U/mL (3/2025)": values of several days, each with its day or occasion in brackets. */
function readSeries(name: string, clause: string): Value[] {
  const found: Value[] = []
  let rest = clause.replace(/^[\s:=]+/, '')
  for (;;) {
    const match = new RegExp(`^(?<said>${VALUE})\\s*\\((?<day>[^)]{2,30})\\)[\\s,;]*(?:and\\s+)?`, 'i').exec(rest)
    const value = match?.groups?.said && readNumber(name, ` ${match.groups.said}`)
    if (!match || !value) return found
    const date = findDates(match.groups?.day ?? '')[0]?.date
    found.push({ ...value, ...(date && { date }) })
    rest = rest.slice(match[0].length)
  }
}

function readPdl1(name: string, clause: string, before: string): Value | undefined {
  const kind =
    /\b(TPS|CPS|IC|TC)\b/i.exec(clause)?.[1]?.toUpperCase() ??
    (/tumou?r proportion/i.test(clause) ? 'TPS' : /combined positive/i.test(clause) ? 'CPS' : undefined)
  const scored = /\b(?:TPS|CPS|IC|TC|score)\b[\s)]*(?:of|:|=|is|was|\(|-|–)?\s*([<>≥≤]?\s?\d{1,3})\s*(%?)/i.exec(clause)
  const percent = readPercent(clause)
  const status = readStatus(clause, before)
  const written = scored?.[1]?.replace(/\s+/g, '')
  const value: Value = { name }
  if (status) value.status = status
  if (percent !== undefined && kind !== 'CPS') value.percent = percent
  if (written) value.value = `${kind ?? 'score'} ${written}${scored?.[2] ?? ''}`
  else if (percent !== undefined)
    value.value = `${kind ? `${kind} ` : ''}${/[<>≥≤]?\s?\d{1,3}(?:\.\d+)?\s*%/.exec(clause)?.[0].replace(/\s+/g, '')}`
  return value.status || value.value ? value : undefined
}

/** What a stain makes likely is no result of the test for it: "no loss of expression: low probability of MSI-H". */
const LIKELY = /\b(?:probability|likelihood|chance|suspicio\w+|suggest\w*|predict\w*|exclud\w*)\b[^.;]{0,40}$/i

function readMsi({ name, text }: MarkerMention, clause: string, before: string): Value | undefined {
  if (LIKELY.test(before)) return
  const said = `${text} ${clause.slice(0, 60)}`
  if (
    /\bMSI[\s-]?H\b|\b(?:instability|MSI)[\s:,=-]*(?:status[\s:]*)?(?:is |was )?(?:high|present|positive|detected(?! ))|unstable|instability[\s-]high/i.test(
      said,
    ) &&
    !/\bnot (?:MSI|detected|unstable)|negative|no\b/i.test(said)
  )
    return { name, status: 'positive', value: 'MSI-H' }
  if (
    /\bMSS\b|\bstable|\bMSI[\s-]?L\b|instability[\s:,=-]*(?:is |was )?(?:low|absent|negative|not )|\bMSI[\s:,=-]*(?:status[\s:]*)?(?:negative|not |low|absent)/i.test(
      said,
    )
  )
    return {
      name,
      status: 'negative',
      value: /MSI[\s-]?L\b/.test(said) ? 'MSI-L' : 'MSS',
    }
  return
}

function readMmr({ name, text }: MarkerMention, clause: string, before: string): Value | undefined {
  // "Loss of MLH1 and PMS2", and not what is said of the marker before: "PMS2 loss, MSH2 intact".
  const ahead =
    /(?:\b(?:no|without) (?:evidence of )?)?\b(?:loss|lost|absent|absence|deficien\w+|proficient|intact|retained|preserved)\b[^,;.]{0,40}$/i.exec(
      before,
    )?.[0] ?? ''
  const said = `${ahead} ${text} ${clause.slice(0, 60)}`
  if (
    /\bdMMR\b|deficien|\b(?:loss|lost|absent)\b/i.test(said) &&
    !/\bno (?:evidence of )?(?:loss|deficien)|not deficient|without loss/i.test(said)
  )
    return { name, value: name === 'MMR' ? 'deficient' : 'loss of expression' }
  if (
    /\bpMMR\b|proficient|intact|retained|preserved|\bno (?:evidence of )?loss|no deficiency|expressed|normal/i.test(
      said,
    )
  )
    return { name, value: name === 'MMR' ? 'proficient' : 'intact' }
  return
}

function readScore(name: string, clause: string): Value | undefined {
  const match =
    /^[^.;\d]{0,40}?(?<number>\d{1,3}(?:\.\d+)?)\s*(?<unit>(?:mut(?:ation)?s?|m)\s*\/\s*(?:Mb|megabase))?/i.exec(clause)
  const level = /\b(high|intermediate|low)(?:[\s-]risk)?\b/i.exec(clause.slice(0, 80))?.[1]?.toLowerCase()
  const { number, unit } = match?.groups ?? {}
  if (number !== undefined && !/^(?:19|20)\d\d$/.test(number))
    return {
      name,
      value: `${number}${unit ? ' mut/Mb' : ''}${level ? ` (${level})` : ''}`,
    }
  return level ? { name, value: level } : undefined
}

/** A result that was found in this patient. A denial inside a result ("not amplified", "negative") is the result. */
function isRead({ text, section }: Statement, start: number, end: number, isMarker = false): boolean {
  const context = contextOf(text, start, end)
  if (context.isFamily) return false
  // "Pembrolizumab if the PD-L1 is at least 50 %" tells of no result.
  if (/\b(?:if|unless|whether|should)\b[^.;,]{0,40}$/i.test(text.slice(0, start))) return false
  if (
    /\b(?:pending|to follow|not (?:yet )?(?:available|performed|done|tested|ordered|resulted)|will be (?:sent|reported|performed)|insufficient|cannot be (?:assessed|determined)|ordered|requested)\b/i.test(
      text.slice(end, end + 60),
    ) &&
    !/\b(?:positive|negative|\d\+|%)/i.test(text.slice(end, end + 30))
  )
    return false
  if (
    context.isDoubtful &&
    !/\b(?:respon|sensitiv|recommend|discuss)\w*/i.test(text.slice(0, start)) &&
    /\b(?:if|should|would|could|may|might|if the|whether|in case|suspected|possible|consider)\b/i.test(
      text.slice(0, start),
    )
  )
    return false
  return isMarker || section !== 'plan' ? !(context.isDoubtful && section === 'plan') : true
}

const SAMPLED =
  /\b(?:biops(?:y|ies|ied)|resect\w+|excis\w+|\w+ectomy|aspirat\w+|cytology|specimen|patholog\w+|histolog\w+|FNA)\b/i

/** The sentence right before. */
const lastOf = (before: string) => before.split(/(?<=[.;])\s+(?=[A-Z(])/).at(-1) ?? ''

/** What a sentence before says was sampled: "Liver biopsy: metastatic carcinoma. ER 10 %". */
function sampledIn(before: string): SiteMention | undefined {
  return findSites(before)
    .filter(
      ({ isNode, end }) =>
        !isNode && /^\s*(?:core |needle |excisional )?(?:biops(?:y|ies)|resection|aspirate)\b/i.test(before.slice(end)),
    )
    .at(-1)
}

function toFact(statement: Statement, { rule, ...value }: Value, at: number): Found {
  const { text, specimen, quote, before = '', when } = statement
  const sites = findSites(text).filter(
    one => !one.isNode && one.name !== 'peritoneum' && Math.abs(one.start - at) < 160,
  )
  // What was sampled; else what the words before are about, since what is told of a tumor stands behind it.
  const sampled = sites.find(
    ({ end }) =>
      end <= at &&
      /^\s*(?:core |needle |excisional |lymph node )?(?:biops(?:y|ies)|mass|lesion|specimen|nodule|resection|aspirate)\b/i.test(
        text.slice(end),
      ),
  )
  const own = sites.filter(({ end }) => !/^\s*(?:primary|origin)\b/i.test(text.slice(end)))
  const site = sampled ?? own.filter(({ end }) => end <= at).at(-1) ?? own[0] ?? sampledIn(before)
  const named = site && sideOf(own.includes(site) || site === sampled ? text : before, site.start, site.end)
  const side = named === 'bilateral' ? undefined : named
  const dates = findDates(text)
  const behind = dates.find(({ start }) => start > at && start - at < 60)
  // "CEA 12 (1/5/2022), CEA 48 on 10/11/2021": a date right behind a value goes before one ahead of its name.
  const isOwn =
    behind && !/[;]|\.\s/.test(text.slice(at, behind.start)) && findMarkers(text.slice(at, behind.start)).length === 1
  const date = (isOwn ? behind : undefined) ?? dates.filter(({ end }) => end <= at && at - end < 160).at(-1) ?? behind
  const day =
    date?.date ?? (SAMPLED.test(lastOf(before)) ? findDates(lastOf(before)).at(-1)?.date : undefined) ?? when?.start
  const biomarker: Biomarker = { ...value, ...(day && { date: day }) }
  return {
    kind: 'biomarker',
    value: biomarker,
    // A heading of results stands for all parts of a report above it; only words in the statement tie it to one.
    tumor: site
      ? { site: site.name, laterality: side }
      : specimen && !/immuno|receptor|comment|marker/.test(statement.label)
        ? {
            site: specimen.isNode ? undefined : specimen.site,
            laterality: specimen.laterality,
          }
        : {},
    quote,
    rule,
  }
}
