import type { ReadonlySignal, Signal } from '@preact/signals-core'
import { Component, type ComponentChildren, type FunctionComponent } from 'preact'
import type { SiteSettings } from '../../protocol/settings.ts'
import type { Announcer } from '../a11y/announcer.ts'
import type { Chat } from '../models/chat.ts'
import { useReach } from './hooks.ts'

/** What is only needed once there is an answer; it loads after a person can type. */
export type Reading = typeof import('./lazy/reading.ts').reading

/** What every component may reach. One panel has one. */
export interface PanelContext {
  chat: Chat
  settings: SiteSettings
  announcer: Announcer
  /** The relay's origin: links that a site writes without an origin lead there. */
  relay: string
  /** The panel has a page of its own. */
  framed: boolean
  /** A reload finds the chat again. */
  lasting: boolean
  /** Absent where there is nothing to close: embedded in the page or alone in its tab. */
  close?: () => void
  /** Null until loaded: answers then show as plain paragraphs. */
  reading: ReadonlySignal<Reading | null>
  /** It could not be loaded: this release is gone from the relays, or the network failed. */
  missing: ReadonlySignal<boolean>
  /** What stands in the place of the chat, such as the sheet for records; null while the chat is shown. */
  sheet: Signal<FunctionComponent | null>
  /** Draws something of the panel's that stands outside of it, or with null takes it away. */
  draw(node: ComponentChildren, place: ParentNode): void
  /** Gives the panel one more style sheet. */
  adopt(css: string): void
  contactOpen: Signal<boolean>
  /** The pinned card itself is in view, so its one line need not be. */
  cardInView: Signal<boolean>
}

const NAME = 'panel'

/** Gives everything inside of it the panel's context. */
export class Provide extends Component<{ value: PanelContext; children: ComponentChildren }> {
  override getChildContext(): object {
    return { [NAME]: this.props.value }
  }

  override render(): ComponentChildren {
    return this.props.children
  }
}

export function usePanel(): PanelContext {
  return useReach(NAME)
}
