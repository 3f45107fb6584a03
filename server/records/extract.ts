/** A file's bytes to what they say: which reader, which facts, one profile. */
import { type CaseProfile, type Evidence, profileOf } from '../../protocol/case-profile.ts'
import type { RecordWarning } from '../../protocol/records.ts'
import { assemble, type FiledFact } from './assemble.ts'
import type { Extraction, Fact, Reading } from './document.ts'
import { findTextFacts, type SideMention } from './find-facts.ts'
import { flagLookAlikes } from './look-alikes.ts'
import { isMedical } from './not-medical.ts'

/** What a file's readings say, together. `file` is the name under which the evidence goes. */
export function extract(readings: readonly Reading[], file: string): Extraction {
  const all = readings.map(reading => extractOne(reading, file))
  const [only] = all
  if (only && all.length === 1) return only
  const { profile, warnings } = combine(all.map(one => one.profile))
  const kept = all.flatMap(one => one.warnings).filter(({ fact }) => fact === undefined)
  return {
    profile,
    warnings: [...kept, ...warnings.map(warning => ({ ...warning, file }))],
  }
}

function extractOne(reading: Reading, file: string): Extraction {
  const text = findTextFacts(reading.lines)
  const facts = [...reading.facts, ...text.facts].map((fact): FiledFact => ({ ...fact, file }))
  const sides = [...text.sides, ...(reading.sides ?? [])].map((side): SideMention & { file: string } => ({
    ...side,
    file,
  }))
  const { profile, warnings } = assemble(facts, sides)
  const isRecord = reading.facts.length > 0 || reading.isStructured === true || isMedical(reading.lines, facts.length)
  if (!isRecord) {
    return { profile: profileOf({ notMedical: true }), warnings: reading.warnings }
  }
  const flagged = reading.isRecognised ? flagLookAlikes(profile, reading.lines) : []
  return {
    profile,
    warnings: [...reading.warnings, ...warnings, ...flagged].map((warning): RecordWarning => ({ ...warning, file })),
  }
}

/** Several files' profiles, and those that a patient sends back, as one. Evidence keeps its file. */
export function combine(profiles: readonly CaseProfile[]): Extraction {
  if (profiles.length === 1 && profiles[0]) return { profile: profiles[0], warnings: [] }
  const medical = profiles.filter(({ notMedical }) => !notMedical)
  if (medical.length === 0 && profiles[0]) return { profile: profiles[0], warnings: [] }
  return assemble(medical.flatMap(toFacts), [])
}

/** A profile's facts, each with all its evidence, so that they can be put together once more. */
function toFacts(profile: CaseProfile): FiledFact[] {
  const facts: FiledFact[] = []
  const take = (fact: OwnFact, pointer: string): void => {
    const [first, ...more] = profile.evidence.filter(
      one => one.fact === pointer || (one.fact.startsWith(`${pointer}/`) && !pointer.startsWith('/stage')),
    )
    const { file = '', ...quote } = first ? quoteOf(first) : { quote: '', confidence: 1 }
    facts.push({ ...fact, quote, file, more: more.map(quoteOf) } as FiledFact)
  }
  const tumorOf = (index: number | undefined) => {
    const diagnosis = index === undefined ? undefined : profile.diagnoses[index]
    return diagnosis ? { tumor: { site: diagnosis.site, laterality: diagnosis.laterality } } : {}
  }
  for (const [index, value] of profile.diagnoses.entries())
    take({ kind: 'diagnosis', value, isListed: true }, `/diagnoses/${index}`)
  const { diagnosis: staged, basis, date, ...parts } = profile.stage ?? {}
  for (const [field, said] of Object.entries(parts)) {
    take(
      {
        kind: 'stage',
        value: {
          [field]: said,
          ...(basis && { basis }),
          ...(date && { date }),
        },
        ...tumorOf(staged),
      },
      `/stage/${field}`,
    )
  }
  for (const [index, { diagnosis, ...value }] of profile.biomarkers.entries()) {
    if (/^HER2-/.test(value.name)) continue
    take({ kind: 'biomarker', value, ...tumorOf(diagnosis) }, `/biomarkers/${index}`)
  }
  for (const [index, value] of profile.variants.entries()) take({ kind: 'variant', value }, `/variants/${index}`)
  for (const [index, gene] of profile.genesTestedNegative.entries())
    take({ kind: 'gene-negative', gene }, `/genesTestedNegative/${index}`)
  for (const [index, value] of profile.treatments.entries()) take({ kind: 'treatment', value }, `/treatments/${index}`)
  return facts
}

type OwnFact = Fact extends infer One ? (One extends Fact ? Omit<One, 'quote'> : never) : never

function quoteOf({ fact: _, ...quote }: Evidence) {
  return quote
}
