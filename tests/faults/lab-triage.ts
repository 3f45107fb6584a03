import type { Verdict } from '../../server/answer/answer.ts'
import { isRedFlag } from './lab-site.ts'

/** Knows the one red flag that is raised here. Compiling the product's rules would be most of a relay's start. */
export const triage = (text: string): Verdict =>
  isRedFlag(text) ? { level: 'emergency', rule: 'fever' } : { level: 'none', rule: '' }
