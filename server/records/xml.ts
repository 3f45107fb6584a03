/** XML as a tree. Types and entities of its own are refused: they can grow without bound and fetch what is elsewhere (CWE-611, CWE-776). */
import { XMLParser } from 'fast-xml-parser'
import { RefusedFile } from './refused-file.ts'

export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (XmlElement | string)[]
}

/** Deeper than any C-CDA or Word document, which stay below fifty. */
const DEPTH_MAX = 200

const ATTRIBUTES = ':@'
const TEXT = '#text'

/** Names come without their prefix. Throws a `RefusedFile`. */
export function parseXml(text: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new RefusedFile('active-content')
  checkDepth(text)
  try {
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      removeNSPrefix: true,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      processEntities: true,
      ignoreDeclaration: true,
      ignorePiTags: true,
    })
    const children = toChildren(parser.parse(text, true))
    const root = children.find((child): child is XmlElement => typeof child !== 'string')
    if (!root) throw new RefusedFile('damaged')
    return root
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('damaged', { cause: error })
  }
}

function checkDepth(text: string): void {
  let depth = 0
  for (const [tag] of text.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > DEPTH_MAX) throw new RefusedFile('too-much-inside')
  }
}

function toChildren(nodes: unknown): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Record<string, unknown>): (XmlElement | string)[] => {
    const name = Object.keys(node).find(key => key !== ATTRIBUTES)
    if (name === undefined) return []
    if (name === TEXT) return [String(node[TEXT])]
    return [
      {
        name,
        attributes: (node[ATTRIBUTES] ?? {}) as Record<string, string>,
        children: toChildren(node[name]),
      },
    ]
  })
}

export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The first element on a way of names below `element`. */
export function at(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((found, name) => childrenOf(found, name)[0], element)
}

/** All elements of a name below `element`, in the text's order. */
export function allOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element).flatMap(child => [...(child.name === name ? [child] : []), ...allOf(child, name)])
}

export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map(child => (typeof child === 'string' ? child : textOf(child))).join('')
}
