/** Numbers of a sentence with their units, so that 3 weeks are not taken for 3 months, nor 38 °C for 38 °F. */

export interface Quantity {
  /** In digits, without leading zeros: "38", "0.5", "2b" of a stage. */
  value: string
  /** Empty where none of those we know stands with it. */
  unit: string
  /** "Or more", "less than": which way it is a bound; empty for a number that is none. */
  bound: '' | 'least' | 'most'
  /** Where in the plain text it stands. */
  index: number
}

const SPELLED: Record<string, string> = {
  ...{
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
  },
  ...{ twelve: '12', fifteen: '15', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70' },
  ...{ eighty: '80', ninety: '90', hundred: '100', thousand: '1000', dozen: '12' },
  ...{ half: '1/2', third: '1/3', thirds: '/3', quarter: '1/4', double: '2x', triple: '3x' },
}
const UNITS: [string, RegExp][] = [
  ['%', /^(?:%|percent\b|per cent\b)/],
  ['c', /^(?:° ?c\b|degrees? c\w*|c\b|celsius)/],
  ['f', /^(?:° ?f\b|degrees? f\w*|f\b|fahrenheit)/],
  ['minute', /^(?:minutes?|mins?)\b/],
  ['hour', /^(?:hours?|hrs?)\b/],
  ['day', /^days?\b/],
  ['week', /^(?:weeks?|wks?)\b/],
  ['month', /^months?\b/],
  ['year', /^(?:years?|yrs?)\b/],
  ['mg', /^(?:mg|milligrams?)\b/],
  ['mcg', /^(?:mcg|[µμ]g|micrograms?)\b/],
  ['g', /^(?:g|grams?)\b/],
  ['kg', /^(?:kg|kilograms?|kilos?)\b/],
  ['pound', /^(?:lbs?|pounds?)\b/],
  ['ml', /^(?:ml|milliliters?|millilitres?)\b/],
  ['cm', /^(?:cm|centimet(?:er|re)s?)\b/],
  ['mm', /^(?:mm|millimet(?:er|re)s?)\b/],
  ['gy', /^(?:gy|grays?)\b/],
  ['time', /^times\b/],
  ['+', /^\+/],
]
const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5' }
const NUMBER =
  /\$ ?\d[\d,.]*\d|(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?![\p{L}\p{N}])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|half|thirds?|quarter|double|one(?= (?:to|or|in) )|an?(?= (?:minute|hour|day|week|month|year)\b))\b/gu
/** "stages 2 and 3", "grade III": each value has the word before the first. */
const RANK = /\b(stage|grade|phase)s? ((?:(?:0|[1-5]|iv|v|i{1,3})[abc]?\b(?:, (?:and |or )?| and | or | to )?)+)/g

function readRanks(plain: string): Quantity[] {
  return [...plain.matchAll(RANK)].flatMap(({ index, 1: unit = '', 2: values = '', 0: whole }) =>
    [...values.matchAll(/\b(0|[1-5]|iv|v|i{1,3})([abc]?)\b/g)].map(({ index: at, 1: value = '', 2: part = '' }) => ({
      ...{ value: `${ROMAN[value] ?? value}${part}`, unit, bound: '' as const },
      index: index + whole.length - values.length + at,
    })),
  )
}

const unitAt = (rest: string) => UNITS.find(([, pattern]) => pattern.test(rest))?.[0] ?? ''

/** The signs of `same-phrases.ts`. */
function readBound(before: string): Quantity['bound'] {
  if (before.endsWith('⩾')) return 'least'
  return before.endsWith('⩽') ? 'most' : ''
}

/** Reads the numbers of a text that `plainText` made, in order. */
export function readQuantities(plain: string): Quantity[] {
  const ranks = readRanks(plain)
  const found = [...plain.matchAll(NUMBER)]
    .filter(({ index }) => !ranks.some(rank => rank.index === index))
    .map(({ index, 0: raw }): Quantity => {
      const isMoney = raw.startsWith('$')
      const spelled = /^(?:one|an?)$/.test(raw) ? '1' : SPELLED[raw]
      const value =
        spelled ??
        raw
          .replace(/^\$ ?/, '')
          .replace(/,(?=\d{3}\b)/g, '')
          .replace(',', '.')
          .replace(/^0+(?=\d)/, '')
      const rest = plain.slice(index + raw.length).trimStart()
      const bound = readBound(plain.slice(0, index))
      return { value, unit: isMoney ? '$' : unitAt(rest), bound, index }
    })
  // "one to three weeks": both are weeks.
  for (const [at, quantity] of found.entries()) {
    const next = found[at + 1]
    if (quantity.unit || !next?.unit) continue
    const between = plain.slice(quantity.index, next.index)
    if (/^\S+ (?:to|or|and)(?: \w+)? $/.test(between)) quantity.unit = next.unit
  }
  return [...found, ...ranks].sort((one, other) => one.index - other.index)
}

/** Whether all that is claimed is stated in that order. */
function isWithin(claimed: readonly Quantity[], stated: readonly Quantity[]): boolean {
  let at = 0
  return claimed.every(({ value, bound }) => {
    while (at < stated.length && !(stated[at]?.value === value && stated[at]?.bound === bound)) at++
    return at++ < stated.length
  })
}

/** Whether all that is claimed is stated, each with its unit, and in that order: two numbers that change places are two other facts. */
export function holdsQuantities(claimed: readonly Quantity[], stated: readonly Quantity[]): boolean {
  const units = new Set(claimed.map(({ unit }) => unit))
  return [...units].every(unit =>
    isWithin(
      claimed.filter(one => one.unit === unit),
      unit === '' ? stated : stated.filter(one => one.unit === unit),
    ),
  )
}
