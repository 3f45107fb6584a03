import type { Token } from 'marked'
import { Component, Fragment, type VNode } from 'preact'
import type { Source } from '../../protocol/frames.ts'
import { createBlocks, type Read } from './blocks.ts'
import { linkPolicy } from './links.ts'
import { findCitations, renderBlock, type ViewOptions } from './view.tsx'

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

/** Blocks are drawn in groups of so many, and groups in groups: what is drawn again is the last one of each size, however long a text is. */
const GROUP = 16
const LARGEST = GROUP ** 3

/** Draws an answer's Markdown as it streams in. */
export class Markdown extends Component<MarkdownProps> {
  readonly #blocks = createBlocks()
  #read: Read = { settled: [], rest: [] }
  /** What was drawn under the same options: a vnode that is the very same object is skipped by Preact without a look inside. */
  #drawn = new WeakMap<object, VNode>()
  /** The same for groups whose blocks can no longer change. */
  #groups = new Map<string, VNode>()
  #options: ViewOptions | undefined
  #before: unknown[] = []

  override render({ text, done, ...more }: MarkdownProps): VNode {
    const options = this.#useOptions(more)
    const read = this.#blocks.read(text, done)
    if (read.settled !== this.#read.settled) this.#groups.clear()
    this.#read = read
    return <div class="md">{this.#drawParts(0, Infinity, LARGEST, options)}</div>
  }

  /** The blocks from one place up to another, in parts of so many blocks. */
  #drawParts(from: number, to: number, size: number, options: ViewOptions): VNode[] {
    const { settled, rest } = this.#read
    const end = Math.min(to, settled.length + rest.length)
    const parts: VNode[] = []
    for (let at = from; at < end; at += size) {
      const token = settled[at] ?? rest[at - settled.length]
      parts.push(size === 1 ? this.#drawBlock(token as Token, at, options) : this.#drawGroup(at, size, options))
    }
    return parts
  }

  #drawGroup(from: number, size: number, options: ViewOptions): VNode {
    const name = `${from} ${size}`
    const known = this.#groups.get(name)
    if (known) return known
    const to = from + size
    const vnode = <Fragment key={from}>{this.#drawParts(from, to, size / GROUP, options)}</Fragment>
    if (to <= this.#read.settled.length) this.#groups.set(name, vnode)
    return vnode
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
    this.#groups.clear()
    this.#options = {
      policy: linkPolicy(sources, contacts),
      citations: findCitations(sources.map(({ n }) => n)),
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
