/** How many tokens a model may be given and asked for, for each site and day (UTC). Kept by this process alone. */
import type { Usage } from '../providers/provider.ts'

export interface Spend {
  /** Takes `tokens` out of the day's allowance for as long as a request runs; null where so many are not left. */
  reserve(site: string, tokens: number, perDay: number | undefined): Reservation | null
}

export interface Reservation {
  /** Puts what was really used in the place of what was reserved. The second call does nothing. */
  settle(used: Usage): void
}

/** Makes the counts; `now` is milliseconds since the epoch. */
export function createSpend(now: () => number): Spend {
  let day = ''
  const spent = new Map<string, number>()
  return {
    reserve(site, tokens, perDay = Number.POSITIVE_INFINITY) {
      const today = new Date(now()).toISOString().slice(0, 10)
      if (today !== day) {
        day = today
        spent.clear()
      }
      const before = spent.get(site) ?? 0
      if (before + tokens > perDay) return null
      spent.set(site, before + tokens)
      let isSettled = false
      return {
        settle({ inputTokens, outputTokens }) {
          // Of a day that is over nothing is left to put right.
          if (isSettled || day !== today) return
          isSettled = true
          spent.set(site, (spent.get(site) ?? 0) - tokens + inputTokens + outputTokens)
        },
      }
    },
  }
}

/** At least so many characters of English are a token; a prompt that is not counted yet is counted high. */
const CHARACTERS_PER_TOKEN = 3

export const estimateTokens = ({ length }: { length: number }) => Math.ceil(length / CHARACTERS_PER_TOKEN)
