/** HTML to vnodes of a few inline elements, through DOMPurify, which loads with this. */
import purify from 'dompurify'
import { type ComponentChildren, h } from 'preact'

/** No attributes, so none of these can load, link, style or run anything. */
const TAGS = ['b', 'br', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 's', 'small', 'strong', 'sub', 'sup', 'u']

/** Gives `html` back as it is where it cannot be parsed: it is then shown as the text it is. */
export function sanitize(html: string): ComponentChildren {
  if (!purify.isSupported) return html
  return toVnodes(purify.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: [], RETURN_DOM_FRAGMENT: true }))
}

function toVnodes(parent: Node): ComponentChildren {
  return Array.from(parent.childNodes, (node, index) =>
    node instanceof Element ? h(node.localName, { key: index }, toVnodes(node)) : node.textContent,
  )
}
