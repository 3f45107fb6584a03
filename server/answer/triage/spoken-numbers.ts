/** Temperatures as they are said aloud: "one oh one point five", "thirty eight six", "a hundred and two". */

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const DIGIT = `(${DIGITS.slice(1).join('|')})`
const POINT = `(?: point (${DIGITS.join('|')}|\\d))?(?: point (?:${DIGITS.join('|')}))?`
const READ_ALOUD = [
  {
    base: 100,
    pattern: new RegExp(`(?<= |^)(?:one|a|1) ?(?:oh|o|zero|hundred(?: and)?) ${DIGIT}${POINT}(?= |$)`, 'g'),
  },
  { base: 30, pattern: new RegExp(`(?<= |^)thirty[ -]${DIGIT}${POINT}(?= |$)`, 'g') },
  { base: 40, pattern: new RegExp(`(?<= |^)forty[ -]${DIGIT}${POINT}(?= |$)`, 'g') },
  { base: 100, pattern: /(?<= |^)(?:one|a) hundred()(?: point (\w+))(?= |$)/g },
] as const
const SPANISH_DIGITS = ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve']

/** Numbers in words that could be a body temperature, as digits; "thirty eight years" stays what it is for the rules to judge. */
export function readSpokenNumbers(text: string): string {
  const spanish = text
    .replace(
      /(?<= |^)treinta y (seis|siete|ocho|nueve)(?= |$)/g,
      (_, digit: string) => `3${SPANISH_DIGITS.indexOf(digit)}`,
    )
    .replace(/(?<= |^)cuarenta(?= (?:de fiebre|y medio|grados))/g, '40')
    .replace(/(?<= |^)(3\d|4[01]) (?:y medio|con cinco|punto cinco)(?= |$)/g, '$1.5')
  return READ_ALOUD.reduce(
    (read, { base, pattern }) =>
      read.replace(pattern, (_, digit: string, point?: string) => {
        const tenths = point === undefined ? '' : `.${Math.max(DIGITS.indexOf(point), Number(point) || 0)}`
        return `${base + Math.max(DIGITS.indexOf(digit), 0)}${tenths}`
      }),
    spanish,
  )
}
