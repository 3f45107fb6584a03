/** An observation: a stage, a gene, or a marker. */
import { toDate } from '../../dates.ts'
import type { Fact } from '../../document.ts'
import { findTextFacts } from '../../find-facts.ts'
import { findGenes } from '../../lexicon/genes.ts'
import { findMarkers } from '../../lexicon/markers.ts'
import { GENES_STUDIED, MARKER_CODES, VARIANT } from './codes.ts'
import { answerOf, array, codesOf, hasProfile, type Json, nameOf, object, toLines } from './resource.ts'
import { readStage } from './stage.ts'
import { readVariant } from './variant.ts'

export function readObservation(resource: Json): Fact[] {
  const codes = codesOf(resource.code)
  const date =
    toDate(resource.effectiveDateTime) ?? toDate(object(resource.effectivePeriod).start) ?? toDate(resource.issued)
  const stage = readStage(resource, date)
  if (stage) return stage
  // Read when it is known in which genes something was found.
  if (codes.includes(GENES_STUDIED)) return []
  const value = answerOf(resource)
  if (codes.includes(VARIANT) || hasProfile(resource, 'genomic-variant') || hasProfile(resource, 'genetic-variant'))
    return readVariant(resource, value)
  const label = codes.map(code => MARKER_CODES[code]).find(Boolean) ?? plainLabel(nameOf(resource.code))
  const notes = array(resource.note)
    .map(note => String(object(note).text ?? ''))
    .filter(Boolean)
  const level = nameOf(array(resource.interpretation)[0])
  const components = array(resource.component)
    .map(object)
    .map(component => `${plainLabel(nameOf(component.code))}: ${answerOf(component)}`)
    .filter(line => line.length > 4)
  const unit = /recurrence score|mut/i.test(value) ? value.replace(/recurrence score|\{ScoreOf\}/i, '').trim() : value
  const text = unit ? `${label}: ${unit}${/score/i.test(label + value) && level ? `, ${level}` : ''}` : ''
  const texts = [text, ...components, ...notes].filter(Boolean)
  // Most of a portal's thousands of results are of other things, and reading each by all rules takes long.
  if (!texts.some(isOfCancer)) return []
  const found = findTextFacts(toLines(texts)).facts.filter(({ kind }) => kind !== 'diagnosis' && kind !== 'treatment')
  for (const fact of found) if (fact.kind === 'biomarker' && date) fact.value.date = date
  return found
}

const isOfCancer = (text: string) =>
  findMarkers(text).length > 0 ||
  findGenes(text).length > 0 ||
  /\bstag|\b[cpy]{0,2}[TNM][0-4X]|triple[\s-]negative/i.test(text)

/** "HER2 Ag [Presence] in Tissue by Immune stain" names HER2. */
const plainLabel = (label: string) =>
  label.replace(/\s*\[[^\]]*\].*$/, '').replace(/\s+(?:Ag|gene mutations? found)\b.*$/, '')
