/** Parts of a long answer fold when it is complete: never what somebody reads, and never what must be in sight. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, receive, startBench, writeAnswer } from './panel-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(() => bench.clear())
afterAll(() => bench.close())

const WORDS = 'Records belong to you as well, and copies can be sent to whoever you name. '
const part = (title: string, more = '') => `## ${title}\n\n${WORDS.repeat(9)}\n\n${more}`
const LONG = [
  'Many people ask for their records.\n',
  part('First'),
  part('Second'),
  part('Next'),
  part('To say', ':::phrasing\n- Good: "May I have a copy?"\n:::\n\n'),
  part('Third', '- One thing to bring\n- Another thing\n\n'),
  part('When it cannot wait', 'With a fever, call your team at once.\n\n'),
  part('To ask', ':::questions\n- How long does it take?\n:::\n\n'),
  part('Fourth'),
  part('Fifth', 'It is called a copy.\n\n'),
  '**Bottom line:** ask, and ask early.',
].join('\n')

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const fold = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const all = (page: Page) => page.getByRole('button', { name: 'Show all', exact: true })
const isHidden = (page: Page, name: string) =>
  heading(page, name).evaluate(element => Boolean((element.nextElementSibling as HTMLElement).hidden))
const folded = (page: Page) => page.locator('.fold[aria-expanded=false]').allTextContents()

/** `text` of an answer that is already there when somebody comes back, or that ends while somebody looks. */
async function show(page: Page, text: string, history: boolean): Promise<void> {
  await receive(page, writeAnswer('a', text), history)
  await page.getByRole('button', { name: 'Copy answer' }).waitFor()
}

describe('a long answer', () => {
  test('that ends folds what nobody has seen: not the parts in view, nothing to say or ask, no safety, not the bottom line', async () => {
    const page = await bench.open()
    await show(page, LONG, false)
    expect(await folded(page)).toEqual(['Next', 'Third', 'Fourth', 'Fifth'])
    for (const name of ['First', 'Second', 'To say', 'When it cannot wait', 'To ask']) {
      expect([name, await isHidden(page, name)]).toEqual([name, false])
    }
    expect(await isHidden(page, 'Third')).toBe(true)
    expect(await page.getByText('ask, and ask early').isVisible()).toBe(true)
    // Folded or not, it is the element that it was; what is hidden can be found by the browser's own search.
    expect(await heading(page, 'Fifth').evaluate(element => element.nextElementSibling?.getAttribute('hidden'))).toBe(
      'until-found',
    )
  })

  test('that was there before folds alike, and shows all with one press or key', async () => {
    const page = await bench.open()
    await show(page, LONG, true)
    expect(await folded(page)).toEqual(['Next', 'Third', 'Fourth', 'Fifth'])
    await all(page).focus()
    await page.keyboard.press('Enter')
    expect(await folded(page)).toEqual([])
    expect(await all(page).count()).toBe(0)
    expect(await isHidden(page, 'Fifth')).toBe(false)
    expect(await fold(page, 'Next').evaluate(button => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Space')
    expect(await folded(page)).toEqual(['Next'])
  })

  test('does not move under who reads it when it ends, nor lose an element or a selection', async () => {
    const page = await bench.open()
    const [end] = writeAnswer('a', LONG).slice(-1)
    await receive(page, writeAnswer('a', LONG, { open: true }))
    const place = heading(page, 'Third')
    await place.evaluate(element => element.scrollIntoView({ block: 'center' }))
    const read = () => place.evaluate(element => element.getBoundingClientRect().top)
    await page.evaluate(() => {
      const blocks = [...document.querySelectorAll('.md > *')]
      getSelection()?.selectAllChildren(blocks.at(-2) as Element)
      Object.assign(window, { blocks, selected: String(getSelection()) })
    })
    const before = await read()
    if (end) await receive(page, [end])
    await fold(page, 'Fifth').waitFor()
    expect(await folded(page)).toEqual(['Fourth', 'Fifth'])
    expect(await read()).toBeCloseTo(before, 0)
    expect(
      await page.evaluate(() => {
        const { blocks } = window as unknown as { blocks: Element[] }
        return blocks.every(block => block.isConnected)
      }),
    ).toBe(true)
  })

  test('is printed whole', async () => {
    const page = await bench.open()
    await show(page, LONG, true)
    await page.locator('.turn').evaluate(turn => turn.toggleAttribute('data-print', true))
    await page.emulateMedia({ media: 'print' })
    const heights = await page
      .locator('.md > *:not(button)')
      .evaluateAll(blocks => blocks.map(block => block.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThan(10)
    expect(await heading(page, 'Fifth').evaluate(element => element.getBoundingClientRect().height)).toBeGreaterThan(10)
  })

  test('opens as a whole where the browser’s search has found something in it', async () => {
    const page = await bench.open()
    await show(page, LONG, true)
    await page.evaluate(() =>
      document.querySelector('.md > [hidden]')?.dispatchEvent(new Event('beforematch', { bubbles: true })),
    )
    expect(await folded(page)).toEqual([])
  })
})

test('a short answer, and one that still streams, folds nothing', async () => {
  const page = await bench.open()
  await show(page, `${part('First')}${part('Second')}The end.`, true)
  await receive(page, writeAnswer('b', LONG, { open: true }))
  await page.getByText('ask, and ask early').waitFor()
  expect(await page.locator('.fold').count()).toBe(0)
})

test('the blocks of a very long answer cost nothing while they are out of sight, and all of them can be read', async () => {
  const page = await bench.open()
  await show(page, Array.from({ length: 90 }, (_, index) => `Word **number ${index}**.`).join('\n\n'), true)
  const word = (index: number) => page.locator('.md strong').filter({ hasText: new RegExp(`^number ${index}$`) })
  const isSkipped = (index: number) => word(index).evaluate(it => !it.checkVisibility({ contentVisibilityAuto: true }))
  await expect.poll(() => isSkipped(88)).toBe(true)
  expect(await isSkipped(1)).toBe(false)
  await word(88).scrollIntoViewIfNeeded()
  await expect.poll(() => isSkipped(88)).toBe(false)
})
