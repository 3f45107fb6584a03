/**
 * Tokens that say when they were made: a space and four digits to the base of 36, as long as an English token with its
 * space. Processes of one machine share the clock.
 */

/** 36⁴ ticks of 10 µs come round every 16.8 s, so that is the most a token may take. */
const TICKS_PER_MS = 100
const DIGITS = 4
const TICKS = 36 ** DIGITS
export const TOKEN_LENGTH = DIGITS + 1

/** By the one clock that counts from the same moment in every process. */
function nowInTicks(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1_000 * TICKS_PER_MS + Math.floor((nanoseconds * TICKS_PER_MS) / 1e6)
}

export function stampToken(): string {
  return ` ${(nowInTicks() % TICKS).toString(36).padStart(DIGITS, '0')}`
}

/** How long the token at `index` of a text has been under way, in milliseconds. */
export function ageOfToken(text: string, index: number): number {
  const made = Number.parseInt(text.slice(index + 1, index + TOKEN_LENGTH), 36)
  return ((nowInTicks() - made + TICKS) % TICKS) / TICKS_PER_MS
}
