import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { LogEvent } from '../../protocol/frames.ts'
import { findBarriers } from '../support/axe.ts'
import {
  type Bench,
  CARD,
  NOTICE,
  OFFER,
  receive,
  SETTINGS,
  SOURCES,
  startBench,
  TEXT,
  writeAnswer,
} from './panel-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(() => bench.clear())
afterAll(() => bench.close())

/** As it is seen: hidden parts left out, blocks apart. */
const readText = async (part: Locator) => (await part.allInnerTexts()).join(' ')
const sent = (page: Page) => page.evaluate(() => window.wire.sent)
const typed = (page: Page) => page.getByRole('textbox', { name: 'Your question' })

describe('before the first question', () => {
  test('a person is told in at most 60 words what this is, what it keeps and whom to call', async () => {
    for (const mode of ['frame', 'inline'] as const) {
      const page = await bench.open({ mode })
      const words = (await readText(page.locator('[data-opening]'))).split(/\s+/)
      expect(words.length).toBeLessThanOrEqual(60)
      for (const part of ['AI', 'cannot', '911', '24 hours', 'names', 'Privacy'])
        expect(words.join(' ')).toContain(part)
      await page.close()
    }
  })

  test('who else reads the questions is told with it', async () => {
    const page = await bench.open({ settings: { processor: { name: 'Example Models' } } })
    const text = await readText(page.locator('[data-opening]'))
    expect(text).toContain('Questions go to Example Models for an answer.')
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(60)
    await page.close()
  })

  test('one of four starter questions can be pressed, and the focus is then on the question', async () => {
    const page = await bench.open()
    for (const starter of SETTINGS.starters) await page.getByRole('button', { name: starter }).waitFor()
    await page.getByRole('button', { name: SETTINGS.starters[1] }).click()
    expect(await sent(page)).toMatchObject([{ type: 'ask', text: SETTINGS.starters[1], locale: 'en' }])
    await page.waitForFunction(() => document.activeElement?.className === 'question')
  })

  test('the way to a person is in sight, its number readable, dialable and copyable', async () => {
    const page = await bench.open()
    expect(await page.getByRole('heading', { name: 'Navis AI · AI' }).isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    const link = page.getByRole('link', { name: '+1 555 555 0134' })
    expect(await link.getAttribute('href')).toBe('tel:+15555550134')
    await page.getByRole('button', { name: 'Copy number' }).waitFor()
  })
})

describe('the composer', () => {
  test('Enter sends, Shift+Enter breaks the line, what is typed survives a dropped connection', async () => {
    const page = await bench.open()
    await typed(page).fill('first')
    await typed(page).press('Shift+Enter')
    await typed(page).pressSequentially('second')
    await page.evaluate(() => window.wire.state('waiting'))
    expect(await typed(page).inputValue()).toBe('first\nsecond')
    await page.evaluate(() => window.wire.state('open'))
    await typed(page).press('Enter')
    expect(await typed(page).inputValue()).toBe('')
    expect(await sent(page)).toMatchObject([{ type: 'ask', text: 'first\nsecond' }])
  })

  test('the count shows near the limit and says by how much a question is over it', async () => {
    const page = await bench.open()
    await typed(page).fill('x'.repeat(3_500))
    expect(await page.locator('#navis-count').isVisible()).toBe(false)
    await typed(page).fill('x'.repeat(3_900))
    expect(await readText(page.locator('#navis-count'))).toBe('100 characters left')
    await typed(page).fill('x'.repeat(4_007))
    expect(await readText(page.locator('#navis-count'))).toBe('7 characters too many')
  })

  test('Stop ends the answer that is being written', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'One.', { open: true }))
    await page.getByRole('button', { name: 'Stop' }).click()
    expect(await sent(page)).toEqual([{ type: 'stop', answer: 'a' }])
  })
})

describe('an answer', () => {
  test('notice and offer are in place before the first word', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', null))
    await page.getByText(NOTICE.text).waitFor()
    await page.getByRole('button', { name: 'Upload records' }).waitFor()
    expect(await page.locator('.turn').getByText('Looking through the library…').count()).toBe(1)
  })

  test('on a phone notice, offer and the first two lines are in view, and the view does not follow the text', async () => {
    const page = await bench.open({ width: 360, height: 640 })
    await receive(page, writeAnswer('a', TEXT, { open: true }))
    await page.getByRole('button', { name: 'New text below' }).waitFor()
    const box = await page.locator('.md > p').first().boundingBox()
    const middle = await page.locator('.scroller').boundingBox()
    expect((box?.y ?? 0) + 2 * 27).toBeLessThanOrEqual((middle?.y ?? 0) + (middle?.height ?? 0))
    const before = await page.locator('.turn .question').boundingBox()
    await receive(page, [{ type: 'answer-delta', text: '\n\nMore and more of it.'.repeat(20) }])
    await page.getByText('More and more of it.').last().waitFor()
    expect(await page.locator('.turn .question').boundingBox()).toEqual(before)
  })

  test('a citation opens its source with the passage, and Escape leads back to the very citation', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', TEXT))
    const citation = page.getByRole('button', { name: /^Source 2/ }).first()
    await citation.click()
    await page.getByText(SOURCES[1]?.passage ?? '').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    expect(await page.getByRole('link', { name: 'Open at journal.example.com' }).getAttribute('href')).toBe(
      SOURCES[1]?.url,
    )
    await page.keyboard.press('Escape')
    expect(await citation.evaluate(element => element === document.activeElement)).toBe(true)
  })

  test.each([
    ['', '100%'],
    ['rtl', '100%'],
    ['', '200%'],
  ])('a citation stays on the line of its word, and the full stop on its own (%s %s)', async (direction, size) => {
    const page = await bench.open({ width: 320 })
    await page.evaluate(
      ([direction, size]) => {
        document.documentElement.dir = direction
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(`html { font-size: ${size} }`)
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      },
      [direction, size] as const,
    )
    const text =
      'Most doctors expect **a second opinion** [1]. Many of them help you to find one [1][2], and so can a nurse[2]. Readers of ' +
      'one slide may differ [1][2]. Ask where it was read [2]. Take a copy of each report along **to the visit** [1][2].'
    await receive(page, writeAnswer('a', text))
    await page.locator('.cite').first().waitFor()
    const torn: string[] = []
    for (let width = 280; width <= 360; width += 4) {
      await page.setViewportSize({ width, height: 640 })
      const found = await page.locator('.cites').evaluateAll(all => {
        const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2
        const lastOf = (node: Node | null): DOMRect => {
          while (node?.lastChild) node = node.lastChild
          const range = new Range()
          range.setStart(node as Text, (node as Text).length - 1)
          range.setEnd(node as Text, (node as Text).length)
          return range.getBoundingClientRect()
        }
        return all.flatMap(cites => {
          const buttons = [...cites.querySelectorAll('button')].map(button => button.getBoundingClientRect())
          const last = cites.lastChild instanceof Text && cites.lastChild.data ? [lastOf(cites)] : []
          let before = cites.previousSibling
          while (before?.textContent === '') before = before.previousSibling
          const line = middle(lastOf(before))
          const apart = Number.parseFloat(getComputedStyle(cites).lineHeight) / 2
          return [...buttons, ...last].every(box => Math.abs(middle(box) - line) < apart) ? [] : [cites.textContent]
        })
      })
      torn.push(...found.map(cites => `${width}: ${cites}`))
    }
    expect(torn).toEqual([])
  })

  describe('with more sources than are looked at', () => {
    const COUNT = 12
    const many = Array.from({ length: COUNT }, (_, index) => ({
      ...(SOURCES[0] as (typeof SOURCES)[0]),
      n: index + 1,
      title: `Page ${index + 1}`,
      passage: `What page ${index + 1} says.`,
    }))
    const text = many.map(({ n }) => `Something that page ${n} says [${n}].`).join('\n\n')
    const openMany = async () => {
      const page = await bench.open()
      const events = writeAnswer('a', text).map(event =>
        event.type === 'answer-sources' ? { ...event, sources: many } : event,
      )
      await receive(page, events)
      const button = page.getByRole('button', { name: `See all ${COUNT} sources`, exact: true })
      await button.waitFor()
      // What the browser skips has a place, but is not to be seen.
      const countCards = () =>
        page.locator('summary').evaluateAll(all => all.filter(card => card.checkVisibility()).length)
      return { page, button, countCards }
    }
    const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

    test('six stand there, and a button shows the others and hides them again, by keyboard too', async () => {
      const { page, button, countCards } = await openMany()
      expect(await countCards()).toBe(6)
      expect(await button.getAttribute('aria-expanded')).toBe('false')
      await button.press('Enter')
      await expect.poll(countCards).toBe(COUNT)
      expect(await button.getAttribute('aria-expanded')).toBe('true')
      await expect.poll(() => focused(page)).toContain('Page 7')
      await button.press('Enter')
      await expect.poll(countCards).toBe(6)
    })

    test('a citation opens a card that is hidden, and Escape leads back to it', async () => {
      const { page, countCards } = await openMany()
      const citation = page.getByRole('button', { name: 'Source 9: Page 9' })
      await citation.click()
      await page.getByText('What page 9 says.').waitFor()
      await expect.poll(() => focused(page)).toContain('Page 9')
      expect(await countCards()).toBe(COUNT)
      await page.keyboard.press('Escape')
      expect(await citation.evaluate(element => element === document.activeElement)).toBe(true)
    })

    test('all are on paper, and found by a search in the page', async () => {
      const { page, countCards } = await openMany()
      expect(await page.locator('.sources li').last().getAttribute('hidden')).toBe('until-found')
      await page.emulateMedia({ media: 'print' })
      expect(await countCards()).toBe(COUNT)
    })
  })

  test('HTML whose reader did not load is shown as text, which is said, and drawn when it is asked for again', async () => {
    let isGone = true
    const page = await bench.open({
      prepare: async page => {
        await page.route(/sanitize\.js/, route => (isGone ? route.abort() : route.continue()))
      },
    })
    await receive(page, writeAnswer('a', 'CO<sub>2</sub> and H<sub>2</sub>O.\n\n10<sup>9</sup>'))
    await page.getByText('This part did not load.').first().waitFor()
    expect(await readText(page.locator('.md'))).toContain('CO<sub>2</sub>')
    isGone = false
    await page.getByRole('button', { name: 'Load again' }).click()
    await page.locator('sup').waitFor()
    expect(await page.locator('sub').count()).toBe(2)
    expect(await page.locator('.connection').count()).toBe(0)
  })

  test('where the passage is ours the source says so', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', TEXT))
    await page.locator('summary').first().click()
    await page.getByText('Our summary: open the source to read it').waitFor()
    expect(await page.getByText('Our summary: open the source to read it').count()).toBe(1)
  })

  test('from the second on the offer is one line before it and in full after its closing', async () => {
    const page = await bench.open()
    await receive(page, [...writeAnswer('a', 'One.'), ...writeAnswer('b', 'Two.')])
    const offers = page.locator('.offer')
    await offers.nth(2).waitFor()
    expect(await readText(offers.nth(0))).toContain(OFFER.text)
    expect(await readText(offers.nth(1))).not.toContain(OFFER.text)
    expect(await readText(offers.nth(2))).toContain(OFFER.text)
  })

  test('a new attempt replaces the text and says that it starts again', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'Half of it', { open: true }))
    await receive(page, [{ type: 'answer-start', answer: 'a', attempt: 2, notice: NOTICE, upload: null }])
    await page.locator('.turn').getByText('Starting again.').waitFor()
    expect(await page.getByText('Half of it').count()).toBe(0)
    expect(await page.locator('.notice').count()).toBe(1)
  })

  test('one that failed can be asked again', async () => {
    const page = await bench.open()
    await receive(page, [
      ...writeAnswer('a', 'Half', { open: true, question: 'Why?' }),
      { type: 'answer-end', answer: 'a', attempt: 1, outcome: 'failed', closing: 'General.', followUps: [] },
    ])
    await page.getByRole('button', { name: 'Ask again' }).click()
    expect(await sent(page)).toMatchObject([{ type: 'ask', text: 'Why?' }])
  })

  test('it can be rated, with a reason from a list and nothing else', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'One.'))
    await page.getByRole('button', { name: 'Not helpful' }).click()
    await page.getByRole('button', { name: 'Could harm someone' }).click()
    expect(await sent(page)).toEqual([
      { type: 'feedback', answer: 'a', value: 'down' },
      { type: 'feedback', answer: 'a', value: 'down', reason: 'unsafe' },
    ])
  })

  test('copied, it takes notice, sources and closing along', async () => {
    const page = await bench.open()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
      })
    })
    await receive(page, writeAnswer('a', TEXT))
    await page.getByRole('button', { name: 'Copy answer' }).click()
    const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied)
    for (const part of [NOTICE.text, 'https://journal.example.com/paper', 'general information']) {
      expect(copied).toContain(part)
    }
    expect(copied).not.toContain(':::')
  })
})

describe('a red-flag card', () => {
  test('shows each number on its button and stays in sight, small, until it is dismissed', async () => {
    const page = await bench.open()
    await receive(page, CARD)
    const call = page.getByRole('link', { name: 'Riverside urgent line +15555550134' })
    expect(await call.getAttribute('href')).toBe('tel:+15555550134')
    expect(await page.locator('.pinned').count()).toBe(0)
    await receive(page, writeAnswer('a', TEXT))
    await page.locator('.pinned').getByRole('link').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    expect(await page.locator('.pinned').count()).toBe(0)
  })

  test('"This is not happening now" asks the question instead', async () => {
    const page = await bench.open()
    await receive(page, CARD)
    await page.getByRole('button', { name: 'This is not happening now' }).click()
    expect(await sent(page)).toMatchObject([
      { type: 'ask', text: "This is not happening now: I have a fever of 101 and I'm on chemo" },
    ])
  })

  test('after a stated intent there is no such button', async () => {
    const page = await bench.open()
    await receive(
      page,
      CARD.map(event =>
        event.type === 'answer-start' && event.urgent
          ? { ...event, urgent: { ...event.urgent, level: 'crisis' as const } }
          : event,
      ),
    )
    await page.locator('.card').waitFor()
    expect(await page.getByRole('button', { name: 'This is not happening now' }).count()).toBe(0)
  })
})

describe('when something is wrong', () => {
  test('offline, the emergency number and the contact come first', async () => {
    const page = await bench.open()
    await page.evaluate(() => window.wire.state('offline'))
    const bar = page.locator('.connection')
    await bar.waitFor()
    const words = await readText(bar)
    expect(words.indexOf('Call 911')).toBeLessThan(words.indexOf('You are offline.'))
    expect(words).toContain('+1 555 555 0134')
  })

  test('who tries again by keyboard is in the composer when the connection is back, so that Escape closes the chat', async () => {
    const page = await bench.open()
    await page.evaluate(() => window.wire.state('offline'))
    await page.getByRole('button', { name: 'Try now' }).press('Enter')
    expect(await page.evaluate(() => window.wire.calls)).toContain('retry')
    await page.evaluate(() => window.wire.state('open'))
    await page.locator('.connection').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => (window as unknown as { host: string[] }).host)).toEqual(['ready', 'close'])
  })

  test('a busy relay is named with the seconds until the next try, which nobody is told one by one', async () => {
    const page = await bench.open({ connected: false, prepare: page => page.clock.install() })
    await page.evaluate(() => window.wire.state('busy', Date.now() + 45_000))
    await page.clock.runFor(500)
    const timer = page.getByRole('timer')
    expect(await readText(timer)).toBe('This chat is very busy. Trying again in 45 seconds.')
    expect(await readText(page.getByRole('status'))).toBe('This chat is very busy. Trying again in 45 seconds')
    await page.clock.runFor(10_000)
    expect(await readText(timer)).toBe('This chat is very busy. Trying again in 35 seconds.')
    expect(await readText(page.getByRole('status'))).toBe('')
    await page.getByRole('button', { name: 'Try now' }).click()
    expect(await page.evaluate(() => window.wire.calls)).toContain('retry')
  })

  test('a question that is not taken now stays in sight with the reason, and can be sent when its wait is over', async () => {
    const page = await bench.open({ prepare: page => page.clock.install() })
    await receive(page, writeAnswer('a', TEXT))
    await typed(page).fill('Why?')
    await typed(page).press('Enter')
    const [asked] = await sent(page)
    const ref = asked && 'id' in asked ? asked.id : ''
    const message = 'That was a lot of questions at once.'
    await receive(page, [{ type: 'fault', code: 'rate-limited', message, retryable: true, retryAfterMs: 20_000, ref }])
    const article = page.locator('.turn').last()
    await article.getByText(message).waitFor()
    const again = article.getByRole('button', { name: 'Send again' })
    expect(await again.isDisabled()).toBe(true)
    expect(await readText(article.getByRole('timer'))).toBe('20 seconds')
    expect(await findBarriers(page.mainFrame())).toEqual([])
    await page.getByRole('status').evaluate(status => {
      const heard: string[] = []
      new MutationObserver(() => heard.push(status.textContent ?? '')).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      })
      Object.assign(window, { heard })
    })
    await page.clock.runFor(30_000)
    expect(await article.getByRole('timer').count()).toBe(0)
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    expect(heard.join(' ')).not.toContain('seconds')
    await again.click()
    expect(await sent(page)).toMatchObject([{ id: ref }, { type: 'ask', id: ref, text: 'Why?' }])
  })

  test('a question that waits can be changed instead, and the browser asks before it lets go of the page', async () => {
    const page = await bench.open({ connected: false })
    await typed(page).fill('Why?')
    await typed(page).press('Enter')
    await page.getByText('A reload loses it.').waitFor()
    await page.getByRole('button', { name: 'Edit' }).waitFor()
    const asksBefore = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
    expect(await asksBefore()).toBe(true)
    await page.getByRole('button', { name: 'Edit' }).click()
    expect(await typed(page).inputValue()).toBe('Why?')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    expect(await asksBefore()).toBe(false)
  })

  test('the focus stays on a question when the relay confirms it', async () => {
    const page = await bench.open()
    await page.getByRole('button', { name: SETTINGS.starters[1] }).click()
    const isFocused = () => page.evaluate(() => document.activeElement?.textContent)
    await page.waitForFunction(() => document.activeElement?.className === 'question')
    const [asked] = await sent(page)
    await receive(page, writeAnswer(asked && 'id' in asked ? asked.id : '', TEXT, { question: SETTINGS.starters[1] }))
    await page.locator('.sources').waitFor()
    expect(await isFocused()).toBe(SETTINGS.starters[1])
  })

  test('a card comes even where nothing could be stored, and its question can be sent again', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', TEXT))
    await typed(page).fill('I have a fever of 101')
    await typed(page).press('Enter')
    const [asked] = await sent(page)
    const urgent = CARD[1]?.type === 'answer-start' ? CARD[1].urgent : undefined
    const ref = asked && 'id' in asked ? asked.id : ''
    await receive(page, [{ type: 'fault', code: 'storage', message: 'Not saved.', retryable: true, ref, urgent }])
    await page.locator('.fault').getByRole('link', { name: 'Call 911' }).waitFor()
    const article = page.locator('.turn').last()
    await article.getByText('Not saved.').waitFor()
    await article.getByRole('button', { name: 'Send again' }).waitFor()
    expect(await page.getByRole('heading', { name: 'I have a fever of 101' }).count()).toBe(1)
    expect(await findBarriers(page.mainFrame())).toEqual([])
  })

  test('a chat that the relay has lost stays readable under a line that says so', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'One.'))
    await page.evaluate(() => window.wire.events.reset('unknown-position'))
    const line = page.getByRole('log').getByText('Earlier messages are no longer saved')
    await line.waitFor()
    await page.getByRole('status').getByText('Earlier messages are no longer saved').waitFor()
    expect(await page.getByText('One.', { exact: true }).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Helpful', exact: true }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0)
    await receive(page, writeAnswer('b', 'Two.'))
    await page.getByText('Two.', { exact: true }).waitFor()
    expect(await line.evaluate(element => element.nextElementSibling?.textContent)).toContain('Two.')
  })

  test('an answer that a reset cuts off can be asked again, unless the log has it after all', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'Half', { question: 'Why?', open: true }))
    await page.evaluate(() => window.wire.events.reset('unknown-position'))
    await page.getByText('This answer could not be finished.').waitFor()
    const again = page.getByRole('button', { name: 'Ask again' })
    await again.waitFor()
    await receive(page, writeAnswer('a', 'Whole.', { question: 'Why?' }))
    await page.getByText('Whole.').waitFor()
    expect(await again.count()).toBe(0)
    await page.evaluate(() => window.wire.events.reset('unknown-position'))
    await again.first().click()
    expect(await sent(page)).toMatchObject([{ type: 'ask', text: 'Why?' }])
  })

  test('an answer that does not go on for a minute can be asked again, and is stopped first', async () => {
    const page = await bench.open({ prepare: page => page.clock.install() })
    await receive(page, writeAnswer('a', 'Half', { question: 'Why?', open: true }))
    await page.locator('.sources').waitFor()
    await page.clock.runFor(59_000)
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0)
    await receive(page, [{ type: 'answer-delta', text: ' of it' }])
    await page.clock.runFor(59_000)
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0)
    await page.clock.runFor(2_000)
    await page.locator('.turn').getByText('This answer has stalled.').waitFor()
    await page.getByRole('button', { name: 'Ask again' }).click()
    expect(await sent(page)).toMatchObject([
      { type: 'stop', answer: 'a' },
      { type: 'ask', text: 'Why?' },
    ])
  })

  test('deleting asks first and can be refused with Escape, which does not close the chat', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'One.'))
    await page.getByRole('button', { name: 'Delete this chat' }).click()
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('Escape')
    expect(await sent(page)).toEqual([])
    await page.getByRole('button', { name: 'Delete this chat' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    expect(await sent(page)).toEqual([{ type: 'forget' }])
    await receive(page, [{ type: 'goodbye', reason: 'forgotten', reconnectAfterMs: 0 }])
    await page.locator('.scroller').getByText('This chat was deleted.').waitFor()
    expect(await page.locator('.turn').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Navis AI · AI')
    expect(await page.evaluate(() => (window as unknown as { host: string[] }).host)).toEqual(['ready'])
  })
})

describe('for everyone', () => {
  test('Escape closes the chat; embedded in a page there is nothing to close', async () => {
    const page = await bench.open()
    await typed(page).press('Escape')
    expect(await page.evaluate(() => (window as unknown as { host: string[] }).host)).toEqual(['ready', 'close'])
    const embedded = await bench.open({ embedded: true })
    expect(await embedded.getByRole('button', { name: 'Close chat' }).count()).toBe(0)
  })

  test('Escape closes the contact first, with the focus back on its button, and the chat with the next press', async () => {
    const page = await bench.open()
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByRole('button', { name: 'Copy number' }).focus()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Talk to a person')
    expect(await page.getByRole('button', { name: 'Copy number' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => (window as unknown as { host: string[] }).host)).toEqual(['ready', 'close'])
  })

  test('that something was copied or rated is said before what is left of an answer', async () => {
    const page = await bench.open()
    const long = Array.from({ length: 40 }, (_, index) => `This is sentence number ${index} of the answer. `)
    await receive(page, writeAnswer('a', long.join('')))
    await page.getByRole('button', { name: 'Copy answer' }).click()
    await page.getByRole('button', { name: 'Helpful', exact: true }).click()
    await page.getByRole('status').getByText('Thank you.').waitFor()
    expect(await page.getByRole('status').textContent()).toMatch(/^(Copied|Copying is blocked here\.).* Thank you\. /)
  })

  test('one status announces, the transcript itself never does', async () => {
    const page = await bench.open()
    await receive(page, writeAnswer('a', 'Doctors expect it. '))
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off')
    expect(await page.locator('[aria-live]:not([aria-live=off]), [role=alert], [role=status]').count()).toBe(1)
    await page.getByRole('status').getByText('Looking').waitFor()
    await page.getByRole('status').getByText('Doctors expect it.').waitFor()
  })

  test('what can be pressed is at least 44 pixels high, citations in a sentence excepted', async () => {
    const page = await bench.open({ width: 320, height: 640 })
    const { height } = (await page.getByRole('link', { name: 'Call 911' }).boundingBox()) ?? {}
    expect(height).toBeGreaterThanOrEqual(44)
    await receive(page, [...CARD, ...writeAnswer('a', TEXT)])
    await page.locator('.sources').waitFor()
    const small = await page
      .locator('button:not(.cite), .call, summary')
      .evaluateAll(all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent))
    expect(small).toEqual([])
  })

  test.each(['Navis AI', 'Riverside Companion for Patients', 'نافيس'])(
    'with text twice as large the header of %s has two rows at most, and its whole name for who listens',
    async assistant => {
      const page = await bench.open({ width: 320, height: 640, settings: { assistant } })
      await page.evaluate(isRtl => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('html { font-size: 200% }')
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
        if (isRtl) document.documentElement.dir = 'rtl'
      }, assistant === 'نافيس')
      const rows = await page.locator('.header').evaluate(header => {
        const tops = [...header.querySelectorAll('.bar > *')].map(part => {
          const { top, bottom } = part.getBoundingClientRect()
          return Math.round((top + bottom) / 2)
        })
        const { scrollWidth, clientWidth, clientHeight } = header
        return { count: new Set(tops).size, fits: scrollWidth <= clientWidth, height: clientHeight }
      })
      expect(rows.count).toBe(2)
      expect(rows.fits).toBe(true)
      // One line of words each.
      expect(rows.height).toBeLessThan(2 * 52 + 16)
      await page.getByRole('heading', { name: `${assistant} · AI`, exact: true }).waitFor()
      expect(await page.getByText('· AI').evaluate(name => name.getBoundingClientRect().right)).toBeLessThanOrEqual(320)
    },
  )

  test('the words of what can be pressed are at least 15 pixels high wherever it stands, citations excepted', async () => {
    const page = await bench.open({ width: 320, height: 640 })
    await receive(page, [...CARD, ...writeAnswer('a', TEXT), ...writeAnswer('b', 'Two.')])
    await page.evaluate(() => window.wire.state('busy', Date.now() + 60_000))
    await page.getByRole('button', { name: 'Try now' }).waitFor()
    const found = await page.locator('button:not(.cite), .call').evaluateAll(all => {
      const sizes = all.map(one => [one.textContent, Number.parseFloat(getComputedStyle(one).fontSize)] as const)
      return { count: sizes.length, small: sizes.filter(([words, size]) => words && size < 15) }
    })
    expect(found.count).toBeGreaterThan(20)
    expect(found.small).toEqual([])
  })

  test('a brand of any colours keeps every text readable, and the notice as it is', async () => {
    const page = await bench.open({
      settings: { theme: { accent: '#ffee00', surface: '#fff8f0', text: '#aaaaaa', radius: 24, colorScheme: 'light' } },
    })
    await receive(page, writeAnswer('a', TEXT))
    await page.locator('.sources').waitFor()
    expect(await findBarriers(page.mainFrame())).toEqual([])
    const notice = (of: Page) =>
      of.locator('.notice').evaluate(element => {
        const { color, backgroundColor, fontSize, borderRadius } = getComputedStyle(element)
        return { color, backgroundColor, fontSize, borderRadius }
      })
    const plain = await bench.open()
    await receive(plain, writeAnswer('a', 'One.'))
    expect(await notice(page)).toEqual(await notice(plain))
  })

  test.each(['ltr', 'rtl'])(
    'on a phone the notice is as wide as the panel, and nothing scrolls sideways (%s)',
    async dir => {
      const page = await bench.open({ width: 320, height: 640 })
      await page.evaluate(to => document.documentElement.setAttribute('dir', to), dir)
      await receive(page, writeAnswer('a', TEXT))
      const { x = 9, width = 0 } = (await page.locator('.notice').boundingBox()) ?? {}
      expect(x).toBeLessThanOrEqual(4)
      expect(width).toBeGreaterThanOrEqual(312)
      const scrolls = await page
        .locator('.scroller')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      expect(scrolls).toBe(false)
    },
  )

  test('in the shadow root of a page it looks and works the same', async () => {
    const page = await bench.open({ mode: 'inline', shadow: true, width: 360 })
    await page.getByRole('button', { name: SETTINGS.starters[1] }).click()
    const [asked] = await sent(page)
    await receive(page, writeAnswer(asked && 'id' in asked ? asked.id : '', TEXT))
    await page
      .getByRole('button', { name: /^Source 2/ })
      .first()
      .click()
    await page.getByText(SOURCES[1]?.passage ?? '').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.className === 'cite')
    expect(await findBarriers(page.mainFrame())).toEqual([])
  })

  test('mounted and taken away fifty times it leaves no style sheet, element or timer behind', async () => {
    const page = await bench.open()
    const left = await page.evaluate(settings => {
      window.panel.dispose()
      for (let round = 0; round < 50; round++) {
        window.start(settings)
        window.panel.dispose()
      }
      return {
        sheets: document.adoptedStyleSheets.length,
        elements: document.body.childElementCount,
        calls: window.wire.calls,
      }
    }, SETTINGS)
    expect(left).toEqual({ sheets: 0, elements: 0, calls: ['connect', 'dispose'] })
  })
})

test('a question that was read as going on from an earlier one can be asked again as a new one', async () => {
  const page = await bench.open()
  const [question, start, ...rest] = writeAnswer('n', TEXT)
  const alone = page.getByRole('button', { name: 'Not about this' })
  await receive(page, [question, start, ...rest] as LogEvent[])
  await page.getByRole('button', { name: 'Copy answer' }).waitFor()
  expect(await alone.count()).toBe(0)
  const [next, begun, ...others] = writeAnswer('o', TEXT)
  await receive(page, [{ ...next, text: 'Who decides it?' }, { ...begun, goesOn: true }, ...others] as LogEvent[])
  await alone.click()
  expect(await sent(page)).toMatchObject([{ type: 'ask', text: 'A new question: Who decides it?' }])
})

test('what only a newer relay knows, a kind of source, a level of card or an outcome, hides nothing of an answer', async () => {
  const page = await bench.open()
  const [question, , , text, end] = writeAnswer('n', TEXT)
  const start = {
    ...{ type: 'answer-start', answer: 'n', attempt: 1, notice: NOTICE, upload: OFFER },
    urgent: {
      level: 'notable',
      title: 'Call your team',
      text: 'Today.',
      contacts: [{ label: 'Call 911', href: 'tel:911' }],
    },
  }
  const sources = {
    type: 'answer-sources',
    sources: SOURCES.map(source => ({ ...source, kind: 'podcast', length: 12 })),
  }
  const events = [question, start, sources, text, { ...end, outcome: 'postponed' }]
  await receive(page, events as LogEvent[])
  const log = page.getByRole('log')
  await log.getByText('This is general information. Your care team knows your case.').waitFor()
  await log.getByRole('heading', { name: 'Call your team' }).waitFor()
  await page.getByRole('button', { name: 'Copy answer' }).waitFor()
  // Sources are folded away.
  const words = await log.textContent()
  expect(words).toContain('National Example Institute')
  expect(words).not.toContain('undefined')
})
