/** The whole table, in the order in which it decides. */
import { togetherDeclinedRules } from './asked-together.ts'
import { crisisRules } from './crisis.ts'
import { meansCrisisRules } from './crisis-means.ts'
import { otherCrisisRules } from './crisis-other.ts'
import { signsTogether } from './crisis-together.ts'
import { unsaidCrisisRules } from './crisis-unsaid.ts'
import { wishCrisisRules } from './crisis-wishes.ts'
import { declinedRules } from './declined.ts'
import { dosingRules } from './dosing.ts'
import { bodyRules } from './emergency-body.ts'
import { brainRules } from './emergency-brain.ts'
import { generalEmergencyRules } from './emergency-general.ts'
import { harmRules } from './emergency-harm.ts'
import { signRules } from './emergency-signs.ts'
import { togetherEmergencyRules } from './emergency-together.ts'
import { feverRules } from './fever.ts'
import { leaningRules } from './leaning-rules.ts'
import { misuseRules } from './misuse.ts'
import type { Rule } from './rule.ts'
import { spanishCrisisRules } from './spanish-crisis.ts'
import { spanishDeclinedRules } from './spanish-declined.ts'
import { spanishEmergencyRules } from './spanish-emergency.ts'
import { spanishUrgentRules } from './spanish-urgent.ts'
import { urgentSignRules } from './urgent-signs.ts'
import { urgentTreatmentRules } from './urgent-treatment.ts'

export const rules: readonly Rule[] = [
  ...crisisRules,
  ...meansCrisisRules,
  ...otherCrisisRules,
  ...unsaidCrisisRules,
  signsTogether,
  ...wishCrisisRules,
  ...bodyRules,
  ...brainRules,
  ...harmRules,
  ...signRules,
  ...generalEmergencyRules,
  ...feverRules,
  ...togetherEmergencyRules,
  ...spanishCrisisRules,
  ...spanishEmergencyRules,
  ...spanishUrgentRules,
  ...spanishDeclinedRules,
  ...urgentTreatmentRules,
  ...urgentSignRules,
  ...misuseRules,
  ...dosingRules,
  ...declinedRules,
  ...togetherDeclinedRules,
  ...leaningRules,
].toSorted((one, other) => one.precedence - other.precedence)

/** The row that a verdict names. */
export function findRule(id: string): Rule | undefined {
  return rules.find(rule => rule.id === id)
}
