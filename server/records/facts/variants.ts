/** Genes that were looked at: changes that were found, and genes in which none was. */
import type { Variant } from '../../../protocol/case-profile.ts'
import { contextOf, isGeneral } from '../context.ts'
import type { Fact } from '../document.ts'
import { findGenes, type GeneMention } from '../lexicon/genes.ts'
import type { Statement } from '../statements.ts'

type Found = Extract<Fact, { kind: 'variant' | 'gene-negative' }>

const AA =
  '(?:[ACDEFGHIKLMNPQRSTVWY]|Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter)'
/** HGVS (c., p., g.) and how reports shorten it. */
const CHANGE = new RegExp(
  [
    '(?:NM_[\\d.]+(?:\\([A-Z0-9]+\\))?:)?c\\.[\\w*+>_-]+(?:\\s*\\(?p\\.[\\w*()=]+\\)?)?',
    'p\\.\\(?[A-Z][a-z]{0,2}\\d+[\\w*=]*\\)?',
    `\\b${AA}\\d{2,4}(?:${AA}|fs\\*?\\d*|\\*|X|del|dup)?(?![\\w])`,
    '\\bexon\\s*\\d{1,2}\\s*(?:deletion|insertion|skipping|del|ins|mutation|duplication)(?:s)?',
    '\\b\\d{3,4}(?:del|ins)[ACGT]{1,4}\\b',
    '\\b(?:[A-Z0-9]{2,8}[-:]{1,2}[A-Z0-9]{2,8} )?(?:gene )?(?:fusion|rearrangement|translocation)',
    '\\bITD\\b|\\bTKD\\b|\\binternal tandem duplication',
    '^[\\s:|,-]*(?:(?:homozygous|biallelic|heterozygous|copy number) )?(?:loss|deletion)\\b(?! of (?:\\w+ )?(?:expression|staining|function|heterozygosity))',
    '\\b(?:copy number (?:gain|loss)|amplification|homozygous deletion|amplified|biallelic loss)\\b',
    '\\b(?:point|activating|missense|nonsense|frameshift|splice(?:[\\s-]site)?|truncating) (?:mutation|variant)',
  ].join('|'),
  'g',
)
const FOUND =
  /\b(?:mutations?|mutated|mutant|pathogenic|positive|detected|identified|present|harbou?rs?|carr(?:ies|ier)|variants?|rearranged|fusion|deleterious|amplified|ITD)\b|(?<=\w)\+(?=\s|$|[,;)])/i
const NONE =
  /\b(?:negative|wild[\s-]?type|WT|not (?:detected|identified|mutated|found|present|rearranged|amplified)|none detected|undetected|no (?:(?:pathogenic|deleterious|clinically significant|actionable|reportable|known)\s*(?:or likely pathogenic\s*)?)?(?:mutations?|variants?|alterations?|rearrangements?|fusions?|changes?|abnormalit\w+)|normal|absent|non-?mutated|unmutated|intact|germline)\b/i
const NONE_BEFORE =
  /\b(?:no(?: (?:pathogenic|deleterious|actionable|reportable|clinically significant|known|evidence of))*(?: or likely pathogenic)?(?: (?:germline|somatic))?(?: (?:mutations?|variants?|alterations?|rearrangements?|fusions?))?(?: (?:were|was))?(?: (?:detected|identified|found|seen))?(?: in| of)?|negative for(?: (?:mutations?|variants?|alterations?) in)?|without|wild[\s-]type(?: for)?|not detected in)\b[^.;]{0,170}$/i
const DENIED_CHANGE =
  /^[\s:,-]*(?:(?:mutation|variant|alteration|immunohistochemistry|IHC|protein|mutant|testing|and|or|\/|,|ITD|TKD|status|by (?:IHC|PCR|NGS|FISH)|\([^)]*\)|[A-Z]\d{2,4}[A-Z]?)[\s:,-]*)*(?:is|was|were)?\s*(?:not (?:detected|identified|found|present|seen)|negative|absent|undetected|none|wild[\s-]?type|no (?:\w+ )?(?:mutations?|variants?|alterations?|changes?)\b)/i
const UNCERTAIN = /\b(?:VUS|variants? of (?:uncertain|unknown) (?:clinical )?significance|uncertain significance)\b/i
const UNDONE =
  /\b(?:pending|ordered|will be (?:sent|done|performed)|not (?:tested|performed|done|sent)|recommend|insufficient|to be (?:sent|done)|should be|consider)\b/i

export function findVariants(statement: Statement): Found[] {
  const { text, section, quote } = statement
  if (section === 'family' || section === 'aside' || isGeneral(text)) return []
  const mentions = findGenes(text).filter(mention => !isStain(text, mention))
  const found: Found[] = []
  for (const [index, mention] of mentions.entries()) {
    const context = contextOf(text, mention.start, mention.end)
    if (context.isFamily) continue
    const next = endOfList(mentions, index, text)
    const after = text.slice(mention.end, next)
    const before = text.slice(Math.max(0, mentions[index - 1]?.end ?? 0, mention.start - 90), mention.start)
    const wide = text.slice(Math.max(0, mention.start - 180), mention.start)
    if (/^[^.;,]{0,60}\b(?:equivocal|indeterminate)\b/i.test(after)) continue
    if (UNDONE.test(after.slice(0, 50)) && !FOUND.test(after.slice(0, 20))) continue
    if (isOrdered(text.slice(mention.end))) continue
    const change = changeAt(after, before, mention, text)
    const denied = NONE_BEFORE.test(wide) && !/\b(?:but|however|except|although)\b/i.test(wide)
    const none = NONE.exec(after.slice(0, 70))
    const hit = FOUND.exec(after.slice(0, 70))
    const isNone =
      denied ||
      (none !== null &&
        none[0].toLowerCase() !== 'germline' &&
        (!hit || none.index <= hit.index + 12 || /not|no /i.test(none[0])))
    // "V600E: not detected" denies the change; in "L858R; T790M not detected" the first stands.
    const isChangeDenied =
      change !== undefined && DENIED_CHANGE.test(after.slice(after.indexOf(change) + change.length))
    const stands = change !== undefined && !denied && !isChangeDenied && (none?.index ?? 0) > after.indexOf(change)
    if (isNone && !stands) {
      for (const gene of mention.genes) found.push({ kind: 'gene-negative', gene, quote })
      continue
    }
    const ahead =
      /\b(?:mutations?|variants?|alterations?|mutated|pathogenic|positive|fusion|rearrangement)(?: detected| identified| found| present)? (?:in|of|for|:)\s*(?:the\s+)?$/i.test(
        before,
      ) || /\b(?:harbou?rs?|carr(?:ies|ying))\s+(?:a |an )?(?:\w+ ){0,3}$/i.test(before)
    const isCertain = change !== undefined || hit !== null || ahead || /\bmutant\s*$/i.test(before)
    if (!isCertain || (context.isDoubtful && !change) || (context.isDenied && !change) || isOnlyTested(after)) continue
    for (const gene of mention.genes.length > 1 && !change ? [] : mention.genes) {
      const value: Variant = { gene }
      if (change) value.change = change
      else if (/^[-\s]?ITD\b/.test(after)) value.change = 'ITD'
      else if (hit && /fusion|rearrang/i.test(hit[0])) value.change = hit[0].toLowerCase()
      const around = `${before} ${after}`
      if (/\bgermline\b/i.test(around)) value.origin = 'germline'
      else if (/\bsomatic\b/i.test(around)) value.origin = 'somatic'
      const significance = significanceOf(`${before.slice(-60)} ${after}`) ?? significanceOf(statement.label)
      if (significance) value.significance = significance
      found.push({ kind: 'variant', value, quote })
    }
  }
  return found
}

/** "BRAF V600E and MLH1 methylation testing is recommended": a test that nobody has done. */
function isOrdered(after: string): boolean {
  const match =
    /^(?<between>[^.;:]{0,90})\b(?:test(?:ing|s)?|analys[ie]s|studies|sequencing|panel)\s+(?:(?:is|are|was|were|has|have|been|will|should|be|to)\s+)*(?:recommended|pending|ordered|requested|advised|suggested|considered|in progress|sent)\b/i.exec(
      after,
    )
  return match !== null && !FOUND.test(match.groups?.between ?? '')
}

/** "KRAS, NRAS and BRAF wild type": what is said stands behind the last of them. */
function endOfList(mentions: readonly GeneMention[], index: number, text: string): number {
  let last = index
  while (
    mentions[last + 1] &&
    /^\s*(?:,|\/|and|,\s*and|or|,\s*or|&|\+)?\s*(?:\([^)]*\))?\s*$/.test(
      text.slice(mentions[last]?.end, mentions[last + 1]?.start),
    )
  )
    last++
  if (last > index) {
    const stop = mentions[last + 1]?.start ?? text.length
    return stop
  }
  return mentions[index + 1]?.start ?? text.length
}

function changeAt(after: string, before: string, { genes }: GeneMention, text: string): string | undefined {
  const fusion = new RegExp(`\\b([A-Z0-9]{2,8}[-:]{1,2}${genes[0]}|${genes[0]}[-:]{1,2}[A-Z0-9]{2,8})\\b`).exec(
    text,
  )?.[1]
  if (fusion && /fusion|rearrang|positive|detected|transloc/i.test(text)) return `${fusion} fusion`
  const rest = after.slice(0, 90)
  for (const match of rest.matchAll(CHANGE)) {
    const between = rest.slice(0, match.index)
    if (/[;]|\.\s/.test(between) || NONE.test(between.replace(/germline/gi, ''))) break
    if (/^(?:T[0-4]|N[0-3]|M[01]|C\d\d)$/.test(match[0])) continue
    const extra = /^\s*\(?(p\.[\w*()=]+)\)?/.exec(rest.slice(match.index + match[0].length))?.[1]
    return `${match[0].trim()}${extra && !match[0].includes('p.') ? ` (${extra.replace(/[()]/g, '')})` : ''}`.replace(
      /\s+/g,
      ' ',
    )
  }
  const ahead =
    /\b(?<what>V600E|G12[A-Z]|L858R|T790M|exon \d{1,2} (?:deletion|insertion|mutation))\s*(?:mutation )?(?:in |of )?$/i.exec(
      before,
    )?.groups?.what
  return ahead
}

function significanceOf(text: string): string | undefined {
  if (UNCERTAIN.test(text)) return 'uncertain significance'
  if (/\blikely pathogenic\b/i.test(text)) return 'likely pathogenic'
  if (/\blikely benign\b/i.test(text)) return 'likely benign'
  if (/\bpathogenic\b/i.test(text)) return 'pathogenic'
  return /\bbenign\b/i.test(text) ? 'benign' : undefined
}

const isOnlyTested = (after: string) =>
  /^\s*(?:gene\s*)?(?:mutation(?:al)?|variant|genetic|gene)?\s*(?:analysis|test(?:ing|s)?|panel|status|sequencing|screen(?:ing)?)\s*(?:\.|,|$|was (?:performed|done|ordered|sent)|is)/i.test(
    after,
  ) && !/\b(?:positive|detected|mutated|identified)\b/i.test(after)

/** Genes that reports name for their protein more often than for a change. */
const STAINED = new Set(
  'GATA3 PAX5 WT1 SOX2 FOXA1 FOXL2 CTNNB1 SDHA SDHB SMARCA4 SMARCB1 BCL10 MITF ERBB3 STAT3 CDK4 MDM2'.split(' '),
)

/** Proteins that are stained carry the name of their gene. */
function isStain(text: string, { genes, start, end }: GeneMention): boolean {
  // The mismatch repair proteins are stained more often than their genes are read.
  if (/^(?:MLH1|MSH2|MSH6|PMS2)$/.test(genes[0] ?? ''))
    return (
      !/\b(?:mutations?|variants?|pathogenic|germline|c\.\d|p\.[A-Z]|deletion|sequenc\w+|genes?)\b|c\.\d/i.test(text) ||
      /\b(?:loss|lost|intact|retained|preserved|expression|IHC|immuno\w+|nuclear|methylation|hypermethylation|promoter)\b/i.test(
        text,
      )
    )
  if (STAINED.has(genes[0] ?? ''))
    return !/\b(?:mutat\w+|mutant|variants?|alterations?|pathogenic|fusion|rearrang\w+|loss of function|[A-Z]\d{2,4}(?:[A-Z*]|fs))/.test(
      text,
    )
  if (genes[0] === 'ERBB2')
    return !/\b(?:mutations?|mutant|exon|variants?|alterations?|insertion|rearrange\w+|sequenc\w+|[A-Z]\d{3,4}[A-Z])\b/.test(
      text,
    )
  if (
    /\b(?:IHC|immunohisto\w+|stain(?:s|ing)?|immunostain\w*)\b/i.test(text) &&
    !/\b(?:mutat\w+|variant|p\.|c\.|fusion|rearrang\w+|[A-Z]\d{2,4}[A-Z])/.test(text)
  )
    return true
  return (
    genes[0] === 'KIT' && /\bc-\s*$/i.test(text.slice(0, start)) && !/mutation|exon/i.test(text.slice(end, end + 30))
  )
}
