/**
 * XML as a tree. Entities of a file's own are refused and none is looked up: they can grow without bound and fetch what is
 * elsewhere (CWE-611, CWE-776).
 */
import { XMLParser } from 'fast-xml-parser'

export interface XmlElement {
  /** Without its prefix. */
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (XmlElement | string)[]
}

/** Why a text is not read as XML; the message goes on after "the file". */
export class WrongXml extends Error {
  readonly reason: 'entities' | 'too-deep' | 'damaged'

  constructor(reason: WrongXml['reason'], options?: ErrorOptions) {
    super(SENTENCES[reason], options)
    this.name = 'WrongXml'
    this.reason = reason
  }
}

const SENTENCES = {
  entities: 'has entities of its own, which are not read',
  'too-deep': 'is nested too deeply',
  damaged: 'is not well-formed XML',
} as const

/** Deeper than any C-CDA, Word document or paper, which stay below fifty. */
const DEPTH_MAX = 200
const ATTRIBUTES = ':@'
const TEXT = '#text'
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,32}));/gi, (_, decimal, hex, name: string) => {
    if (name !== undefined) return NAMED[name] ?? ' '
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })

function toChildren(nodes: unknown, depth: number): (XmlElement | string)[] {
  if (depth > DEPTH_MAX) throw new WrongXml('too-deep')
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Record<string, unknown>): (XmlElement | string)[] => {
    const name = Object.keys(node).find(key => key !== ATTRIBUTES)
    if (name === undefined) return []
    if (name === TEXT) return [decode(String(node[TEXT]))]
    const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>)
    const decoded = Object.fromEntries(attributes.map(([key, value]) => [key, decode(String(value))]))
    return [{ name, attributes: decoded, children: toChildren(node[name], depth + 1) }]
  })
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** Takes the mention of an outer DTD off, which each paper has. Throws `WrongXml` where the file has entities of its own. */
export function dropDoctype(text: string): string {
  const without = text.replace(/<!DOCTYPE[^[>]{0,500}>/i, '')
  refuseEntities(without)
  return without
}

function refuseEntities(text: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new WrongXml('entities')
}

/** The root of a file. `isChecked`: also what browsers and this parser would mend is damage. Throws `WrongXml`. */
export function parseTree(text: string, { isChecked = false } = {}): XmlElement {
  refuseEntities(text)
  let depth = 0
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > DEPTH_MAX) throw new WrongXml('too-deep')
  }
  let nodes: unknown
  try {
    nodes = parser.parse(text, isChecked)
  } catch (cause) {
    throw new WrongXml('damaged', { cause })
  }
  const root = toChildren(nodes, 0).find((node): node is XmlElement => typeof node !== 'string')
  if (!root) throw new WrongXml('damaged')
  return root
}

/** Elements directly below one, of a name or all. */
export const childrenOf = (node: XmlElement | undefined, name?: string): XmlElement[] =>
  (node?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )

/** The first element on a way of names below one. */
export const find = (node: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((found, name) => childrenOf(found, name)[0], node)

/** All elements of a name below one, in the text's order. */
export const findAll = (node: XmlElement | undefined, name: string): XmlElement[] =>
  childrenOf(node).flatMap(child => [...(child.name === name ? [child] : []), ...findAll(child, name)])

/** The words of an element; elements named in `without` are passed over. */
export const wordsOf = (node: XmlElement | undefined, without: readonly string[] = []): string =>
  (node?.children ?? [])
    .map(child => (typeof child === 'string' ? child : without.includes(child.name) ? '' : wordsOf(child, without)))
    .join('')
