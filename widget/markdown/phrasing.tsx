/** One way to say it, as a card with a copy button: "Best: …" becomes a label and the words themselves. */

import { Component, type VNode } from 'preact'

interface PhrasingProps {
  text: string
  labels: { copy: string; copied: string }
}

export class Phrasing extends Component<PhrasingProps, { isCopied: boolean }> {
  override render({ text, labels }: PhrasingProps): VNode {
    const [, label, words] = /^(?:([\w ]{2,24}):\s*)?([\s\S]*)$/.exec(text) ?? []
    const copy = (): void => {
      const plain = (words ?? text).replace(/^["“]|["”]$/g, '')
      navigator.clipboard?.writeText(plain).then(
        () => this.setState({ isCopied: true }),
        // Refused by the browser or the page: the words stay there to be selected.
        () => this.setState({ isCopied: false }),
      )
    }
    return (
      <div class="phrasing-card">
        {label && <p class="small strong">{label}</p>}
        <p>{words}</p>
        <button type="button" onClick={copy}>
          {this.state.isCopied ? labels.copied : labels.copy}
        </button>
      </div>
    )
  }
}
