/** A page of one release and relays of another, as during a deploy: the reader is never left with a dead chat. */
import type { Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { type Opened, type OpenOptions, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ site: { locales: ['en', 'es'], upload: {} } })
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

const GONE = 'This chat was updated'

interface Missing {
  /** How often it was asked for in vain. */
  asked: number
  /** From here on the relays have it. */
  bringBack(): void
}

/** A relay that is asked for `files` answers as one that has no such release, `times` times. */
async function miss({ page }: Pick<Opened, 'page'>, files: RegExp, times = Number.POSITIVE_INFINITY): Promise<Missing> {
  let left = times
  const missing = {
    asked: 0,
    bringBack() {
      left = 0
    },
  }
  await page.context().route(files, (route: Route) => {
    if (left-- <= 0) return route.continue()
    missing.asked += 1
    return route.fulfill({
      status: 404,
      headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
      body: '{"error":"There is nothing at this address."}',
    })
  })
  return missing
}

/** What loads with the first answer: sources, links, copying. */
const READING = /\/v1\/[^/]+\/(?:panel|inline)-reading\./

async function openWithout(files: RegExp, times?: number, options?: OpenOptions) {
  const opened = await stage.open(options)
  return { ...opened, missing: await miss(opened, files, times) }
}

describe('a panel whose files are asked of a relay that has another release', () => {
  test('is loaded again until it is there', async () => {
    const { chat, missing } = await openWithout(/\/v1\/[^/]+\/panel\.js/, 2)
    await chat.open()
    expect(missing.asked).toBe(2)
    await chat.ask(QUESTION)
    await chat.answered()
  })

  test('names a person to call when it is alone in its tab and stays away', async () => {
    const { page } = await openWithout(/\/v1\/[^/]+\/panel\.js/)
    await page.goto(`${stage.relay.url}/v1/panel/demo`)
    await page.getByText('This chat could not be loaded.').waitFor()
    expect(await page.locator('body').textContent()).toContain('Riverside nurse line (demo) +1 503 555 0142')
  })
})

describe('what loads with the first answer', () => {
  test('is asked for again without a word', async () => {
    const { chat, missing } = await openWithout(READING, 2)
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.button('Copy answer').waitFor()
    expect(missing.asked).toBe(2)
    expect(await chat.inside.getByText(GONE).count()).toBe(0)
  })

  test('is gone: answers come as plain text, the reader is told, and a reload keeps the whole conversation', async () => {
    const { chat, missing } = await openWithout(READING, undefined, { relay: stage.sameSiteRelay })
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.inside.getByText(GONE).waitFor()
    expect(await chat.read()).toContain(QUESTION)
    missing.bringBack()
    await chat.button('Reload chat').click()
    await chat.button('Copy answer').waitFor()
    expect(await chat.log.getByRole('heading', { name: QUESTION, exact: true }).count()).toBe(1)
    expect(await chat.inside.getByText(GONE).count()).toBe(0)
    await chat.ask('What does HER2-low mean?')
    await chat.answered(2)
  })

  test.each([{ embedding: 'inline' as const }, { blockStorage: true }])(
    'is gone where a reload would start a new chat: that is said, and nothing is reloaded (%o)',
    async options => {
      const { chat } = await openWithout(READING, undefined, options)
      await chat.open()
      await chat.ask(QUESTION)
      await chat.answered()
      const note = chat.inside.getByRole('status').filter({ hasText: GONE })
      await note.getByText('Reloading this page starts a new chat.').waitFor()
      expect(await chat.button('Reload chat').count()).toBe(0)
      await chat.ask('What does HER2-low mean?')
      await chat.answered(2)
    },
  )
})

describe('a part that loads when it is asked for', () => {
  const NOTE = 'This part did not load.'
  const noteOf = ({ chat }: Pick<Opened, 'chat'>) => chat.inside.locator('section').filter({ hasText: NOTE })

  /** A chat with one answer, whose relays do not have `files`. */
  async function answerWithout(files: RegExp, options?: OpenOptions) {
    const opened = await openWithout(files, undefined, options)
    await opened.chat.open()
    await opened.chat.ask(QUESTION)
    await opened.chat.answered()
    await opened.chat.button('Copy answer').waitFor()
    return opened
  }

  test.each([
    ['itself', /-takeaway\./, 'floating'],
    ['what it shares with another part', /-translate-late\./, 'floating'],
    ['itself, in a page of others', /-takeaway\./, 'inline'],
  ] as const)(
    'says that it is missing, asks again at each press, and then does what was asked (%s)',
    async (_what, files, embedding) => {
      const opened = await answerWithout(files, { embedding })
      const { page, chat, missing, seen } = opened
      const save = chat.button('Save this chat')
      await save.click()
      await noteOf(opened).waitFor()
      const { asked } = missing
      await save.click()
      await expect.poll(() => missing.asked).toBeGreaterThan(asked)
      await noteOf(opened).waitFor()
      missing.bringBack()
      const downloads: string[] = []
      page.on('download', download => downloads.push(download.suggestedFilename()))
      await chat.button('Load again').press('Enter')
      await expect.poll(() => downloads).toHaveLength(1)
      await noteOf(opened).waitFor({ state: 'detached' })
      const isFocused = (log: Element) => (log.getRootNode() as Document | ShadowRoot).activeElement === log
      await expect.poll(() => chat.log.evaluate(isFocused)).toBe(true)
      // The same file from there on, and not asked for any more.
      const loaded = seen.urls.length
      await save.click()
      await expect.poll(() => downloads).toHaveLength(2)
      expect(seen.urls.slice(loaded).filter(url => url.startsWith('http'))).toEqual([])
    },
  )

  test('finds what came under another address, and never as a second copy', async () => {
    const { chat, seen } = await openWithout(READING, 1)
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.button('Questions for my visit').click()
    await chat.inside.getByRole('heading', { name: 'From your answers' }).waitFor()
    const files = seen.urls.filter(url => url.startsWith(stage.relay.url)).map(url => url.replace(/.*\//, ''))
    expect(files.filter(name => READING.test(`/v1/0/${name}`))).toEqual(['panel-reading.js', 'panel-reading.js?1'])
    expect(files.filter(name => name.startsWith('panel.js'))).toEqual(['panel.js'])
  })

  test('is the sheet for records', async () => {
    const opened = await answerWithout(/-records\./)
    const { chat, missing } = opened
    await chat.button('Upload records').first().click()
    await noteOf(opened).waitFor()
    missing.bringBack()
    await chat.button('Load again').click()
    await chat.inside.getByText('They are mine').waitFor()
    expect(await noteOf(opened).count()).toBe(0)
  })

  test('is a language: it can be chosen again where it was chosen', async () => {
    const opened = await openWithout(/-es\./)
    const { chat, missing } = opened
    await chat.open()
    await chat.button('español').click()
    await noteOf(opened).waitFor()
    const { asked } = missing
    await chat.button('español').click()
    await expect.poll(() => missing.asked).toBeGreaterThan(asked)
    missing.bringBack()
    await chat.button('Load again').click()
    await chat.inside.getByRole('textbox', { name: 'Su pregunta' }).waitFor()
    expect(await noteOf(opened).count()).toBe(0)
  })
})

test('every file of the panel takes from its entry alone, which is there: what any other import asks for could not be asked for again', async () => {
  const { version, files } = await (await fetch(`${stage.relay.url}/v1/manifest.json`)).json()
  const parts = Object.keys(files).filter(name => /^(?:panel|inline)-.*\.js$/.test(name))
  expect(parts.length).toBeGreaterThan(10)
  for (const name of [...parts, 'panel.js', 'inline.js']) {
    const code = await (await fetch(`${stage.relay.url}/v1/${version}/${name}`)).text()
    const imports = [...code.matchAll(/\b(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+)/g)].map(([, file]) => file)
    expect(imports.filter(file => file !== `${name.split(/[-.]/)[0]}.js`)).toEqual([])
  }
})
