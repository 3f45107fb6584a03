/** Papers as XML: JATS articles (NISO Z39.96) and sets of PubMed records (NLM's DTD). */

import {
  childrenOf,
  dropDoctype,
  find,
  findAll,
  parseTree,
  WrongXml,
  wordsOf,
  type XmlElement,
} from '../../xml-tree.ts'
import type { Parsed } from '../article.ts'
import { type About, type Piece, tidy, toDocument } from './pieces.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A date as far as it is known: year, year and month, or day. */
function readDate(node: XmlElement | undefined, [year, month, day]: [string, string, string]): string | undefined {
  const y = /\d{4}/.exec(wordsOf(find(node, year)) || wordsOf(find(node, 'MedlineDate')))?.[0]
  if (y === undefined) return undefined
  const said = wordsOf(find(node, month)).trim().toLowerCase()
  const m = /^\d{1,2}$/.test(said) ? Number(said) : MONTHS.indexOf(said.slice(0, 3)) + 1
  if (m < 1 || m > 12) return y
  const d = Number(wordsOf(find(node, day)).trim())
  const two = (value: number) => String(value).padStart(2, '0')
  return d >= 1 && d <= 31 ? `${y}-${two(m)}-${two(d)}` : `${y}-${two(m)}`
}

function addressOf(ids: Map<string, string>): string | undefined {
  const [doi, pmid, pmc] = [ids.get('doi'), ids.get('pmid'), ids.get('pmc') ?? ids.get('pmcid')]
  if (doi !== undefined && /^10\.\d{4,9}\/\S+$/.test(doi)) return `https://doi.org/${encodeURI(doi)}`
  if (pmid !== undefined && /^\d{1,9}$/.test(pmid)) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`
  if (pmc !== undefined && /^(?:PMC)?\d{1,9}$/.test(pmc))
    return `https://pmc.ncbi.nlm.nih.gov/articles/PMC${pmc.replace('PMC', '')}/`
  return undefined
}

const toIds = (nodes: readonly XmlElement[], attribute: string) =>
  new Map(nodes.map(node => [node.attributes[attribute]?.toLowerCase() ?? '', wordsOf(node).trim()]))

const idOf = (ids: Map<string, string>, name: string) => {
  const pmid = ids.get('pmid')
  return pmid ? `PMID${pmid}` : (ids.get('doi') ?? ids.get('pmc') ?? ids.get('pmcid') ?? name)
}

function readPubMed(record: XmlElement, name: string): Parsed {
  const citation = find(record, 'MedlineCitation')
  const article = find(citation, 'Article')
  const ids = toIds([...childrenOf(find(record, 'PubmedData', 'ArticleIdList'), 'ArticleId')], 'IdType')
  for (const [type, value] of toIds(childrenOf(article, 'ELocationID'), 'EIdType'))
    if (!ids.has(type)) ids.set(type, value)
  ids.set('pmid', ids.get('pmid') ?? ids.get('pubmed') ?? wordsOf(find(citation, 'PMID')).trim())
  if (ids.get('pmid') === '') ids.delete('pmid')
  const title = tidy(wordsOf(find(article, 'ArticleTitle')))
  const pieces = childrenOf(find(article, 'Abstract'), 'AbstractText').map((part): Piece => {
    const label = part.attributes.Label ?? ''
    const heading = label === '' ? 'Abstract' : label[0] + label.slice(1).toLowerCase()
    return { heading, paragraphs: [{ kind: 'paragraph', text: wordsOf(part) }] }
  })
  const journal = tidy(wordsOf(find(article, 'Journal', 'Title')))
  const published =
    readDate(find(article, 'Journal', 'JournalIssue', 'PubDate'), ['Year', 'Month', 'Day']) ??
    readDate(find(article, 'ArticleDate'), ['Year', 'Month', 'Day'])
  const about: About = {
    ...{ id: idOf(ids, name), title: title || name },
    source: { kind: 'paper', publisher: journal, published, url: addressOf(ids) },
  }
  const made = toDocument(about, pieces)
  return made
    ? { ok: true, document: made, leftOut: [] }
    : { ok: false, isEmpty: true, reason: `"${about.id}" has no abstract` }
}

/** The rows of a table under its caption. */
function readTable(wrap: XmlElement): Piece['paragraphs'] {
  const caption = [find(wrap, 'label'), find(wrap, 'caption')]
    .map(part => tidy(wordsOf(part)))
    .filter(text => text !== '')
  const rows = findAll(wrap, 'tr').map(row =>
    childrenOf(row)
      .map(cell => tidy(wordsOf(cell)))
      .filter(text => text !== '')
      .join(' | '),
  )
  return [caption.join(': '), ...rows].map(text => ({ kind: 'paragraph' as const, text }))
}

/** What stands in notes, formulas and lists of references is not read. */
const ASIDE = ['xref', 'fn', 'tex-math', 'math', 'disp-formula', 'ref-list', 'graphic', 'media']

function readSection(section: XmlElement, above: string, isFirst: boolean): Piece[] {
  const title = tidy(wordsOf(find(section, 'title')))
  const heading = title || (isFirst ? above : above)
  const pieces: Piece[] = [{ heading, paragraphs: [] }]
  const put = (kind: 'paragraph' | 'item', text: string) => pieces.at(-1)?.paragraphs.push({ kind, text })
  for (const child of childrenOf(section)) {
    if (child.name === 'p') put('paragraph', wordsOf(child, [...ASIDE, 'table-wrap', 'fig', 'list']))
    for (const list of child.name === 'list' ? [child] : child.name === 'p' ? findAll(child, 'list') : [])
      for (const item of childrenOf(list, 'list-item')) put('item', wordsOf(item, ASIDE))
    for (const wrap of child.name === 'table-wrap' ? [child] : child.name === 'p' ? findAll(child, 'table-wrap') : [])
      pieces.at(-1)?.paragraphs.push(...readTable(wrap))
    if (child.name === 'sec') {
      pieces.push(...readSection(child, heading, false), { heading, paragraphs: [] })
    }
  }
  return pieces
}

function readJats(root: XmlElement, name: string): Parsed {
  const meta = find(root, 'front', 'article-meta')
  const ids = toIds(childrenOf(meta, 'article-id'), 'pub-id-type')
  const title = tidy(wordsOf(find(meta, 'title-group', 'article-title'), ['xref', 'fn']))
  const dates = childrenOf(meta, 'pub-date')
  const first =
    dates.find(({ attributes }) =>
      /epub|electronic|ppub|print|pub/.test(attributes['pub-type'] ?? attributes['date-type'] ?? ''),
    ) ?? dates[0]
  const licence = find(meta, 'permissions', 'license')
  const journal = find(root, 'front', 'journal-meta')
  const named = find(journal, 'journal-title-group', 'journal-title') ?? find(journal, 'journal-title')
  const about: About = {
    ...{ id: idOf(ids, name), title: title || name },
    source: {
      kind: 'paper',
      publisher: tidy(wordsOf(named)) || tidy(wordsOf(find(journal, 'publisher', 'publisher-name'))),
      published: readDate(first, ['year', 'month', 'day']),
      url: addressOf(ids),
      licence: licence && (licence.attributes.href ?? licence.attributes['license-type'] ?? tidy(wordsOf(licence))),
    },
  }
  const abstracts = childrenOf(meta, 'abstract').flatMap(one => readSection(one, 'Abstract', true))
  const body = find(root, 'body')
  const pieces = [...abstracts, ...(body ? readSection(body, about.title, true) : [])]
  const made = toDocument(about, pieces)
  return made ? { ok: true, document: made, leftOut: [] } : { ok: false, reason: `"${about.id}" has no text` }
}

const RECORD = /<PubmedArticle[\s>][\s\S]*?<\/PubmedArticle>/g

/** Reads one file: a JATS article, or a set of PubMed records one by one, so that a broken one does not hold up the rest. */
export function* parsePapers(given: string, name: string): Generator<Parsed> {
  try {
    const text = dropDoctype(given)
    if (/<PubmedArticle[\s>]/.test(text)) {
      let number = 0
      for (const [record] of text.matchAll(RECORD)) {
        number++
        yield readSafely(() => readPubMed(parseTree(record), `${name}-${number}`))
      }
      if (number === 0) yield { ok: false, reason: 'it ends in the middle of a record' }
      return
    }
    yield readSafely(() => {
      const root = parseTree(text)
      const article = root.name === 'article' ? root : findAll(root, 'article')[0]
      return article
        ? readJats(article, name)
        : { ok: false, reason: 'it is neither a JATS article nor a set of PubMed records' }
    })
  } catch (problem) {
    if (!(problem instanceof WrongXml)) throw problem
    yield { ok: false, reason: `it ${problem.message}` }
  }
}

function readSafely(read: () => Parsed): Parsed {
  try {
    return read()
  } catch (problem) {
    if (problem instanceof WrongXml) return { ok: false, reason: `it ${problem.message}` }
    throw problem
  }
}
