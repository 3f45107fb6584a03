import { shown } from './catalogue.ts'

/** A site's retention in words: hours up to two days, then whole days. */
export function formatRetention(hours: number): string {
  return hours <= 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day')
}

/** How long it is still, in whole seconds and words; never none. */
export function formatWait(ms: number): string {
  return count(Math.max(1, Math.ceil(ms / 1000)), 'second')
}

/** "1 hour", "3 hours", as the language that is shown counts. */
function count(number: number, unit: string): string {
  return number.toLocaleString(shown.value.language, { style: 'unit', unit, unitDisplay: 'long' })
}
