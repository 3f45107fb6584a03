/** Genes that were tested: the change that was found, and those in which none was. */
import type { Fact } from '../../document.ts'
import { HGNC } from '../../lexicon/genes.ts'
import { GENES_STUDIED } from './codes.ts'
import { answerOf, array, codesOf, codingsOf, isVoid, type Json, nameOf, object, textOf, toQuote } from './resource.ts'

export function readVariant(resource: Json, value: string): Fact[] {
  const part = (code: string) =>
    array(resource.component)
      .map(object)
      .find(component => codesOf(component.code).includes(code))
  const named = part('48018-6')
  const gene = geneOf(named?.valueCodeableConcept)
  if (!gene) return []
  const quote = (what: string) => toQuote(`Genetic variant: ${gene} ${what}`)
  if (/absent|not detected|negative/i.test(value)) return [{ kind: 'gene-negative', gene, quote: quote('not found') }]
  const change =
    [part('81252-9'), part('48004-6'), part('48005-3')]
      .map(component => component && answerOf(component))
      .find(Boolean) ?? nameOf(resource.method).replace(/^sequencing$/i, '')
  const kindOf =
    array(resource.component)
      .map(object)
      .map(component => nameOf(component.valueCodeableConcept))
      .find(text => /mutation|deletion|fusion|amplification/i.test(text)) ??
    [nameOf(resource.method), nameOf(array(resource.interpretation)[0])].find(text =>
      /mutation|deletion|fusion/i.test(text),
    ) ??
    ''
  const said = (change || kindOf || '')
    .replace(/\s*\((?:finding|qualifier value)\)$/i, '')
    .replace(/\(([A-Z0-9]+)\):/, ':')
    .slice(0, 200)
  const origin = /germline/i.test(answerOf(part('48002-0') ?? {}))
    ? 'germline'
    : /somatic/i.test(answerOf(part('48002-0') ?? {}))
      ? 'somatic'
      : undefined
  const significance = answerOf(part('53037-8') ?? {}).toLowerCase()
  return [
    {
      kind: 'variant',
      value: {
        gene,
        ...(said && {
          change: /^[A-Z]\w+ mutation/.test(said) ? said.toLowerCase() : said,
        }),
        ...(origin && { origin }),
        ...(significance && { significance }),
      },
      quote: quote(said || 'present'),
    },
  ]
}

/** Genes of a panel that names none of its findings in them. That they are negative follows from the panel, and is shown as a rule. */
export function studiedGenes(resources: readonly Json[], facts: readonly Fact[]): Fact[] {
  const changed = new Set(facts.flatMap(fact => (fact.kind === 'variant' ? [fact.value.gene] : [])))
  if (changed.size === 0) return []
  return resources
    .filter(
      resource =>
        resource.resourceType === 'Observation' && !isVoid(resource) && codesOf(resource.code).includes(GENES_STUDIED),
    )
    .flatMap(resource =>
      array(resource.component)
        .map(object)
        .flatMap(component =>
          codingsOf(component.valueCodeableConcept)
            .map(geneOfCoding)
            .filter((gene): gene is string => gene !== undefined && !changed.has(gene))
            .map(
              (gene): Fact => ({
                kind: 'gene-negative',
                gene,
                quote: toQuote(`Gene studied: ${gene}`),
                rule: 'This gene is on the list of those that were studied, and no change in it is reported.',
              }),
            ),
        ),
    )
}

function geneOf(concept: unknown): string | undefined {
  return (
    codingsOf(concept).map(geneOfCoding).find(Boolean) ??
    (/^[A-Z][A-Z0-9]{1,9}$/.test(textOf(concept)) ? textOf(concept) : undefined)
  )
}

function geneOfCoding({ code, display }: Json): string | undefined {
  return (
    HGNC[String(code ?? '').replace(/^HGNC:/, '')] ??
    (/^[A-Z][A-Z0-9-]{1,11}$/.test(String(display ?? '')) ? String(display) : undefined)
  )
}
