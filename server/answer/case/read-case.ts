/** What the answer pipeline makes of a confirmed profile: whom the case is like, and which facts say so. */
import type { Biomarker, CaseProfile, Stage, Treatment } from '../../../protocol/case-profile.ts'
import type { Facet, Facets } from '../../knowledge/facets.ts'
import { readPopulation } from '../../knowledge/population.ts'
import { isDisputed, newestHer2, newestOf, type Placed, place } from './newest.ts'
import { her2Groups, hormoneGroup, isTripleNegative } from './receptors.ts'

/** A case, read once for each answer. Only what the patient confirmed and what no file contradicts. */
export interface Case {
  profile: CaseProfile
  facets: Facets
  /** The facts that each facet rests on, as JSON pointers into the profile. */
  basis: Partial<Record<Facet, string[]>>
  /** One marker's newest result, by a name of ours: `her2`, `er`, `pr`, `ki67`. */
  markers: Partial<Record<MarkerName, Placed<Biomarker>>>
  stage: Stage | undefined
  /** Had or going on. */
  treatments: Placed<Treatment>[]
}

type MarkerName = 'her2' | 'er' | 'pr' | 'ki67'

const MARKERS: Record<MarkerName, RegExp> = {
  her2: /^(?:her-?\s?2(?:\/neu)?|erbb2|c-erbb-?2)\b/i,
  er: /^(?:er|(?:o?estrogen)(?: receptors?)?(?: \(er\))?)$/i,
  pr: /^(?:pr|pgr|progesterone(?: receptors?)?(?: \(pg?r\))?)$/i,
  ki67: /^ki-?\s?67\b/i,
}

/** An organ's name as records write it, in the values of docs/library.md; a cancer of any other is no article's. */
function cancerOf(site: string, histology = ''): string {
  const read = readPopulation(`${site} cancer. ${histology}`).cancer ?? readPopulation(`cancer of the ${site}`).cancer
  return read?.[0] ?? 'other'
}

function readSetting({ diagnoses }: CaseProfile, stage: Stage | undefined): { value: string; basis: string[] } | null {
  const spread = place(diagnoses, '/diagnoses').find(({ fact }) => fact.role === 'metastasis')
  if (spread) return { value: 'metastatic', basis: [spread.pointer] }
  if (stage && (/^(?:stage\s*)?(?:iv|4)/i.test(stage.group ?? '') || /^[cpy]*m1/i.test(stage.m ?? '')))
    return { value: 'metastatic', basis: ['/stage'] }
  return /^(?:stage\s*)?(?:0|i{1,3}|[123])(?![v\d])/i.test(stage?.group ?? '')
    ? { value: 'early', basis: ['/stage'] }
    : null
}

/** Reads a profile; undefined where it names no cancer that the patient has now. */
export function readCase(profile: CaseProfile): Case | undefined {
  const own = place(profile.diagnoses, '/diagnoses').filter(
    ({ fact, pointer }) => (fact.role === 'primary' || fact.role === 'recurrence') && !isDisputed(profile, pointer),
  )
  const facets: Facets = {}
  const basis: Case['basis'] = {}
  const state = (facet: Facet, values: string[], pointers: string[]) => {
    if (values.length === 0) return
    facets[facet] = [...new Set([...(facets[facet] ?? []), ...values])]
    basis[facet] = [...new Set([...(basis[facet] ?? []), ...pointers])]
  }
  for (const { fact, pointer } of own) state('cancer', [cancerOf(fact.site, fact.histology)], [pointer])

  const results = place(profile.biomarkers, '/biomarkers').filter(
    ({ fact, pointer }) => fact.status !== 'conflict' && !isDisputed(profile, pointer),
  )
  const markers: Case['markers'] = {}
  for (const [name, pattern] of Object.entries(MARKERS) as [MarkerName, RegExp][]) {
    const own = results.filter(({ fact }) => pattern.test(fact.name.trim()))
    const found = name === 'her2' ? newestHer2(own)?.result : newestOf(own)
    if (found) markers[name] = found
  }
  // Receptor groups are told of breast cancer alone, and of one: two tumors may differ.
  const breasts = own.filter(({ fact }) => cancerOf(fact.site, fact.histology) === 'breast')
  if (breasts.length === 1 && facets.cancer?.length === 1) {
    const { her2, er, pr } = markers
    const groups = her2 ? her2Groups(her2.fact) : []
    const hormone = hormoneGroup(er?.fact, pr?.fact)
    const told = newestHer2(results.filter(({ fact }) => MARKERS.her2.test(fact.name.trim())))
    if (told) state('receptor', groups, told.pointers)
    const hormonePointers = [er, pr].flatMap(one => (one ? [one.pointer] : []))
    if (hormone) state('receptor', [hormone], hormonePointers)
    if (isTripleNegative(groups, hormone)) state('receptor', ['triple-negative'], [])
  }
  const stage = profile.stage && !isDisputed(profile, '/stage') ? profile.stage : undefined
  const setting = readSetting(profile, stage)
  if (setting && own.length <= 1) state('setting', [setting.value], setting.basis)
  // What is only planned was not had, and opens or rules out nothing yet.
  const treatments = place(profile.treatments, '/treatments').filter(
    ({ fact, pointer }) => fact.status !== 'planned' && !isDisputed(profile, pointer),
  )
  const isEmpty = Object.keys(facets).length + Object.keys(markers).length + treatments.length === 0
  return isEmpty ? undefined : { profile, facets, basis, markers, stage, treatments }
}
