import { triage } from './answer/triage.ts'
import { cardOf } from './answer/wrap.ts'
import type { RelayOptions } from './relay/interfaces.ts'
import type { Site } from './site.ts'

/** Made up; between them they reach most of the rules. */
const MESSAGES = [
  'What should I ask my oncologist about the side effects of this treatment at my next visit?',
  'I am on chemo and have a fever of 101, chest pain and I cannot breathe',
  'My mother wants to know how long she has and whether to stop the pills',
]

/**
 * Runs the rules once before the first patient comes: a pattern is compiled when it is first tried, and a first message takes
 * 0.03 to 0.05 s on a busy machine, where a red-flag card may take 0.15 s.
 */
export function warmUp(site: Site, judge: RelayOptions['triage'] = triage): void {
  for (const message of MESSAGES) cardOf(judge(message, []), site, site.locales[0] ?? 'en', new Date())
}
