/** The parts of a resource, whatever somebody put there instead. */
import type { Line, Quote } from '../../document.ts'
import { ANSWERS } from './codes.ts'

export type Json = Record<string, unknown>

/** Resources of one file; a portal's whole export has some thousand. */
export const RESOURCES_MAX = 20_000

/** A value as an object; an empty one where it is none. */
export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

/** A value as a list; an empty one where it is none. */
export const array = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, RESOURCES_MAX) : [])

export const codingsOf = (concept: unknown): Json[] => array(object(concept).coding).map(object)

export const codesOf = (concept: unknown): string[] => codingsOf(concept).map(({ code }) => String(code ?? ''))

export const textOf = (concept: unknown): string =>
  typeof object(concept).text === 'string' ? String(object(concept).text) : ''

/** The words of a concept: its text, else the names of its codes, else what a code alone is known to mean. */
export function nameOf(concept: unknown): string {
  const displays = codingsOf(concept)
    .map(({ display }) => String(display ?? ''))
    .filter(Boolean)
  const text = textOf(concept)
  const known =
    codesOf(concept)
      .map(code => ANSWERS[code])
      .find(Boolean) ?? ''
  return (
    [...new Set([text, ...displays])]
      .filter(Boolean)
      .join(', ')
      .replace(/\s*\((?:disorder|procedure|finding|body structure|morphologic abnormality|qualifier value)\)/gi, '') ||
    known
  )
}

/** What an observation or a component of it says, in words; empty where it says nothing. */
export function answerOf(resource: Json): string {
  const quantity = object(resource.valueQuantity)
  if (quantity.value !== undefined)
    return `${quantity.comparator ?? ''}${quantity.value}${quantity.unit ? ` ${quantity.unit}` : ''}`
  if (typeof resource.valueString === 'string') return resource.valueString
  if (resource.valueInteger !== undefined) return String(resource.valueInteger)
  if (typeof resource.valueBoolean === 'boolean') return resource.valueBoolean ? 'Positive' : 'Negative'
  const concept = resource.valueCodeableConcept
  return nameOf(concept) || codesOf(concept)[0] || nameOf(array(resource.interpretation)[0])
}

/** The extension whose address has `name` in it. */
export function extension(resource: Json, name: string): Json | undefined {
  return array(resource.extension)
    .map(object)
    .find(({ url }) => String(url).toLowerCase().includes(name.toLowerCase()))
}

/** It says that it follows a profile whose address has `name` in it. */
export const hasProfile = (resource: Json, name: string) =>
  array(object(resource.meta).profile).some(profile => String(profile).includes(name))

/** Entered in error, refuted, not done, or a proposal. */
export function isVoid(resource: Json): boolean {
  const status = String(resource.status ?? '')
  const verified = codesOf(resource.verificationStatus).join(' ')
  return (
    /^(?:entered-in-error|cancelled|not-done|not-taken|draft|unknown|registered)$/.test(status) ||
    /refuted|entered-in-error|unconfirmed|provisional|differential/.test(verified)
  )
}

/** A code's name as one would write it within a line. */
export const cleanName = (name: string) =>
  name
    .toLowerCase()
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/, no subtype/, '')
    .replace(/\bstructure of |\s*structure$/g, '')
    .trim()

export const toQuote = (quote: string): Quote => ({
  quote: quote.slice(0, 400),
  confidence: 1,
})

export const toLines = (texts: readonly string[]): Line[] =>
  texts.map((text, index) => ({
    text: text.slice(0, 4_000),
    line: index + 1,
    confidence: 1,
  }))
