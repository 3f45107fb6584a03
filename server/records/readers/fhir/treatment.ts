/** Treatments: medication, radiation and operations. */
import { toDate } from '../../dates.ts'
import type { Fact } from '../../document.ts'
import { findDrugs } from '../../lexicon/drugs.ts'
import { findProcedures } from '../../lexicon/procedures.ts'
import { array, cleanName, hasProfile, type Json, nameOf, object, toQuote } from './resource.ts'
import { sideFrom, sideWord } from './side.ts'

export function readMedication(resource: Json, find: (reference: unknown) => Json | undefined): Fact[] {
  const name =
    nameOf(resource.medicationCodeableConcept) ||
    nameOf(find(resource.medicationReference)?.code) ||
    String(object(resource.medicationReference).display ?? '')
  const quote = toQuote(`${spaced(String(resource.resourceType))}: ${name}`)
  const start =
    toDate(object(resource.effectivePeriod).start) ??
    toDate(resource.effectiveDateTime) ??
    toDate(resource.authoredOn) ??
    toDate(resource.whenHandedOver) ??
    toDate(resource.dateAsserted)
  const end = toDate(object(resource.effectivePeriod).end)
  const said = String(resource.status ?? '')
  // An order that was never closed says nothing of what is taken now.
  const status =
    said === 'active' && resource.resourceType !== 'MedicationStatement'
      ? undefined
      : said === 'intended'
        ? 'planned'
        : said || undefined
  if (String(resource.intent ?? '') === 'proposal') return []
  const drugs = findDrugs(name).filter(drug => drug.name)
  return drugs.slice(0, 3).map(
    ({ kind, name: drug }): Fact => ({
      kind: 'treatment',
      value: {
        kind,
        ...(drug && { name: drug }),
        ...(start && { start }),
        ...(end && { end }),
        ...(status && { status }),
      },
      quote,
    }),
  )
}

export function readProcedure(resource: Json, find: (reference: unknown) => Json | undefined): Fact[] {
  const name = withoutExamples(nameOf(resource.code))
  const where = array(resource.bodySite).map(nameOf).join(', ')
  const start = toDate(resource.performedDateTime) ?? toDate(object(resource.performedPeriod).start)
  const end = toDate(object(resource.performedPeriod).end)
  const said = String(resource.status ?? '')
  const status =
    said === 'preparation'
      ? 'planned'
      : said === 'completed'
        ? 'completed'
        : said === 'in-progress'
          ? 'active'
          : undefined
  const dates = {
    ...(start && { start }),
    ...(end && { end }),
    ...(status && { status }),
  }
  const isRadiation =
    hasProfile(resource, 'radiotherapy') || /radio-?therap|radiation|brachytherapy|teletherapy/i.test(name)
  if (isRadiation) {
    const volumes = JSON.stringify(resource.extension ?? []).match(/BodyStructure\/[\w.-]+/g) ?? []
    const places = volumes
      .map(reference => find({ reference }))
      .flatMap(volume => (volume ? [nameOf(volume.location) || String(volume.description ?? '')] : []))
    const place =
      cleanName(places[0] ?? '') ||
      cleanName(where) ||
      cleanName(
        volumes[0]
          ?.replace(/^BodyStructure\//, '')
          .match(/(?:chest-wall|breast|pelvis|prostate|brain|lung|axilla)/)?.[0]
          ?.replace('-', ' ') ?? '',
      )
    return [
      {
        kind: 'treatment',
        value: { kind: 'radiation', ...(place && { name: place }), ...dates },
        quote: toQuote(`Procedure: ${name || 'radiotherapy'}${place ? `, ${place}` : ''}`),
      },
    ]
  }
  const side = sideFrom(resource) ?? sideWord(`${name} ${where}`)
  return findProcedures(name)
    .slice(0, 2)
    .map(
      ({ name: operation, kind }): Fact => ({
        kind: 'treatment',
        value: {
          kind,
          name: side && !operation.includes(side) ? `${side} ${operation}` : operation,
          ...dates,
        },
        quote: toQuote(`Procedure: ${name}${where ? `, ${where}` : ''}`),
      }),
    )
}

const spaced = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')

const withoutExamples = (name: string) => name.replace(/\((?:eg|e\.g\.)[^)]*\)/gi, '')
