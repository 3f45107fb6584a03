/** HTML to vnodes of a few inline elements, through DOMPurify, which loads with this. */
import purify from 'dompurify'
import { type ComponentChildren, h } from 'preact'

/** No attributes, so none of these can load, link, style or run anything. */
const TAGS = ['b', 'br', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 's', 'small', 'strong', 'sub', 'sup', 'u']

/**
 * Comments and tags of any other kind, and a `<` that begins neither. A browser's parser takes words along with some of them: with
 * a tag or comment that nothing ends, a title, a frame.
 */
const OTHERS = new RegExp(`<!--[^]*?-->|<(?!/?(?:${TAGS.join('|')})(?:[\\s/][^<>]*)?>)(?:[/!?]?[a-z][^<>]*>)?`, 'gi')

/** Gives `html` back as it is where it cannot be parsed: it is then shown as the text it is. */
export function sanitize(html: string): ComponentChildren {
  if (!purify.isSupported) return html
  const known = html.replace(OTHERS, other => (other.length > 1 ? '' : '&lt;'))
  return toVnodes(purify.sanitize(known, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: [], RETURN_DOM_FRAGMENT: true }))
}

function toVnodes(parent: Node): ComponentChildren {
  return Array.from(parent.childNodes, (node, index) =>
    node instanceof Element ? h(node.localName, { key: index }, toVnodes(node)) : node.textContent,
  )
}
