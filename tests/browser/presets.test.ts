import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PRESETS } from '../../protocol/theme-presets.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

const toRgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`

test('a preset is chosen by its name, on the tag and later, for launcher and panel alike', async () => {
  const { page, chat, seen } = await stage.open({ attributes: 'data-theme="plum"' })
  const background = () => chat.launcher.evaluate(button => getComputedStyle(button).backgroundColor)
  const accent = async () =>
    (await chat.frame()).evaluate(() =>
      getComputedStyle(document.querySelector('.navis') as Element).getPropertyValue('--navis-accent'),
    )
  await chat.launcher.waitFor()
  expect(await background()).toBe(toRgb(PRESETS.plum.accent))
  await chat.open()
  await expect.poll(accent).toBe(PRESETS.plum.accent)
  await chat.button('Close chat').click()
  for (const [name, preset] of Object.entries(PRESETS)) {
    await page.evaluate(
      theme => (window as unknown as { Navis: { setTheme(theme: string): void } }).Navis.setTheme(theme),
      name,
    )
    expect(await background()).toBe(toRgb(preset.accent))
    await expect.poll(accent).toBe(preset.accent)
  }
  // No preset of that name: the look of a site that chose none.
  await page.evaluate(() =>
    (window as unknown as { Navis: { setTheme(theme: string): void } }).Navis.setTheme('constructor'),
  )
  expect(await background()).toBe(toRgb(PRESETS.harbor.accent))
  expect(seen.errors).toEqual([])
})
