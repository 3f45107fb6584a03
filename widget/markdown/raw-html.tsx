/** HTML inside an answer: through DOMPurify to a few inline elements, and until that is there, the text it is. */
import { Component, type VNode } from 'preact'
import { need } from '../parts.ts'

type Sanitize = typeof import('./sanitize.ts')['sanitize']

interface RawHtmlProps {
  html: string
  /** False where the page's Trusted Types allow no parser of ours: in a host page, whose rules are not ours. */
  sanitized: boolean
}

export class RawHtml extends Component<RawHtmlProps, { sanitize?: Sanitize }> {
  override componentDidMount(): void {
    if (!this.props.sanitized) return
    // Loaded when the first answer needs it; where it cannot be, the HTML stays the text it is.
    need(
      () => import('./sanitize.ts'),
      ({ sanitize }) => this.setState({ sanitize }),
    )
  }

  override render({ html }: RawHtmlProps): VNode {
    return <>{this.state.sanitize?.(html) ?? html}</>
  }
}
