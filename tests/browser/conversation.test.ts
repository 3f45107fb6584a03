import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CLOSING, QUESTION } from '../support/chat-driver.ts'
import type { NavisApp } from '../support/navis-app.ts'
import { EMBEDDINGS, type Opened, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
/** Writes about ten words a second, so that there is a middle of an answer. */
let slow: NavisApp

beforeAll(async () => {
  stage = await openStage()
  slow = await stage.addRelay({ pace: 10 })
})
afterAll(() => stage.close())

describe.each(EMBEDDINGS)('embedded as %s', embedding => {
  describe('an answer', () => {
    let opened: Opened
    /** The words of the transcript after each change. */
    let snapshots: string[]

    beforeAll(async () => {
      opened = await stage.open({ embedding })
      const { chat } = opened
      await chat.open()
      await chat.log.evaluate(log => {
        const seen: string[] = []
        new MutationObserver(() => seen.push(log.textContent)).observe(log, {
          childList: true,
          characterData: true,
          subtree: true,
        })
        Object.assign(log, { seen })
      })
      await chat.ask(QUESTION)
      await chat.answered()
      snapshots = await chat.log.evaluate(log => (log as unknown as { seen: string[] }).seen)
    })
    afterAll(() => stage.clear())

    test('has its notice and the upload offer in sight before its first word', async () => {
      const firstWords = /Upload records(?!Looking)(\S+ \S+ \S+)/.exec(snapshots.at(-1) ?? '')?.[1] ?? ''
      expect(firstWords).not.toBe('')
      const first = snapshots.find(words => words.includes(firstWords)) ?? ''
      const order = ['For informational purposes only', 'Get guidance specific to your case', firstWords]
      const places = order.map(words => first.indexOf(words))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(Math.min(...places)).toBeGreaterThan(0)
      expect(snapshots.filter(words => words.includes(firstWords) && !words.includes(order[0] ?? ''))).toEqual([])
    })

    test('arrives in parts and reads as a page: headings, three ways to say it, questions to ask, sources', async () => {
      const { log } = opened.chat
      const lengths = new Set(snapshots.map(words => words.length))
      expect(lengths.size).toBeGreaterThan(3)
      expect(await log.getByRole('heading').count()).toBeGreaterThan(6)
      for (const label of ['Good', 'Better', 'Best'])
        expect(await log.getByText(label, { exact: true }).count()).toBe(1)
      expect(await log.getByRole('button', { name: /^Copy(?! answer)/ }).count()).toBe(3)
      expect(await log.getByRole('listitem').filter({ hasText: /\?$/ }).count()).toBeGreaterThanOrEqual(5)
      const sources = log.getByRole('list', { name: 'Sources' }).getByRole('listitem')
      expect(await sources.count()).toBeGreaterThanOrEqual(4)
      expect(await log.getByText(CLOSING).count()).toBe(1)
      expect(await log.getByText('For informational purposes only').count()).toBe(1)
    })

    test('opens the source of a citation with its passage, and leads back to the citation', async () => {
      const { log, button } = opened.chat
      const sources = log.getByRole('list', { name: 'Sources' })
      expect(await sources.getByRole('blockquote').filter({ visible: true }).count()).toBe(0)
      const citation = log.getByRole('button', { name: /^Source 3: / }).first()
      await citation.click()
      const passage = sources.getByRole('blockquote').filter({ visible: true })
      await passage.waitFor()
      expect((await passage.textContent())?.split(' ').length).toBeGreaterThan(8)
      expect(
        await sources
          .getByRole('link', { name: /^Open at / })
          .first()
          .getAttribute('href'),
      ).toMatch(/^https?:/)
      await button('Back to the answer').click()
      expect(await citation.evaluate(isFocused)).toBe(true)
    })

    test('can be called helpful, and copied', async () => {
      const { button, log } = opened.chat
      await button('Helpful').click()
      await log.getByText('Thank you.').waitFor()
      expect(await button('Helpful').getAttribute('aria-pressed')).toBe('true')
      await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await button('Copy answer').click()
      await log.getByText('Copied').waitFor()
    })

    test('causes no error and no violation in the page or the chat', () => {
      expect(opened.seen.errors).toEqual([])
    })
  })

  describe('a chat', () => {
    afterEach(() => stage.clear())

    test('takes a suggested question on', async () => {
      const { chat } = await stage.open({ embedding })
      await chat.open()
      await chat.ask('What does HER2-low mean?')
      await chat.answered()
      const followUps = chat.inside.getByRole('region', { name: 'You could ask next' }).getByRole('button')
      expect(await followUps.count()).toBeGreaterThanOrEqual(2)
      const next = (await followUps.first().textContent()) ?? ''
      await followUps.first().click()
      await chat.answered(2)
      expect(await chat.log.getByRole('heading', { name: next, exact: true }).count()).toBe(1)
    })

    test('stops an answer in its middle and closes it as general information', async () => {
      const { chat } = await stage.open({ embedding, relay: slow.url })
      await chat.open()
      await chat.ask(QUESTION)
      await chat.streaming()
      await chat.button('Stop').click()
      await chat.log.getByText('You stopped this answer.').waitFor()
      await chat.answered()
      expect(await chat.button('Stop').count()).toBe(0)
      expect(await chat.log.getByText('For informational purposes only').count()).toBe(1)
      expect(await chat.log.getByText('Bottom line').count()).toBe(0)
    })

    test(`after a reload ${embedding === 'inline' ? 'starts anew and has said so' : 'goes on where it was, each turn once'}`, async () => {
      const { page, chat } = await stage.open({ embedding, relay: stage.sameSiteRelay })
      await chat.open()
      await chat.ask('What does HER2-low mean?')
      await chat.answered()
      await chat.ask('How do I ask for a second opinion?')
      await chat.answered(2)
      const before = await chat.read()
      expect(await chat.inside.getByText('Reloading this page starts a new chat.').count()).toBe(
        embedding === 'inline' ? 1 : 0,
      )

      await page.reload()
      await chat.open()
      if (embedding === 'inline') {
        await chat.button('What does HER2-low mean?').waitFor()
        expect(await chat.read()).toBe('')
      } else {
        await chat.answered(2)
        await chat.button('Copy answer').nth(1).waitFor()
        expect(await chat.read()).toBe(before)
      }
    })

    test('can be deleted for good', async () => {
      const { page, chat } = await stage.open({ embedding })
      await chat.open()
      await chat.ask('What does HER2-low mean?')
      await chat.answered()
      await chat.button('Delete this chat').click()
      await chat.inside.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
      await chat.inside.getByText('This chat was deleted.').first().waitFor()
      await expect.poll(() => chat.inside.locator('.scroller').evaluate(view => view.scrollTop)).toBeLessThan(24)
      expect(await chat.read()).toBe('')

      await page.reload()
      await chat.open()
      await chat.button('What does HER2-low mean?').waitFor()
      expect(await chat.read()).toBe('')
    })
  })
})

test('where the browser keeps storage from frames, a reload starts a new chat and the chat has said so', async () => {
  const { page, chat } = await stage.open({ blockStorage: true })
  await chat.open()
  await chat.inside.getByText('Reloading this page starts a new chat.').waitFor({ timeout: 3_000 })
  await chat.ask('What does HER2-low mean?')
  await chat.answered()
  await page.reload()
  await chat.open()
  await chat.button('What does HER2-low mean?').waitFor()
  expect(await chat.read()).toBe('')
  await stage.clear()
})

describe.each(['floating', 'inline'] as const)('opened over the page (%s)', embedding => {
  afterEach(() => stage.clear())

  test('Escape closes the chat, focus returns to the launcher, and the chat is as it was when opened again', async () => {
    const { page, chat } = await stage.open({ embedding })
    await chat.open()
    expect(await chat.box.evaluate(isFocused)).toBe(true)
    await chat.box.fill('half a question')
    await page.keyboard.press('Escape')
    await chat.dialog.waitFor({ state: 'hidden' })
    expect(await chat.launcher.evaluate(isFocused)).toBe(true)
    await page.keyboard.press('Enter')
    await chat.dialog.waitFor()
    expect(await chat.box.inputValue()).toBe('half a question')

    await chat.button('Close chat').click()
    await chat.dialog.waitFor({ state: 'hidden' })
    expect(await chat.launcher.evaluate(isFocused)).toBe(true)
  })
})

/** Runs in the page; shadow roots have a focus of their own. */
function isFocused(element: Element): boolean {
  return (element.getRootNode() as Document | ShadowRoot).activeElement === element
}
