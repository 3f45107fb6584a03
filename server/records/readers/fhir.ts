/** FHIR R4 JSON: a bundle or one resource, with mCODE's profiles where they are used. Facts come from codes and their names. */
import type { Fact, Line, Reading } from '../document.ts'
import { RefusedFile } from '../refused-file.ts'
import { readAttached } from './fhir/attached.ts'
import { isCopy, readCondition } from './fhir/condition.ts'
import { readObservation } from './fhir/observation.ts'
import { array, isVoid, type Json, object, RESOURCES_MAX } from './fhir/resource.ts'
import { readMedication, readProcedure } from './fhir/treatment.ts'
import { studiedGenes } from './fhir/variant.ts'
import { decode } from './text.ts'

/** Throws where it is no FHIR. */
export function readFhir(bytes: Uint8Array): Reading {
  let root: unknown
  try {
    root = JSON.parse(decode(bytes).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged', { cause: error })
  }
  const all = listResources(root)
  if (all.length === 0) throw new RefusedFile('type')
  const { resources, isMixed } = ofOnePatient(all.slice(0, RESOURCES_MAX))
  const byId = new Map(resources.map(resource => [String(resource.id ?? ''), resource]))
  const find = (reference: unknown) => byId.get(String(object(reference).reference ?? '').replace(/^.*[/:]/, ''))
  const facts: Fact[] = []
  const lines: Line[] = []
  for (const resource of resources) {
    if (isVoid(resource)) continue
    switch (resource.resourceType) {
      case 'Condition':
        facts.push(...readCondition(resource))
        break
      case 'Observation':
        facts.push(...readObservation(resource))
        break
      case 'MedicationStatement':
      case 'MedicationRequest':
      case 'MedicationAdministration':
      case 'MedicationDispense':
        facts.push(...readMedication(resource, find))
        break
      case 'Procedure':
        facts.push(...readProcedure(resource, find))
        break
      case 'Composition':
      case 'DiagnosticReport':
      case 'DocumentReference':
        lines.push(...readAttached(resource))
        break
    }
  }
  // The observation of a stage is the finding; a condition's own is a copy, which may be older.
  facts.sort((one, other) => Number(isCopy(one)) - Number(isCopy(other)))
  return {
    lines: lines.map((line, index) => ({ ...line, line: index + 1 })),
    facts: [...facts, ...studiedGenes(resources, facts)],
    isStructured: true,
    warnings: isMixed
      ? [
          {
            code: 'left-out',
            message: 'This file holds records of more than one person; only those of the first were read.',
          },
        ]
      : [],
  }
}

/** Those of a bundle, of one resource with what it contains, or of several of these. */
function listResources(root: unknown): Json[] {
  const value = object(root)
  if (value.resourceType === 'Bundle')
    return array(value.entry)
      .map(entry => object(object(entry).resource))
      .filter(one => typeof one.resourceType === 'string')
  if (typeof value.resourceType === 'string') return [value, ...array(value.contained).map(object)]
  if (Array.isArray(root)) return root.flatMap(listResources)
  return []
}

/** Another person's facts are none of this patient's. */
function ofOnePatient(resources: Json[]): {
  resources: Json[]
  isMixed: boolean
} {
  const subjectOf = (resource: Json) =>
    String(object(resource.subject ?? resource.patient).reference ?? '').replace(/^.*[/:]/, '')
  const clinical = resources.filter(({ resourceType }) =>
    ['Condition', 'Observation', 'Procedure', 'MedicationStatement', 'MedicationRequest'].includes(
      String(resourceType),
    ),
  )
  const subjects = new Set(clinical.map(subjectOf).filter(Boolean))
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => String(id ?? ''))
  if (subjects.size < 2 || patients.length < 2) return { resources, isMixed: false }
  const first = patients.find(id => subjects.has(id)) ?? [...subjects][0]
  return {
    resources: resources.filter(resource => !subjectOf(resource) || subjectOf(resource) === first),
    isMixed: true,
  }
}
