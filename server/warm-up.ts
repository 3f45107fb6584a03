import { triage } from './answer/triage.ts'
import { cardOf } from './answer/wrap.ts'
import type { Site } from './site.ts'

/** Made up; between them they reach most of the rules. */
const MESSAGES = [
  'What should I ask my oncologist about the side effects of this treatment at my next visit?',
  'I am on chemo and have a fever of 101, chest pain and I cannot breathe',
  'My mother wants to know how long she has and whether to stop the pills',
]

/**
 * Runs the rules once before the first patient comes: the engine compiles each of their patterns when it first meets it,
 * which takes longer (0.9 s of processor for all of them) than a red-flag card may (0.15 s).
 */
export function warmUp(site: Site): void {
  for (const message of MESSAGES) cardOf(triage(message, []), site, site.locales[0] ?? 'en', new Date())
}
