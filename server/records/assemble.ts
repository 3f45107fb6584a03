/** Puts facts together into a profile: the same fact once, with all its evidence; contradictions shown, never guessed away. */
import type { CaseProfile, Evidence } from '../../protocol/case-profile.ts'
import type { RecordWarning } from '../../protocol/records.ts'
import type { Extraction, Fact, Quote } from './document.ts'
import type { SideMention } from './find-facts.ts'
import { mergeBiomarkers } from './merge/biomarkers.ts'
import { mergeDiagnoses } from './merge/diagnoses.ts'
import type { FieldConflict, Merged } from './merge/merged.ts'
import { mergeStage } from './merge/stage.ts'
import { mergeTreatments } from './merge/treatments.ts'
import { mergeVariants } from './merge/variants.ts'

/** What a frame takes (`case-profile-schema.ts`). */
const FACTS_MAX = 200

/** A name in a frame. A broken file may have longer ones; an honest one has not. */
const NAME_MAX_LENGTH = 200

/** A fact with the file that it stands in. */
export type FiledFact = Fact & { file: string; more?: FiledQuote[] }
export type FiledQuote = Quote & { file: string }

export function assemble(facts: readonly FiledFact[], sides: readonly (SideMention & { file: string })[]): Extraction {
  const of = <Kind extends Fact['kind']>(kind: Kind) =>
    facts.filter((fact): fact is Extract<FiledFact, { kind: Kind }> => fact.kind === kind)
  const evidence: Evidence[] = []
  const conflicts: string[] = []
  const warnings: RecordWarning[] = []
  const diagnoses = mergeDiagnoses(of('diagnosis'), sides)
  const stage = mergeStage(
    of('stage'),
    diagnoses.map(({ value }) => value),
  )
  const biomarkers = mergeBiomarkers(
    of('biomarker'),
    diagnoses.map(({ value }) => value),
  )
  const { variants, negatives } = mergeVariants(of('variant'), of('gene-negative'))
  const treatments = mergeTreatments(of('treatment'))

  const note = (pointer: string, quotes: readonly FiledQuote[], fields: readonly FieldConflict[] = []): void => {
    for (const quote of unique(quotes)) evidence.push({ fact: pointer, ...quote })
    for (const { field, quotes: sidesOf, values } of fields) {
      const place = field ? `${pointer}/${field}` : pointer
      if (conflicts.includes(place)) continue
      conflicts.push(place)
      if (field) for (const quote of unique(sidesOf)) evidence.push({ fact: place, ...quote })
      warnings.push({
        code: 'conflict',
        fact: place,
        message: `The records say different things here: ${values.join(' and ')}. Ask your care team which is right.`,
      })
    }
  }
  const noteAll = (name: string, merged: readonly Merged<unknown>[]) => {
    for (const [index, { quotes, conflicts: fields, rule, isUnlinked }] of merged.entries()) {
      const pointer = `/${name}/${index}`
      note(pointer, quotes, fields)
      if (rule) warnings.push({ code: 'derived', fact: pointer, message: rule })
      if (isUnlinked)
        warnings.push({
          code: 'unlinked',
          fact: pointer,
          message: 'The record does not say which of the tumors this result belongs to.',
        })
    }
  }
  noteAll('diagnoses', diagnoses.slice(0, FACTS_MAX))
  for (const { field, quotes, conflict } of stage?.fields ?? []) {
    note(`/stage/${field}`, quotes, conflict ? [{ field: '', quotes, values: conflict }] : [])
  }
  noteAll('biomarkers', biomarkers.slice(0, FACTS_MAX))
  noteAll('variants', variants.slice(0, FACTS_MAX))
  noteAll('genesTestedNegative', negatives.slice(0, FACTS_MAX))
  noteAll('treatments', treatments.slice(0, FACTS_MAX))

  const values = <Value>(merged: readonly Merged<Value>[]) => merged.slice(0, FACTS_MAX).map(({ value }) => clip(value))
  const profile: CaseProfile = {
    diagnoses: values(diagnoses),
    ...(stage && { stage: clip(stage.value) }),
    biomarkers: values(biomarkers),
    variants: values(variants),
    genesTestedNegative: values(negatives),
    treatments: values(treatments),
    conflicts: conflicts.slice(0, FACTS_MAX),
    evidence: thin(evidence),
  }
  return { profile, warnings }
}

function unique(quotes: readonly FiledQuote[]): FiledQuote[] {
  const seen = new Set<string>()
  return quotes.filter(({ file, page, line, quote }) => {
    const key = [file, page, line, quote].join('\n')
    return seen.has(key) ? false : seen.add(key)
  })
}

/** Above what a frame takes, each fact keeps its first evidence before any keeps a second. */
function thin(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length <= FACTS_MAX) return [...evidence]
  const first = evidence.filter(({ fact }, index) => evidence.findIndex(other => other.fact === fact) === index)
  const kept = new Set([...first, ...evidence.filter(one => !first.includes(one))].slice(0, FACTS_MAX))
  return evidence.filter(one => kept.has(one))
}

/** The same, with every text in it short enough for a frame. */
function clip<Value>(value: Value): Value {
  if (typeof value === 'string') return value.slice(0, NAME_MAX_LENGTH) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clip(one)])) as Value
}
