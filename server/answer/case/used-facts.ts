/** Which confirmed facts an answer was written for, told in a few words each. */
import type { Facet } from '../../knowledge/facets.ts'
import type { Page, PagePart } from '../page.ts'
import { phrasesFor } from './phrases.ts'
import type { Case } from './read-case.ts'

const facetsOf = ({ topic, passage }: PagePart) =>
  [...Object.keys(topic.appliesTo), ...Object.keys(passage.appliesTo)] as Facet[]

const idsOf = (page: Page | null) => JSON.stringify(page?.parts.map(({ passage }) => passage.id) ?? [])

/**
 * The facts that shaped `page`, as JSON pointers: those it quotes, those that its sections ask of their readers, and all that keep
 * passages out, where the page without them, `general`, is another one. None where it is the same.
 */
export function listUsed(the: Case, page: Page, general: Page | null, quoted: readonly string[]): string[] {
  const isSame = quoted.length === 0 && idsOf(page) === idsOf(general)
  if (isSame) return []
  const shaping = new Set(page.parts.flatMap(facetsOf))
  const facets = (Object.keys(the.basis) as Facet[]).filter(facet => shaping.has(facet))
  const used = (facets.length > 0 || quoted.length > 0 ? facets : (Object.keys(the.basis) as Facet[])).flatMap(
    facet => the.basis[facet] ?? [],
  )
  return [...new Set([...used, ...quoted])]
}

/** `facts` of `answer-start`: one phrase a fact, in the order of the profile; a fact that no phrase may tell is left out. */
export function nameFacts({ profile }: Case, pointers: readonly string[], locale: string): string[] {
  const phrases = phrasesFor(locale)
  const isUsed = (pointer: string) => pointers.includes(pointer)
  const told = [
    ...profile.diagnoses.map((fact, index) => isUsed(`/diagnoses/${index}`) && phrases.diagnosis(fact)),
    profile.stage && isUsed('/stage') && phrases.stage(profile.stage),
    ...profile.biomarkers.map((fact, index) => isUsed(`/biomarkers/${index}`) && phrases.biomarker(fact)),
    ...profile.variants.map((fact, index) => isUsed(`/variants/${index}`) && phrases.variant(fact)),
    ...profile.treatments.map((fact, index) => isUsed(`/treatments/${index}`) && phrases.treatment(fact)),
  ]
  return told.filter(text => typeof text === 'string')
}
