/** The panel in other languages: every word, the direction, and text that stays in the language of its sources. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { NEW_QUESTION_PREFIXES, NOT_NOW_PREFIXES, wordsFor } from '../../server/answer/words.ts'
import { en, reviewed as englishReviewed } from '../../widget/i18n/en.ts'
import { enReading } from '../../widget/i18n/en-reading.ts'
import { enRecords } from '../../widget/i18n/en-records.ts'
import { enTakeaway } from '../../widget/i18n/en-takeaway.ts'
import { words as spanish, reviewed as spanishReviewed } from '../../widget/i18n/es.ts'
import { words as spanishRecords } from '../../widget/i18n/es-records.ts'
import { words as spanishTakeaway } from '../../widget/i18n/es-takeaway.ts'
import { chooseLocale } from '../../widget/i18n/locale.ts'
import { words as arabic } from '../fixtures/i18n/ar.ts'
import { words as arabicRecords } from '../fixtures/i18n/ar-records.ts'
import { words as arabicTakeaway } from '../fixtures/i18n/ar-takeaway.ts'
import { findBarriers } from '../support/axe.ts'
import { type Bench, receive, SETTINGS, startBench, TEXT, writeAnswer } from './panel-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(() => bench.clear())
afterAll(() => bench.close())

const english = { ...en, ...enReading, ...enRecords, ...enTakeaway }
const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe.each([
  ['Spanish', { ...spanish, ...spanishRecords, ...spanishTakeaway }],
  ['Arabic', { ...arabic, ...arabicRecords, ...arabicTakeaway }],
] as const)('%s', (_name, words) => {
  test('has every text that English has, with the same blanks', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(english)) {
      expect([key, blanks(words[key as keyof typeof english])]).toEqual([key, blanks(text)])
    }
  })
})

test('what loads later has no key of the words that are there before, which would be taken for its own', () => {
  const before = { ...en, ...enReading }
  expect(Object.keys({ ...enRecords, ...enTakeaway }).filter(key => key in before)).toEqual([])
})

test('nobody has signed the words of a language in the panel while nobody has signed those of the relay', () => {
  expect([englishReviewed, spanishReviewed]).toEqual([wordsFor('en').reviewed, wordsFor('es').reviewed])
})

test('the button that takes a card back says what the relay listens for', () => {
  for (const [locale, ask] of [
    ['en', en.notNowAsk],
    ['es', spanish.notNowAsk],
  ] as const) {
    expect(ask).toBe(`${wordsFor(locale).notNow}{question}`)
    expect(NOT_NOW_PREFIXES).toContain(wordsFor(locale).notNow)
  }
})

test('so does the button that takes what was asked before away from a question', () => {
  for (const [locale, ask] of [
    ['en', enReading.newQuestion],
    ['es', spanish.newQuestion],
  ] as const) {
    expect(ask).toBe(`${wordsFor(locale).newQuestion}{question}`)
    expect(NEW_QUESTION_PREFIXES).toContain(wordsFor(locale).newQuestion)
  }
})

test.each([
  ['es-MX', ['en', 'es'], 'es-MX'],
  ['fr', ['en', 'es'], 'en'],
  ['es', ['en'], 'en'],
  ['no tag', ['es', 'en'], 'es'],
  [undefined, ['es', 'en'], 'es'],
])('a page that asks for %s of a site with %j gets %s', (tag, offered, locale) => {
  expect(chooseLocale(tag, offered)).toBe(locale)
})

const bilingual = {
  settings: {
    ...SETTINGS,
    locales: ['en', 'es'],
    emergencyIn: { es: [{ label: 'Llamar al 911', href: 'tel:911' }] },
  },
}
const panel = (page: Page) => page.getByRole('dialog')

test('a person changes to Spanish with one press, and asks in it from then on', async () => {
  const page = await bench.open(bilingual)
  await page.getByRole('button', { name: 'español' }).click()
  await page.getByRole('textbox', { name: 'Su pregunta' }).waitFor()
  expect(await panel(page).getAttribute('lang')).toBe('es')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('English')
  await page.getByRole('link', { name: 'Llamar al 911' }).waitFor()
  await page.getByText('Se guarda 24 horas después de su última pregunta').waitFor()
  await page.getByRole('textbox', { name: 'Su pregunta' }).fill('¿Qué es HER2-low?')
  await page.getByRole('button', { name: 'Enviar' }).click()
  expect(await page.evaluate(() => window.wire.sent)).toMatchObject([{ type: 'ask', locale: 'es' }])
  expect(await findBarriers(page.mainFrame())).toEqual([])
})

test('text in the language of its sources is marked, so that a voice reads it as that', async () => {
  const page = await bench.open({ settings: { ...SETTINGS, locales: ['es'] } })
  await page.getByRole('textbox', { name: 'Su pregunta' }).waitFor()
  const events = writeAnswer('1', TEXT).map(event =>
    event.type === 'answer-start' ? { ...event, language: 'en' } : event,
  )
  await receive(page, events)
  const text = page.locator('.md').getByText('Asking for a second opinion is common')
  await page.getByRole('button', { name: 'Copiar la respuesta' }).waitFor()
  const next = page.getByRole('button', { name: 'What should I bring?' })
  for (const one of [text, next])
    expect(await one.evaluate(node => node.closest('[lang]')?.getAttribute('lang'))).toBe('en')
})

test('in a language that is written from right to left nothing overlaps or is cut, and numbers can be read', async () => {
  const page = await bench.open()
  await page.evaluate(words => window.showWords('ar', words, 'rtl'), arabic)
  await page.getByRole('textbox', { name: arabic.question }).waitFor()
  expect(await panel(page).evaluate(node => getComputedStyle(node).direction)).toBe('rtl')
  await receive(page, writeAnswer('1', TEXT))
  await page.getByRole('button', { name: arabic.copyAnswer }).waitFor()
  expect(await findBarriers(page.mainFrame())).toEqual([])
  // What is to be asked in English keeps its question mark at its end.
  const suggestion = page.getByRole('button', { name: 'What should I bring?' })
  expect(await suggestion.evaluate(node => getComputedStyle(node).direction)).toBe('ltr')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('words that are 40 % longer still fit on a phone', async () => {
  const page = await bench.open()
  await page.setViewportSize({ width: 320, height: 640 })
  const longer = Object.fromEntries(
    Object.entries(english).map(([key, text]) => [key, `${text} ${'ẍ'.repeat(Math.ceil(text.length * 0.4))}`]),
  ) as typeof arabic
  await page.evaluate(words => window.showWords('en', words, 'ltr'), longer)
  await page.getByText('ẍẍẍ').first().waitFor()
  await receive(page, writeAnswer('1', TEXT))
  await page.getByRole('button', { name: /^Copy answer ẍ/ }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
