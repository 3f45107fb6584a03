import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from '../support/stage.ts'

const PHONE = '+1 503 555 0142'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

/** The characters of the number in the order in which the eye meets them, from the left. */
const readFromLeft = (link: Locator): Promise<string> =>
  link.evaluate((element, phone) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      const start = node.textContent?.indexOf(phone) ?? -1
      if (start < 0) continue
      const places = [...phone].map((character, index) => {
        const range = document.createRange()
        range.setStart(node, start + index)
        range.setEnd(node, start + index + 1)
        const { left, top } = range.getBoundingClientRect()
        return { character, left, top: Math.round(top) }
      })
      const isOneLine = new Set(places.map(({ top }) => top)).size === 1
      return (
        (isOneLine ? '' : 'broken: ') +
        places
          .sort((a, b) => a.left - b.left)
          .map(({ character }) => character)
          .join('')
      )
    }
    return 'not found'
  }, PHONE)

test('telephone numbers read from left to right in a panel that is written from right to left', async () => {
  const { chat } = await stage.open()
  await chat.open()
  await (await chat.frame()).evaluate(() => {
    document.documentElement.dir = 'rtl'
    for (const element of document.querySelectorAll<HTMLElement>('.navis')) element.dir = 'rtl'
  })
  await chat.ask('I have a fever of 101 and I’m on chemo')
  await chat.answered()
  const card = chat.log.getByRole('link', { name: /nurse line/ }).first()
  expect(await card.evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
  expect(await readFromLeft(card)).toBe(PHONE)
  await chat.button('Talk to a person').click()
  expect(await readFromLeft(chat.inside.getByRole('link', { name: PHONE, exact: true }).first())).toBe(PHONE)
})
