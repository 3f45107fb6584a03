/** Left, right or both. */
import type { Diagnosis } from '../../../../protocol/case-profile.ts'
import { findProcedures } from '../../lexicon/procedures.ts'
import { findSites } from '../../lexicon/sites.ts'
import { sideOf } from '../../sides.ts'
import { SIDES } from './codes.ts'
import { extension, type Json } from './resource.ts'

/** The side that a resource names by a code. */
export function sideFrom(resource: Json): Diagnosis['laterality'] {
  const text = JSON.stringify([resource.bodySite ?? null, extension(resource, 'laterality') ?? null])
  const code = Object.keys(SIDES).find(one => text.includes(`"${one}"`))
  return code ? SIDES[code] : undefined
}

/** The side that words give to a place or an operation. */
export function sideWord(text: string): Diagnosis['laterality'] {
  const [site] = [...findSites(text).filter(({ paired }) => paired), ...findProcedures(text)]
  return site && sideOf(text, site.start, site.end)
}

export const isTwoSided = (site: string) => findSites(site)[0]?.paired === true
