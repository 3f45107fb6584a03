import type { Token } from 'marked'
import { Component, Fragment, type VNode } from 'preact'
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
  onPick?(from: Element): void
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

/** Blocks are drawn in groups of so many: what is drawn again is the last one, and a list of the others, however long a text is. */
const GROUP = 16

/** Draws an answer's Markdown as it streams in. */
export class Markdown extends Component<MarkdownProps> {
  readonly #blocks = createBlocks()
  /** What was drawn under the same options: a vnode that is the very same object is skipped by Preact without a look inside. */
  #drawn = new WeakMap<object, VNode>()
  /** Groups whose blocks can no longer change. */
  #groups: VNode[] = []
  #restarts = 0
  #options: ViewOptions | undefined
  #before: unknown[] = []

  override render({ text, done, ...more }: MarkdownProps): VNode {
    const options = this.#useOptions(more)
    const tokens = this.#blocks.read(text, done)
    const { count, restarts } = this.#blocks.settled
    if (restarts !== this.#restarts) this.#groups = []
    this.#restarts = restarts
    const settled = Math.floor(count / GROUP)
    for (let group = this.#groups.length; group < settled; group++) {
      this.#groups.push(this.#drawGroup(tokens, group, options))
    }
    const all = this.#groups.slice(0, settled)
    while (all.length * GROUP < tokens.length) all.push(this.#drawGroup(tokens, all.length, options))
    return <div class="md">{all}</div>
  }

  #drawGroup(tokens: readonly Token[], group: number, options: ViewOptions): VNode {
    const blocks = tokens.slice(group * GROUP, (group + 1) * GROUP)
    return <Fragment key={group}>{blocks.map((token, index) => this.#drawBlock(token, index, options))}</Fragment>
  }

  #drawBlock(token: Token, index: number, options: ViewOptions): VNode {
    const known = this.#drawn.get(token)
    if (known) return known
    const vnode = <Fragment key={index}>{renderBlock(token, options)}</Fragment>
    this.#drawn.set(token, vnode)
    return vnode
  }

  #useOptions(props: Omit<MarkdownProps, 'text' | 'done'>): ViewOptions {
    const { sources, contacts = NOTHING, html = false, heading = 3, labels = ENGLISH } = props
    const now = [sources, contacts, html, heading, labels]
    if (this.#options && now.every((value, index) => value === this.#before[index])) return this.#options
    this.#before = now
    this.#drawn = new WeakMap()
    this.#groups = []
    this.#options = {
      policy: linkPolicy(sources, contacts),
      cited: new Set(sources.map(source => source.n)),
      // The one of the moment, so that a handler made anew on each drawing does not make finished blocks be drawn again.
      onCite: n => this.props.onCite?.(n),
      onPick: from => this.props.onPick?.(from),
      html,
      heading,
      labels,
    }
    return this.#options
  }
}
