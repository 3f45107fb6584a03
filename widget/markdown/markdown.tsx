import { Fragment, type VNode } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import type { Source } from '../../protocol/frames.ts'
import { createBlocks } from './blocks.ts'
import { linkPolicy } from './links.ts'
import { renderBlock, type ViewOptions } from './view.tsx'

export interface MarkdownProps {
  /** Markdown so far. While it only grows, what was drawn stays the same DOM. */
  text: string
  /** Nothing more is coming: the end is drawn as it stands. */
  done: boolean
  /** The answer's sources: they decide which `[n]` are citations and which hosts may be linked. */
  sources: readonly Source[]
  onCite?(n: number): void
  /** Addresses of the site's contacts that may be linked. */
  contacts?: readonly string[]
  /** Whether raw HTML may be parsed (through DOMPurify); shown as text unless told. */
  html?: boolean
  /** Level that headings start at, 3 unless told. */
  heading?: number
  labels?: ViewOptions['labels']
}

const NOTHING: readonly string[] = []
const ENGLISH: ViewOptions['labels'] = { copy: 'Copy', copied: 'Copied', source: n => `Source ${n}` }

/** Draws an answer's Markdown as it streams in. */
export function Markdown(props: MarkdownProps): VNode {
  const { text, done, sources, contacts = NOTHING, html = false, heading = 3, labels = ENGLISH } = props
  const blocks = useMemo(createBlocks, [])
  // Through a reference, so that a handler made anew on each render does not make finished blocks be drawn again.
  const onCite = useRef(props.onCite)
  onCite.current = props.onCite
  const options = useMemo<ViewOptions>(
    () => ({
      policy: linkPolicy(sources, contacts),
      cited: new Set(sources.map(source => source.n)),
      onCite: n => onCite.current?.(n),
      html,
      heading,
      labels,
    }),
    [sources, contacts, html, heading, labels],
  )
  // A vnode that is the very same object is skipped by Preact without a look inside.
  const drawn = useMemo(() => new WeakMap<object, VNode>(), [options])
  return (
    <div class="md">
      {blocks.read(text, done).map((token, index) => {
        const known = drawn.get(token)
        if (known) return known
        const vnode = <Fragment key={index}>{renderBlock(token, options)}</Fragment>
        drawn.set(token, vnode)
        return vnode
      })}
    </div>
  )
}
