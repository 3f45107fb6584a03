/** A condition: a cancer, where it spread, and the stage that it repeats. */
import { toDate } from '../../dates.ts'
import type { Fact } from '../../document.ts'
import { findDiagnoses } from '../../facts/diagnoses.ts'
import { toGroup } from '../../facts/stage.ts'
import { findTextFacts } from '../../find-facts.ts'
import { findSites, sideOfIcd, siteOfIcd, siteOfSnomed } from '../../lexicon/sites.ts'
import {
  array,
  cleanName,
  codesOf,
  extension,
  hasProfile,
  type Json,
  nameOf,
  object,
  textOf,
  toLines,
  toQuote,
} from './resource.ts'
import { isTwoSided, sideFrom, sideWord } from './side.ts'
import { groupIn } from './stage.ts'

const COPY = 'Condition stage: '

export const isCopy = (fact: Fact) => fact.kind === 'stage' && fact.quote.quote.startsWith(COPY)

export function readCondition(resource: Json): Fact[] {
  const name = nameOf(resource.code)
  const codes = codesOf(resource.code)
  const histology = nameOf(extension(resource, 'histology')?.valueCodeableConcept)
  const where = array(resource.bodySite).map(nameOf).join(', ')
  const quote = toQuote(`Condition: ${name}${histology ? `; ${histology}` : ''}${where ? `; ${where}` : ''}`)
  const isSpread =
    hasProfile(resource, 'secondary-cancer') ||
    /^(?:C7[789]|19[67])/.test(codes.find(code => /^[C1]\d/.test(code)) ?? '') ||
    /\bsecondary malignant/i.test(name)
  const facts: Fact[] = []
  const date =
    toDate(resource.onsetDateTime) ??
    toDate(object(resource.onsetPeriod).start) ??
    toDate(extension(resource, 'assertedDate')?.valueDateTime) ??
    toDate(
      array(resource.extension)
        .map(object)
        .find(one => one.valueDateTime)?.valueDateTime,
    ) ??
    toDate(resource.recordedDate)
  const side = sideFrom(resource) ?? sideWord(`${name} ${where}`) ?? codes.map(sideOfIcd).find(Boolean)
  if (isSpread) {
    const sites = findSites(name)
    for (const { name: site } of sites.length > 0 ? sites : findSites(where))
      facts.push({
        kind: 'diagnosis',
        value: { site, role: 'metastasis', ...(date && { date }) },
        quote,
        isListed: true,
      })
    return facts
  }
  const read = findDiagnoses({
    text: `${name}${histology ? `, ${histology}` : ''}`,
    section: 'diagnosis',
    label: '',
    quote,
  })
  const coded = codes.map(siteOfIcd).find(Boolean) ?? codes.map(siteOfSnomed).find(Boolean)
  const named = read.find(({ value }) => value.role !== 'metastasis')
  const [place] = findSites(`${where} ${name}`).filter(({ isNode }) => !isNode)
  const isCancer = named || coded || hasProfile(resource, 'primary-cancer') || hasProfile(resource, 'cancer-condition')
  const site = named?.value.site ?? coded ?? place?.name
  if (isCancer && site) {
    const isPast = /^(?:resolved)$/.test(codesOf(resource.clinicalStatus)[0] ?? '') || named?.value.role === 'history'
    const kind = (histology && cleanName(histology)) || named?.value.histology
    facts.push({
      kind: 'diagnosis',
      value: {
        site,
        role: isPast ? 'history' : (named?.value.role ?? 'primary'),
        ...(kind && { histology: kind.slice(0, 200) }),
        ...(side && isTwoSided(site) && { laterality: side }),
        ...(named?.value.grade && { grade: named.value.grade }),
        ...(date && { date }),
      },
      quote,
      isListed: true,
    })
  }
  if (!isCancer) return facts
  const texts = [textOf(resource.code), ...array(resource.note).map(note => String(object(note).text ?? ''))].filter(
    Boolean,
  )
  facts.push(
    ...findTextFacts(toLines(texts)).facts.filter(
      ({ kind }) => kind === 'stage' || kind === 'variant' || kind === 'biomarker',
    ),
  )
  for (const stage of array(resource.stage).map(object)) {
    const said = nameOf(stage.summary) || codesOf(stage.summary)[0] || ''
    const group = groupIn(said) ?? toGroup(codesOf(stage.summary)[0] ?? '')
    if (group)
      facts.push({
        kind: 'stage',
        value: { group },
        quote: toQuote(`${COPY}${said || codesOf(stage.summary)[0]}`),
      })
  }
  return facts
}
