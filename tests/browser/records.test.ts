/** Records, from the offer to an answer for the case: the whole way by keyboard and by touch, with no barrier in any state. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { type Opened, openStage, type Stage } from '../support/stage.ts'

const QUESTION = 'What should I ask about treatment options?'
const REPORT = { name: 'report.txt', mimeType: 'text/plain', buffer: readFileSync('tests/fixtures/records-report.txt') }
const PERSONAL = 'Based on facts you confirmed; still not medical advice.'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ site: { upload: {}, consent: { text: 'Our own words on consent.', version: '2026-11' } } })
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

const judge = async ({ chat }: Opened, state: string) =>
  expect(await findBarriers(await chat.frame()), state).toEqual([])

/** Opens a chat with one answer. */
async function ask(opened: Opened): Promise<void> {
  await opened.chat.open()
  await opened.chat.ask(QUESTION)
  await opened.chat.answered()
}

test('by keyboard, the focus never lost: consent, a file, each fact checked, the same question answered for the case, and all deleted again', async () => {
  const opened = await stage.open()
  const { page, chat } = opened
  const { inside } = chat
  const press = async (name: string | RegExp, key = 'Enter') => {
    await chat.button(name).focus()
    await page.keyboard.press(key)
  }
  const isFocused = async (name: string) => {
    const frame = await chat.frame()
    const focused = () =>
      frame.evaluate(() => (document.activeElement?.ariaLabel ?? document.activeElement?.textContent)?.trim())
    await expect.poll(focused).toBe(name)
  }
  const nameOf = async (name: RegExp) => (await chat.button(name).getAttribute('aria-label')) ?? ''
  const isSaid = (words: string) => inside.locator('.navis > [role=status]').getByText(words).waitFor()
  await ask(opened)
  await press('Upload records')
  await inside.getByRole('heading', { name: 'Your records' }).waitFor()
  await inside.getByText('Our own words on consent.').waitFor()
  expect(await chat.button('Talk to a person').isVisible()).toBe(true)
  await judge(opened, 'consent')
  await press('I agree, continue')
  await inside.getByText('Please say whose records these are.').waitFor()
  await judge(opened, 'consent without an answer')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')

  await inside.getByText(/Up to 5 files of 20 MB each/).waitFor()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    inside.getByLabel('Choose files').press('Enter'),
  ])
  await chooser.setFiles([REPORT, { name: 'photo.heic', mimeType: 'image/heic', buffer: Buffer.from('x') }])
  await inside
    .getByRole('list')
    .getByText(/This photo format cannot be read/)
    .waitFor()
  await isSaid('report.txt: Ready to send photo.heic: This photo format cannot be read.')
  await judge(opened, 'files')
  await press('Read these files')

  await inside.getByRole('heading', { name: 'Check each fact' }).waitFor()
  await inside.getByText('“HER2 (IHC): 1+”').first().waitFor()
  await judge(opened, 'facts')
  await press('Confirm these facts')
  await inside.getByText('Mark at least one fact as right first.').waitFor()
  await press(/^Edit HER2:/)
  await judge(opened, 'editing')
  await page.keyboard.press('Escape')
  await isFocused(await nameOf(/^Edit HER2:/))
  await press(/^Edit HER2:/)
  await press('Save')
  await isFocused(await nameOf(/^Edit HER2:/))
  await press(/^Remove Ki-67/)
  await expect.poll(() => inside.locator('h5:focus').count()).toBe(1)
  await press(/^Put back Ki-67/)
  await inside.locator('h5:focus').filter({ hasText: 'Ki-67' }).waitFor()
  await press(/^All of these are right: .*Ki-67/)
  await expect.poll(() => inside.locator('h4:focus').count()).toBe(1)
  for (const fact of await inside.getByRole('radio', { name: 'This is right' }).all()) {
    await fact.focus()
    await page.keyboard.press('Space')
  }
  await press('Confirm these facts')
  await inside.getByRole('heading', { name: 'Your records are in use' }).waitFor()
  await judge(opened, 'confirmed')
  const [download] = await Promise.all([page.waitForEvent('download'), press('Save facts as a file')])
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ kind: 'navis-case-profile' })

  await page.keyboard.press('Escape')
  await isFocused('Upload records')
  await page.keyboard.press('Enter')
  await press(`Ask again: ${QUESTION}`)
  await isFocused(QUESTION)
  await chat.log.getByText(PERSONAL).waitFor()
  await chat.log.getByText('My report says HER2 IHC 1+.').waitFor()
  await inside.getByText(/^Written for facts you confirmed: /).press('Enter')
  await chat.log.getByText(/^HER2: .*IHC 1\+/).waitFor()
  await inside.getByText('What has a line at its side is not in the general answer above.').waitFor()
  const [general = '', personal = ''] = await chat.log.locator('.md').allInnerTexts()
  const marked = await chat.log.locator('.md [data-new]').allInnerTexts()
  expect(marked.length).toBeGreaterThan(3)
  for (const text of marked) expect([personal.includes(text), general.includes(text)]).toEqual([true, false])
  expect(marked.join('\n')).toContain('HER2')
  await judge(opened, 'an answer for the case')

  await chat.button('Change or delete').first().press('Enter')
  await press('Delete my records')
  await chat.button('Undo').waitFor()
  await judge(opened, 'deleted')
  await isSaid('Your records were deleted.')
  expect(await inside.getByRole('status').count()).toBe(1)
  await press('Undo')
  await chat.button('Delete my records').waitFor()
  await isFocused('Your records')
  await press('Delete my records')
  await chat.button('Undo').waitFor()
  await page.keyboard.press('Escape')
  await chat.ask(QUESTION)
  await chat.answered(2)
})

test('by touch on a phone: a dropped upload is sent again, and what was read is not', async () => {
  const opened = await stage.open({
    browser: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  })
  const { page, chat } = opened
  const { inside } = chat
  await ask(opened)
  await chat.button('Upload records').first().tap()
  await inside.getByLabel('I care for the patient, who agrees to this').tap()
  await chat.button('I agree, continue').tap()
  await inside.getByLabel('Take a photo').waitFor({ state: 'attached' })
  await inside.getByLabel('Choose files').setInputFiles(REPORT)
  let tries = 0
  await page.route('**/v1/records*', route => (tries++ === 0 ? route.abort() : route.continue()))
  await chat.button('Read these files').tap()
  await inside.getByText(/The connection broke\. What was read is kept here/).waitFor()
  await judge(opened, 'dropped')
  // The second half of a double click meets “Cancel” in the same place.
  await chat.button('Try again').dblclick()
  await inside.getByRole('heading', { name: 'Check each fact' }).waitFor()
  const wide = await (await chat.frame()).evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
  await inside.getByRole('radio', { name: 'This is right' }).first().tap()
  await chat.button('Confirm these facts').tap()
  await inside.getByRole('heading', { name: 'Your records are in use' }).waitFor()
})
