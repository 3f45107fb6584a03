/** Pages that go on without being loaded again, are left and come back, or are printed. The frame is never put elsewhere. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Opened } from '../../support/stage.ts'
import { type HostCase, script } from './host-case.ts'

type Visit = (html: string, how: 'body' | 'replace' | 'document') => void

const NEXT =
  '<!doctype html><html lang="en"><head><title>Another page</title></head><body><main><h1>Another page</h1><div id="chat"></div></main></body></html>'

/** Marks the panel's document: one that was loaded again has lost it. */
async function mark({ chat }: Opened): Promise<() => Promise<boolean>> {
  const frame = await chat.frame()
  await frame.evaluate(() => Object.assign(window, { stayed: true }))
  return () => frame.evaluate(() => 'stayed' in window).catch(() => false)
}

/** What `act` does to the page changes nothing of the chat, which then answers once more. */
async function keeps(opened: Opened, act: (page: Page) => Promise<unknown>): Promise<void> {
  const { page, chat } = opened
  const before = await chat.read()
  const stayed = await mark(opened)
  await act(page)
  expect(await chat.dialog.isVisible()).toBe(true)
  expect(await chat.read()).toBe(before)
  expect(await stayed()).toBe(true)
  await chat.ask('What does HER2-low mean?')
  await chat.answered(2)
  expect(await page.locator('navis-chat').count()).toBe(1)
}

const visit = (page: Page, how: Parameters<Visit>[1], html = NEXT) =>
  page.evaluate(([text, way]) => (window as unknown as { visit: Visit }).visit(text, way), [html, how] as const)

const tell = (page: Page, type: 'pagehide' | 'pageshow') =>
  Promise.all(
    page
      .frames()
      .map(frame =>
        frame.evaluate(name => void dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type),
      ),
  )

const tagOf = (page: Page): Promise<string> =>
  page.evaluate(() => (document.querySelector('script[data-site]') as HTMLElement).outerHTML)

export const NAVIGATIONS: HostCase[] = [
  {
    name: 'that changes its address and back (pushState)',
    page: () => ({}),
    afterwards: opened =>
      keeps(opened, page =>
        page.evaluate(async () => {
          history.pushState({ view: 1 }, '', '/another')
          document.querySelector('main')?.replaceChildren('Another view')
          history.replaceState({ view: 2 }, '', '/another?again#place')
          const back = new Promise(resolve => addEventListener('popstate', resolve))
          history.back()
          await back
        }),
      ),
  },
  {
    name: 'that swaps its body',
    page: () => ({}),
    afterwards: opened =>
      keeps(opened, page =>
        page.evaluate(() => {
          const body = document.createElement('body')
          body.append('Another page')
          document.body.replaceWith(body)
          document.head.replaceChildren(document.createElement('title'))
          history.pushState({}, '', '/another')
        }),
      ),
  },
  {
    name: 'that goes on as Turbo does: a new body whose tag runs again',
    page: () => ({ head: script('morph') }),
    afterwards: opened =>
      keeps(opened, async page => {
        const tag = await tagOf(page)
        await visit(page, 'replace', NEXT.replace('</body>', `${tag}</body>`))
        await page.waitForLoadState('networkidle')
      }),
  },
  {
    name: 'that morphs its body into the next page’s',
    page: () => ({ head: script('morph') }),
    afterwards: opened =>
      keeps(opened, async page => {
        const tag = await tagOf(page)
        await visit(page, 'body', NEXT.replace('</body>', `${tag}</body>`))
        await visit(page, 'body')
      }),
  },
  {
    name: 'that changes views in a view transition',
    page: () => ({}),
    afterwards: opened =>
      keeps(opened, page =>
        page.evaluate(
          () =>
            document.startViewTransition(() => document.querySelector('main')?.replaceChildren('Another view'))
              .finished,
        ),
      ),
  },
  {
    name: 'that morphs its whole document and so takes the chat away',
    page: () => ({ head: script('morph') }),
    async afterwards({ page, chat }) {
      await visit(page, 'document')
      // The frame has to be loaded again; where it may keep its token, the conversation is there as well.
      await chat.box.waitFor()
      await chat.ask('What does HER2-low mean?')
      await chat.log.getByRole('heading', { name: 'What does HER2-low mean?' }).waitFor()
      expect(await page.locator('navis-chat').count()).toBe(1)
      await chat.button('Close chat').click()
      await chat.launcher.click()
      await chat.box.waitFor()
    },
  },
  {
    name: 'with an embedded chat that goes on to another page with the tag',
    embeddings: ['target'],
    page: () => ({ head: script('morph') }),
    async afterwards({ page, chat }) {
      const tag = await tagOf(page)
      await visit(page, 'replace', NEXT.replace('</body>', `${tag}</body>`))
      await chat.box.waitFor()
      await chat.ask('What does HER2-low mean?')
      await chat.log.getByRole('heading', { name: 'What does HER2-low mean?' }).waitFor()
      expect(await page.locator('#chat navis-chat').count()).toBe(1)
    },
  },
  {
    name: 'that is kept while another is shown, and comes back as it was (back/forward cache)',
    page: () => ({}),
    // A Chromium without a window keeps no page at all (`BackForwardCacheDisabledForDelegate`), whatever the page does: its frames
    // are told what they would be told.
    afterwards: opened =>
      keeps(opened, async page => {
        await tell(page, 'pagehide')
        // It let go of its socket, which would keep the page out of the cache, and takes a new one.
        const socket = page.waitForEvent('websocket')
        await tell(page, 'pageshow')
        await socket
      }),
  },
  {
    name: 'that is loaded again each time (no-store)',
    page: () => ({
      headers: { 'cache-control': 'no-store' },
      head: '<script>addEventListener("unload", () => {})</script>',
    }),
    async afterwards({ page, chat }) {
      await page.goto(`${page.url()}?next`)
      await page.goBack()
      await chat.launcher.click()
      await chat.ask('What does HER2-low mean?')
      await chat.log.getByRole('heading', { name: 'What does HER2-low mean?' }).waitFor()
    },
  },
  {
    name: 'that is printed',
    page: () => ({
      head: '<style>@media print { * { display: block !important; visibility: visible !important } }</style>',
    }),
    async afterwards({ page, chat }) {
      await page.emulateMedia({ media: 'print' })
      const shown = await page.evaluate(() => {
        const element = document.querySelector('navis-chat')
        return [element, ...(element?.shadowRoot?.querySelectorAll('*') ?? [])].filter(
          it => it?.checkVisibility() || it?.getClientRects().length,
        ).length
      })
      expect(shown).toBe(0)
      await page.emulateMedia({ media: null })
      await chat.dialog.waitFor()
    },
  },
]
