/** The whole table, in the order in which it decides. */
import { togetherDeclinedRules } from './asked-together.ts'
import { crisisRules } from './crisis.ts'
import { farewellCrisisRules } from './crisis-farewell.ts'
import { meansCrisisRules } from './crisis-means.ts'
import { methodCrisisRules } from './crisis-method.ts'
import { otherCrisisRules } from './crisis-other.ts'
import { signAndWords, signsTogether } from './crisis-together.ts'
import { unsaidCrisisRules } from './crisis-unsaid.ts'
import { wishCrisisRules } from './crisis-wishes.ts'
import { declinedRules } from './declined.ts'
import { dosingRules } from './dosing.ts'
import { bodyRules } from './emergency-body.ts'
import { brainRules } from './emergency-brain.ts'
import { generalEmergencyRules } from './emergency-general.ts'
import { harmRules } from './emergency-harm.ts'
import { poisonRules } from './emergency-poison.ts'
import { signRules } from './emergency-signs.ts'
import { togetherEmergencyRules } from './emergency-together.ts'
import { feverRules } from './fever.ts'
import { leaningRules } from './leaning-rules.ts'
import { misuseRules } from './misuse.ts'
import { togetherOwnRules } from './own-together.ts'
import type { Rule } from './rule.ts'
import { spanishCrisisRules } from './spanish-crisis.ts'
import { spanishDeclinedRules } from './spanish-declined.ts'
import { spanishBodyRules } from './spanish-emergency-body.ts'
import { spanishHarmRules } from './spanish-emergency-harm.ts'
import { spanishUrgentRules } from './spanish-urgent.ts'
import { changeRules } from './urgent-changes.ts'
import { urgentLineRules } from './urgent-lines.ts'
import { urgentSignRules } from './urgent-signs.ts'
import { urgentTreatmentRules } from './urgent-treatment.ts'

export const rules: readonly Rule[] = [
  ...crisisRules,
  ...meansCrisisRules,
  ...methodCrisisRules,
  ...otherCrisisRules,
  ...unsaidCrisisRules,
  ...farewellCrisisRules,
  signsTogether,
  signAndWords,
  ...wishCrisisRules,
  ...bodyRules,
  ...brainRules,
  ...harmRules,
  ...poisonRules,
  ...signRules,
  ...generalEmergencyRules,
  ...feverRules,
  ...togetherEmergencyRules,
  ...spanishCrisisRules,
  ...spanishBodyRules,
  ...spanishHarmRules,
  ...spanishUrgentRules,
  ...spanishDeclinedRules,
  ...urgentTreatmentRules,
  ...urgentLineRules,
  ...urgentSignRules,
  ...changeRules,
  ...misuseRules,
  ...dosingRules,
  ...declinedRules,
  ...togetherDeclinedRules,
  ...togetherOwnRules,
  ...leaningRules,
].toSorted((one, other) => one.precedence - other.precedence)

/** The row that a verdict names. */
export function findRule(id: string): Rule | undefined {
  return rules.find(rule => rule.id === id)
}
