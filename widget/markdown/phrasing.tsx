/** One way to say it, as a card with a copy button: "Best: …" becomes a label and the words themselves. */

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'

interface PhrasingProps {
  text: string
  labels: { copy: string; copied: string }
}

export function Phrasing({ text, labels }: PhrasingProps): VNode {
  const [, label, words] = /^(?:([\w ]{2,24}):\s*)?([\s\S]*)$/.exec(text) ?? []
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    const plain = (words ?? text).replace(/^["“]|["”]$/g, '')
    navigator.clipboard?.writeText(plain).then(
      () => setCopied(true),
      // Refused by the browser or the page: the words stay there to be selected.
      () => setCopied(false),
    )
  }
  return (
    <div class="phrasing-card">
      {label && <p class="phrasing-label">{label}</p>}
      <p>{words}</p>
      <button type="button" onClick={copy}>
        {copied ? labels.copied : labels.copy}
      </button>
    </div>
  )
}
