/** Dates as reports write them, as exact as they are: YYYY, YYYY-MM or YYYY-MM-DD. Slashed dates are month first (US), unless `isDayFirst`. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

const DATE = new RegExp(
  [
    '\\b(?<y1>(?:19|20)\\d\\d)[-/](?<m1>\\d\\d)(?:[-/](?<d1>\\d\\d))?\\b',
    '\\b(?<m2>\\d{1,2})[/-](?<d2>\\d{1,2})[/-](?<y2>(?:19|20)?\\d\\d)\\b',
    `\\b${MONTH.replace('(', '(?<n3>')}\\s+(?<d3>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y3>(?:19|20)\\d\\d)\\b`,
    `\\b(?<d4>\\d{1,2})[ -]${MONTH.replace('(', '(?<n4>')}[ -](?<y4>(?:19|20)\\d\\d)\\b`,
    `\\b${MONTH.replace('(', '(?<n5>')}\\s+(?:of\\s+)?(?<y5>(?:19|20)\\d\\d)\\b`,
    '\\b(?<m6>\\d{1,2})/(?<y6>(?:19|20)\\d\\d)\\b',
    '(?<=\\b(?:in|since|of|from|until|diagnosed|dx|circa|year|\\()\\s?)(?<y7>(?:19|20)\\d\\d)\\b',
    '\\b(?<y8>(?:19|20)\\d\\d)(?<m8>0[1-9]|1[0-2])(?<d8>0[1-9]|[12]\\d|3[01])\\b',
    '\\b(?<d9>\\d{1,2})\\.(?<m9>\\d{1,2})\\.(?<y9>(?:19|20)\\d\\d)\\b',
    // A year that a line begins with, and years from one to another: "2016: …", "2016-2021".
    '(?<=^[\\s•*-]*)(?<y10>(?:19|20)\\d\\d)(?=\\s*[:–—-])',
    '\\b(?<y11>(?:19|20)\\d\\d)(?=\\s*(?:-|–|to)\\s*(?:(?:19|20)\\d\\d\\b|present|now|current|ongoing))',
    '(?<=\\b(?:19|20)\\d\\d\\s?(?:-|–|to)\\s?)(?<y12>(?:19|20)\\d\\d)\\b',
  ].join('|'),
  'gi',
)

export interface DateMention {
  date: string
  start: number
  end: number
}

/** Dates in a text, in its order. A year of two digits is of this century up to next year. */
export function findDates(text: string): DateMention[] {
  return [...text.matchAll(DATE)].flatMap((match): DateMention[] => {
    const group = match.groups ?? {}
    const pick = (name: string) => Array.from({ length: 12 }, (_, index) => group[`${name}${index + 1}`]).find(Boolean)
    const year = fullYear(pick('y') ?? '')
    const named = pick('n')
    const month = named ? MONTHS.indexOf(named.slice(0, 3).toLowerCase()) + 1 : Number(pick('m') ?? 0)
    const day = Number(pick('d') ?? 0)
    if (!year || month > 12 || day > 31) return []
    const two = (number: number) => String(number).padStart(2, '0')
    const date = [String(year), ...(month > 0 ? [two(month), ...(day > 0 ? [two(day)] : [])] : [])].join('-')
    return [{ date, start: match.index, end: match.index + match[0].length }]
  })
}

const SLASHED = /\b(\d{1,2})\/(\d{1,2})\/((?:19|20)?\d\d)\b/g
/** Spellings and names of countries that write the day first. */
const DAY_FIRST =
  /\b(?:NHS|oestrogen|tumour|haem\w+|oesophag\w+|paediatric|leukaemia|anaemia|MDT|theatre|Pty|UHID|k\/c\/o|c\/o|H\/o|consultant|Medicare no|informe|diagn[oó]stico)\b/gi

/** Whether a text's slashed dates have the day before the month: as one of them shows, else as its spelling has it. */
export function isDayFirst(texts: readonly string[]): boolean {
  const pairs = texts.flatMap(text => [...text.matchAll(SLASHED)].map(([, one, other]) => [Number(one), Number(other)]))
  if (pairs.some(([, other = 0]) => other > 12)) return false
  if (pairs.some(([one = 0]) => one > 12)) return true
  return texts.flatMap(text => [...text.matchAll(DAY_FIRST)]).length > 1
}

/** The same text with slashed dates, day first, as YYYY-MM-DD. */
export function withDayFirst(text: string): string {
  return text.replace(SLASHED, (whole, day: string, month: string, year: string) =>
    Number(month) > 12 || Number(day) > 31
      ? whole
      : `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
}

function fullYear(text: string): number | undefined {
  if (text.length === 4) return Number(text)
  if (text.length !== 2) return
  const next = (new Date().getFullYear() % 100) + 1
  return Number(text) <= next ? 2000 + Number(text) : 1900 + Number(text)
}

/** FHIR and HL7 v3 times as dates ("2019-11-11T…", "20100711100000"); undefined where there is none. */
export function toDate(value: unknown): string | undefined {
  if (typeof value !== 'string') return
  const dashed = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(value)
  const plain = /^(\d{4})(\d\d)?(\d\d)?/.exec(value)
  const [, year, month, day] = dashed ?? (/^\d{4,}$/.test(value.replace(/[-+.].*$/, '')) ? plain : null) ?? []
  if (!year || Number(year) < 1900) return
  return [year, month, month && day].filter(Boolean).join('-')
}
