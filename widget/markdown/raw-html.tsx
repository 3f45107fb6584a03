/** HTML inside an answer: through DOMPurify to a fragment of a few inline tags, and from there to vnodes. */
import { Component, type ComponentChildren, h, type VNode } from 'preact'

type Sanitize = (html: string) => DocumentFragment

/** No attributes, so none of these can load, link, style or run anything. */
const TAGS = ['b', 'br', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 's', 'small', 'strong', 'sub', 'sup', 'u']

let loading: Promise<Sanitize | undefined> | undefined

/** Loaded when the first answer needs it. Nothing where it cannot work: the HTML is then shown as the text it is. */
function loadSanitize(): Promise<Sanitize | undefined> {
  loading ??= import('dompurify').then(
    ({ default: purify }) =>
      purify.isSupported
        ? html => purify.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: [], RETURN_DOM_FRAGMENT: true })
        : undefined,
    () => undefined,
  )
  return loading
}

interface RawHtmlProps {
  html: string
  /** False where the page's Trusted Types allow no parser of ours: in a host page, whose rules are not ours. */
  sanitized: boolean
}

export class RawHtml extends Component<RawHtmlProps, { sanitize?: Sanitize }> {
  override componentDidMount(): void {
    if (this.props.sanitized) void loadSanitize().then(sanitize => this.setState({ sanitize }))
  }

  override render({ html }: RawHtmlProps): VNode {
    const { sanitize } = this.state
    return <>{sanitize ? toVnodes(sanitize(html)) : html}</>
  }
}

function toVnodes(parent: Node): ComponentChildren {
  return Array.from(parent.childNodes, (node, index) =>
    node instanceof Element ? h(node.localName, { key: index }, toVnodes(node)) : node.textContent,
  )
}
