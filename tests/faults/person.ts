/** Somebody with a question, a phone and a bad connection: asks, waits, gives up, reloads, opens a second tab. */
import type { Position } from '../../protocol/frames.ts'
import type { Outgoing } from '../../widget/models/outbox.ts'
import { createMemoryStorage } from '../../widget/transport/token-storage.ts'
import { openPage, type Page } from '../support/page.ts'
import { between, pause, pick } from './fault.ts'
import { LAB_SITE, RED_FLAG } from './lab-site.ts'
import type { PageRecording, ScreenTurn } from './recordings.ts'

export interface Person {
  readonly name: string
  /** Does what people do until `signal` aborts. */
  live(signal: AbortSignal): Promise<void>
  /** Asks a last question until it has been answered; false when `isStuck` says so before. */
  askLast(isStuck: () => boolean): Promise<boolean>
  /** Gives a verdict on the answer to it, whose id this is; undefined when it could not be sent. */
  rateLast(): string | undefined
  /** Every open page is connected, has everything up to `head`, and waits for nothing. */
  isSettled(head: Position): boolean
  /** As a browser does when its network is back. */
  wake(): void
  /** How many events its pages were shown so far. */
  shownCount(): number
  record(): PageRecording[]
  leave(): void
}

interface Tab {
  page: Page
  asked: string[]
  /** Given back, and not asked again yet. */
  unsent: string[]
  isClosed: boolean
}

const TABS_MAX = 3

/** The relay does not have it and the person knows. */
const isRefused = ({ state }: Outgoing): boolean => state === 'refused' || state === 'held'

export function createPerson(name: string, relay: string, random: () => number): Person {
  const tabs: Tab[] = []
  let asked = 0
  let last: { tab: Tab; answer: string } | undefined

  /** With the token of another tab, as a browser copies it for a duplicate and keeps it for a reload. */
  function openTab(other?: Tab): Tab {
    const storage = createMemoryStorage()
    storage.write(other?.page.storage.read())
    const tab: Tab = {
      page: openPage({ name: `${name}-${tabs.length}`, relay, site: LAB_SITE, storage }),
      asked: [],
      unsent: [],
      isClosed: false,
    }
    tabs.push(tab)
    return tab
  }
  const openTabs = () => tabs.filter(tab => !tab.isClosed)

  function close(tab: Tab): void {
    tab.isClosed = true
    tab.page.close()
  }

  /** What was refused waits in sight, or stands in the text field again; a person sends it once more. */
  function collect({ page: { chat }, unsent }: Tab): void {
    for (const entry of chat.outgoing.peek()) if (isRefused(entry)) chat.takeBack(entry.id)
    unsent.push(...chat.draft.peek().split('\n').filter(Boolean))
    chat.draft.value = ''
  }

  function ask(tab: Tab, text: string): void {
    if (!tab.asked.includes(text)) tab.asked.push(text)
    tab.page.chat.ask(text)
  }

  function askNew(tab: Tab, isRedFlag: boolean): string {
    const text = `${isRedFlag ? RED_FLAG : 'What should I know'} (${name}, ${++asked})`
    ask(tab, text)
    return text
  }

  async function act(tab: Tab): Promise<void> {
    const dice = random()
    collect(tab)
    if (dice < 0.35) askNew(tab, false)
    else if (dice < 0.43) askNew(tab, true)
    else if (dice < 0.6) {
      const text = tab.unsent.shift()
      if (text) ask(tab, text)
    } else if (dice < 0.68) tab.page.chat.stop()
    else if (dice < 0.74 && tabs.length < TABS_MAX * 2 && openTabs().length < TABS_MAX) {
      if (tab.page.storage.read()) openTab(tab)
    } else if (dice < 0.8) {
      // A reload. The token is stored with the first event.
      if (!tab.page.storage.read()) return
      close(tab)
      openTab(tab)
    } else if (dice < 0.86) {
      const [goes, comes] = random() < 0.5 ? ['offline', 'online'] : ['freeze', 'resume']
      tab.page.happens(goes ?? '')
      await pause(between(random, 50, 1_000))
      tab.page.happens(comes ?? '')
    }
  }

  return {
    name,
    rateLast() {
      if (last?.tab.page.chat.rate(last.answer, 'up')) return last.answer
    },
    async live(signal) {
      openTab()
      while (!signal.aborted) {
        const tab = pick(random, openTabs())
        if (tab) await act(tab)
        await pause(between(random, 20, 500))
      }
    },
    async askLast(isStuck) {
      const [tab] = openTabs()
      if (!tab) return false
      const text = askNew(tab, false)
      while (!isStuck()) {
        const turn = tab.page.chat.turns.peek().find(one => one.question === text)
        if (turn) last = { tab, answer: turn.id }
        if (turn?.answer.peek()?.end) return true
        collect(tab)
        const index = tab.unsent.indexOf(text)
        if (index >= 0 && tab.page.chat.outgoing.peek().length === 0)
          ask(tab, ...(tab.unsent.splice(index, 1) as [string]))
        await pause(100)
      }
      return false
    },
    isSettled: head =>
      openTabs().every(({ page: { chat, shown, state } }) => {
        const last = shown.findLast(one => one.type !== 'other')
        const isThere = last?.type === 'event' && last.event.seq === head.seq && last.event.mark === head.mark
        return isThere && state() === 'open' && chat.outgoing.peek().every(isRefused) && !chat.running.peek()
      }),
    wake() {
      for (const { page } of openTabs()) if (page.state() !== 'open') page.happens('online')
    },
    shownCount: () => tabs.flatMap(({ page }) => page.shown.filter(({ type }) => type === 'event')).length,
    record: () => tabs.map(recordTab),
    leave() {
      for (const tab of openTabs()) tab.page.close()
    },
  }
}

function recordTab({ page, asked, unsent, isClosed }: Tab): PageRecording {
  const { chat, name, shown } = page
  const refused = chat.outgoing.peek().filter(isRefused)
  return {
    name,
    shown,
    asked,
    isClosed,
    screen: chat.turns.peek().map(toScreen),
    earlier: chat.earlier.peek().map(toScreen),
    draft: [...unsent, ...refused.map(({ text }) => text), chat.draft.peek()].join('\n'),
    waiting: chat.outgoing.peek().find(entry => !isRefused(entry))?.text,
  }
}

function toScreen({ id, question, answer }: Page['chat']['turns']['value'][number]): ScreenTurn {
  const now = answer.peek()
  if (!now) return { id, question, answer: null }
  const { start, text, end } = now
  return {
    id,
    question,
    answer: { attempt: start.attempt, notice: start.notice.text, text, ...(end && { closing: end.closing }) },
  }
}
