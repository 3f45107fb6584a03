/** Stage groups and TNM categories (AJCC), FIGO, Ann Arbor and others, as they are said; never worked out. */
import type { Stage } from '../../../protocol/case-profile.ts'
import { contextOf, isGeneral } from '../context.ts'
import type { Fact } from '../document.ts'
import { findSites } from '../lexicon/sites.ts'
import { sideOf } from '../sides.ts'
import type { Statement } from '../statements.ts'

type Found = Extract<Fact, { kind: 'stage' }>

const GROUP =
  /\b(?<how>(?:FIGO|AJCC|TNM|overall|ann arbor|lugano|clinical|path(?:ologic(?:al)?)?|anatomic|prognostic|Rai|Binet|R?-?ISS|Masaoka|BCLC|Durie[\s-]Salmon|summary)[\s-]*(?:\([^)]*\)\s*)?)*stage(?: group(?:ing)?)?\s*(?:\([^)]*\))?\s*(?:is|was|of|:|=|,|-)*\s*,?\s*(?:stage\s*)?(?<group>(?:IV|I{1,3}|[0-4])(?:[\s-]?[A-Ca-c]\d?)?(?:E|S|X)?)(?![\w/]|\.\d|\s*[-–]\s*(?:I|[0-4]))/g

/** Systems whose numbers are no stage groups of the TNM kind keep their name. */
const SYSTEM = /\b(?:Rai|Binet|R-?ISS|ISS|BCLC|Masaoka|Durie[\s-]Salmon)\b/i
const OTHER =
  /\b(?<system>R-?ISS|ISS|Rai|Binet|BCLC)\s*(?:stage\s*)?(?::|=|-|is|of)?\s*(?:stage\s*)?(?<group>I{1,3}V?|IV|[0-4]|[A-D])(?![\w])/g
/** "FIGO IVB"; a number alone is a grade. */
const FIGO = /\bFIGO\s+(?:\(?(?:19|20)\d\d\)?\s+)?(?<group>IV[AB]?|III[A-C]?\d?|I{1,2}[A-C]\d?)(?![\w/])/g
const SMALL_CELL = /\b(?<group>limited|extensive)[\s-]stage\b/gi

/** Prefixes of AJCC: c, p, y, r, a, m in any order that is used. A letter read as a digit is told by `look-alikes.ts`. */
const PREFIX = '(?<prefix>(?:yp|yc|rp|[cpyram]))?'
const T = new RegExp(
  `(?<![A-Za-z0-9.-])(?:${PREFIX}\\s?T(?<t>(?:is|[0-4]|X|a)(?:mi|[a-d][1-3]?)?(?:\\s?\\((?:\\d+|m|s|is|DCIS|LCIS|Paget|f|mf)\\))?))(?![A-Za-z0-9/]|-\\d|\\.\\d)`,
  'g',
)
const N =
  /(?<![A-Za-z0-9.])(?:(?<prefix>yp|yc|rp|[cpyram])?\s?N(?<n>[0-3X](?:mi|[a-c])?\d?(?:\s?\((?:sn|i[+-]|mol[+-]|f|mi)\))*(?:mi)?))(?![A-Za-z0-9/]|\.\d)/g
const M =
  /(?<![A-Za-z0-9.])(?:(?<prefix>yp|yc|rp|[cpyram])?\s?M(?<m>(?:0|1)(?:[a-e]\d?)?(?:\s?\(i\+\))?|X))(?![A-Za-z0-9/]|\.\d)/g
/** All in one word: "pT2N1aM0", "T3N2M0". */
const TOGETHER =
  /(?<![A-Za-z0-9])(yp|yc|rp|[cpyram])?(T(?:is|[0-4X])(?:mi|[a-d]\d?)?(?:\([^)]{1,6}\))?)[\s,]*(yp|yc|[cpyram])?(N[0-3X](?:mi|[a-c])?\d?(?:\s?\((?:sn|i[+-]|mol[+-]|f|mi)\))*)[\s,]*(?:(yp|yc|[cpyram])?(M(?:[01](?:[a-e]\d?)?|X)))?(?![A-Za-z0-9])/g

const ROMAN: Readonly<Record<string, string>> = {
  0: '0',
  1: 'I',
  2: 'II',
  3: 'III',
  4: 'IV',
}

/** "2B" and "iib" as "IIB". Undefined for what is no stage. */
export function toGroup(written: string): string | undefined {
  const match = /^(?:stage\s*)?(IV|I{1,3}|[0-4])[\s-]?([A-Ca-c]\d?)?(E|S|X)?$/i.exec(written.trim())
  if (!match) return
  const [, number = '', letter = '', suffix = ''] = match
  return `${ROMAN[number] ?? number.toUpperCase()}${letter.toUpperCase()}${suffix.toUpperCase()}`
}

const EARLIER =
  /\b(?:originally|initially|initial|formerly|previously|at (?:first )?(?:diagnosis|presentation)|at that time|then)\b[^.;)]*$/i

/** "Clinical stage was T2N0". */
function basisAhead(before: string, { basis }: Found['value']): Pick<Stage, 'basis'> {
  const word = /\b(?<word>clinical|pathologic)(?:al)?(?:ly)?\s+(?:TNM\s+)?stag(?:e|ed|ing)\b[^.;,]*$/i.exec(before)
    ?.groups?.word
  return basis || !word ? {} : { basis: word.toLowerCase() as 'clinical' | 'pathologic' }
}

export function findStages(statement: Statement): Found[] {
  const { text, section, quote, specimen, when, before = '' } = statement
  if (
    section === 'family' ||
    section === 'aside' ||
    isGeneral(text) ||
    /AJCC\s*(?:TNM\s*)?stage (?:groups?|definitions?)|staging (?:system|manual)\s*$/i.test(text)
  )
    return []
  const found: Found[] = []
  const take = (start: number, end: number, said: Found['value']): void => {
    const value = { ...said, ...basisAhead(text.slice(Math.max(0, start - 40), start), said) }
    const context = contextOf(text, start, end)
    // "No distant metastases (cM0)" and "ENE absent, pT3N2b" deny something else.
    const isDenied =
      context.isDenied && (value.group !== undefined || /\b(?:no|not|without)\s+$/i.test(text.slice(0, start)))
    if (isDenied || context.isFamily || context.isDoubtful) return
    found.push({
      kind: 'stage',
      value,
      tumor: tumorAt(statement, start, end, context.isPast),
      isEarlier: when !== undefined || EARLIER.test(text.slice(Math.max(0, start - 30), start)),
      quote,
    })
  }
  for (const match of text.matchAll(new RegExp(GROUP.source, 'gi'))) {
    const { how = '', group = '' } = match.groups ?? {}
    const named = toGroup(group)
    // "The stage is amended"; stage IS is one of the testis alone (AJCC, chapter on the testis).
    if (/^is$/i.test(group) && !/testi|seminoma|germ cell/i.test(text)) continue
    if (!named || /\b(?:T|N|M)\s*$/.test(text.slice(0, match.index)) || isOtherDisease(text, match)) continue
    const system = SYSTEM.exec(how)?.[0]
    const basis = basisOf(how)
    take(match.index, match.index + match[0].length, {
      group: system ? `${system} ${named}` : named,
      ...(basis && { basis }),
    })
  }
  for (const match of text.matchAll(OTHER)) {
    const { system = '', group = '' } = match.groups ?? {}
    if (found.some(({ value }) => value.group)) continue
    take(match.index, match.index + match[0].length, {
      group: `${system} ${group}`,
    })
  }
  for (const match of text.matchAll(FIGO)) {
    if (found.some(({ value }) => value.group)) continue
    take(match.index, match.index + match[0].length, { group: match.groups?.group ?? '' })
  }
  for (const match of text.matchAll(SMALL_CELL)) {
    take(match.index, match.index + match[0].length, {
      group: `${match.groups?.group?.toLowerCase()} stage`,
    })
  }
  // Categories are told as such by company or by a label: "T1" alone is a vertebra or a sequence of an MRI.
  const together = [...text.matchAll(TOGETHER)]
  for (const match of together) {
    const [whole, prefix = '', t = '', nPrefix = prefix, n = '', mPrefix = '', m] = match
    take(
      match.index,
      match.index + whole.length,
      withBasis({
        t: prefix + t,
        n: nPrefix + n,
        ...(m && { m: (mPrefix || clinicalOnly(prefix)) + m }),
      }),
    )
  }
  const rest = together.reduce(
    (left, { 0: whole, index }) => left.slice(0, index) + ' '.repeat(whole.length) + left.slice(index + whole.length),
    text,
  )
  const upper = rest
    // How a breast tumor's grade adds up, in the United Kingdom: "T3 P2 M1 = 6".
    .replace(/\bT[1-3][\s,]*[NP][1-3][\s,]*M[1-3](?=\s*(?:=|\)))/g, sum => ' '.repeat(sum.length))
    .replace(/\bP(?=[TNM][0-4Xxi])/g, 'p')
    .replace(/\bC(?=[TNM][0-4Xx])/g, 'c')
    .replace(/\bY[Pp](?=[TNM][0-4Xx])/g, 'yp')
    .replace(/(?<=\bp?T)IS\b/g, 'is')
    .replace(/(?<=[TNM])x\b/g, 'X')
    .replace(/(?<=\b[cpy]{0,2}[TN][0-4])[A-D](?=\d?\b)/g, letter => letter.toLowerCase())
  const isLabelled =
    /\b(?:T|N|M|pT|pN|pM|TNM|tumou?r|nodes?|nodal|metastas[ie]s|stage|staging|categor(?:y|ies)|primary|regional|distant)\b/i.test(
      text,
    )
  const parts = [...collect(upper, T, 't'), ...collect(upper, N, 'n'), ...collect(upper, M, 'm')]
  const isTrusted =
    /\(M1[a-d]\)/.test(text) ||
    together.length > 0 ||
    parts.some(({ value }) => /^(?:yp|yc|rp|[cpyra])/.test(value)) ||
    // "(cN0). Chest film clear, M0."
    (parts.length > 0 && /\b[cpy]{1,2}[TN][0-4]/.test(before)) ||
    new Set(parts.map(({ field }) => field)).size > 1 ||
    (isLabelled && (/\bstag|TNM|\([^)]*T\d|\(M1[a-d]?\)/i.test(text) || /\bstag|tnm/.test(statement.label)))
  if (
    !isTrusted ||
    (specimen === undefined &&
      section === 'other' &&
      parts.length === 1 &&
      !/\(M1[a-d]\)/.test(text) &&
      !/^[cpy]/.test(parts[0]?.value ?? ''))
  )
    return found
  for (const { field, value, start, end } of parts) take(start, end, withBasis({ [field]: value }))
  return found
}

function collect(
  text: string,
  pattern: RegExp,
  field: 't' | 'n' | 'm',
): { field: 't' | 'n' | 'm'; value: string; start: number; end: number }[] {
  return [...text.matchAll(pattern)].map(match => ({
    field,
    value: `${match.groups?.prefix ?? ''}${field.toUpperCase()}${match.groups?.[field] ?? ''}`.replace(/\s+/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function withBasis(value: Pick<Stage, 't' | 'n' | 'm'>): Found['value'] {
  const said = [value.t, value.n].filter(one => one !== undefined).join(' ')
  const basis = /(?:^|\s)y?p[TN]/.test(said) ? 'pathologic' : /(?:^|\s)y?c[TN]/.test(said) ? 'clinical' : undefined
  return { ...value, ...(basis && { basis }) }
}

/** A pathologist's prefix does not go over to M, which is clinical unless it was looked at (AJCC, chapter 1). */
const clinicalOnly = (prefix: string) => (prefix === 'c' ? 'c' : '')

const basisOf = (how: string): Stage['basis'] =>
  /clinical/i.test(how) ? 'clinical' : /path/i.test(how) ? 'pathologic' : undefined

/** Kidneys, hearts, livers, ulcers and bedsores have stages as well. */
function isOtherDisease(text: string, match: RegExpMatchArray): boolean {
  const around = text.slice(Math.max(0, (match.index ?? 0) - 40), (match.index ?? 0) + match[0].length + 40)
  return /\b(?:CKD|AKI|(?:acute|chronic) kidney|kidney (?:disease|injury)|encephalopathy|NASH|ulcers?|wounds?|renal disease|heart failure|CHF|hypertension|pressure (?:ulcer|injury)|decubitus|retinopathy|fibrosis|COPD|lymphedema|sleep|tanner|parkinson|endometriosis|prolapse|sarcoidosis|renal failure|GVHD|osteoarthritis)\b/i.test(
    around,
  )
}

function tumorAt(
  { text, specimen, section }: Statement,
  start: number,
  end: number,
  isPast: boolean,
): NonNullable<Found['tumor']> {
  const site =
    findSites(text).find(one => !one.isNode && one.start >= end - 1 && one.start - end < 90) ??
    findSites(text)
      .filter(one => !one.isNode && one.end <= start)
      .at(-1)
  const laterality = site ? sideOf(text, site.start, site.end) : specimen?.laterality
  return {
    site: site?.name ?? (specimen?.isNode ? undefined : specimen?.site),
    laterality,
    isHistory: isPast || section === 'past',
  }
}
