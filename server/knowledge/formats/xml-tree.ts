/**
 * XML as a tree, for papers. Entities of a file's own are refused and none is looked up: they can grow without bound and fetch
 * what is elsewhere (CWE-611, CWE-776). The address of an outer DTD, which each paper names, is passed over.
 */
import { XMLParser } from 'fast-xml-parser'

export interface XmlNode {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (XmlNode | string)[]
}

/** The text of a file that is not XML as we read it; the message goes on after "the file". */
export class WrongXml extends Error {}

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

function toChildren(nodes: unknown, depth: number): (XmlNode | string)[] {
  if (depth > DEPTH_MAX) throw new WrongXml('is nested too deeply')
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Record<string, unknown>): (XmlNode | string)[] => {
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

/** Takes the mention of an outer DTD off. Throws `WrongXml` where the file has entities of its own. */
export function dropDoctype(text: string): string {
  const without = text.replace(/<!DOCTYPE[^[>]{0,500}>/i, '')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(without)) throw new WrongXml('has entities of its own, which are not read')
  return without
}

/** The root of a file whose `dropDoctype` has been called. Throws `WrongXml`. */
export function parseTree(text: string): XmlNode {
  let depth = 0
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > DEPTH_MAX) throw new WrongXml('is nested too deeply')
  }
  let nodes: unknown
  try {
    nodes = parser.parse(text)
  } catch (cause) {
    throw new WrongXml('is not well-formed XML', { cause })
  }
  const root = toChildren(nodes, 0).find((node): node is XmlNode => typeof node !== 'string')
  if (!root) throw new WrongXml('is not well-formed XML')
  return root
}

/** Elements directly below one, of a name or all. */
export const childrenOf = (node: XmlNode | undefined, name?: string): XmlNode[] =>
  (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  )

/** The first element on a way of names below one. */
export const find = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined =>
  names.reduce<XmlNode | undefined>((found, name) => childrenOf(found, name)[0], node)

/** All elements of a name below one. */
export const findAll = (node: XmlNode | undefined, name: string): XmlNode[] =>
  childrenOf(node).flatMap(child => [...(child.name === name ? [child] : []), ...findAll(child, name)])

/** The words of an element; elements named in `without` are passed over. */
export const wordsOf = (node: XmlNode | undefined, without: readonly string[] = []): string =>
  (node?.children ?? [])
    .map(child => (typeof child === 'string' ? child : without.includes(child.name) ? '' : wordsOf(child, without)))
    .join('')
