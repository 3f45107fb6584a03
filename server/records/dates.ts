/** Dates as reports write them, as exact as they are: YYYY, YYYY-MM or YYYY-MM-DD. Slashed dates are month first (US). */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

const DATE = new RegExp(
  [
    '\\b(?<y1>(?:19|20)\\d\\d)-(?<m1>\\d\\d)(?:-(?<d1>\\d\\d))?\\b',
    '\\b(?<m2>\\d{1,2})[/-](?<d2>\\d{1,2})[/-](?<y2>(?:19|20)?\\d\\d)\\b',
    `\\b${MONTH.replace('(', '(?<n3>')}\\s+(?<d3>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y3>(?:19|20)\\d\\d)\\b`,
    `\\b(?<d4>\\d{1,2})[ -]${MONTH.replace('(', '(?<n4>')}[ -](?<y4>(?:19|20)\\d\\d)\\b`,
    `\\b${MONTH.replace('(', '(?<n5>')}\\s+(?:of\\s+)?(?<y5>(?:19|20)\\d\\d)\\b`,
    '\\b(?<m6>\\d{1,2})/(?<y6>(?:19|20)\\d\\d)\\b',
    '(?<=\\b(?:in|since|of|from|until|diagnosed|dx|circa|year|\\()\\s?)(?<y7>(?:19|20)\\d\\d)\\b',
    '\\b(?<y8>(?:19|20)\\d\\d)(?<m8>0[1-9]|1[0-2])(?<d8>0[1-9]|[12]\\d|3[01])\\b',
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
    const pick = (name: string) =>
      ['1', '2', '3', '4', '5', '6', '7', '8'].map(number => group[name + number]).find(Boolean)
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
