/** Confirmed facts as a file: what a patient keeps, and can look through and confirm again later. */
import type { CaseProfile } from '../../protocol/case-profile.ts'

/** Tells our file from a portal's. */
const KIND = 'navis-case-profile'
/** Far more than a profile can hold. */
const MAX_BYTES = 1_000_000

export function writeSavedFacts(profile: CaseProfile): string {
  return `${JSON.stringify({ kind: KIND, version: 1, saved: new Date().toISOString().slice(0, 10), profile }, null, 2)}\n`
}

/** The profile in a file that `writeSavedFacts` wrote; undefined for any other file. The relay checks it again when it is confirmed. */
export async function readSavedFacts(file: File): Promise<CaseProfile | undefined> {
  if (!/\.json$/i.test(file.name) || file.size > MAX_BYTES) return undefined
  try {
    const { kind, profile } = JSON.parse(await file.text())
    return kind === KIND && isProfile(profile) ? profile : undefined
  } catch {
    return undefined // some other JSON
  }
}

function isProfile(value: unknown): value is CaseProfile {
  const lists = ['diagnoses', 'biomarkers', 'variants', 'genesTestedNegative', 'treatments', 'conflicts', 'evidence']
  return (
    typeof value === 'object' &&
    value !== null &&
    lists.every(name => Array.isArray((value as Record<string, unknown>)[name]))
  )
}
