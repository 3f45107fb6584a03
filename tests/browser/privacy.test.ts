import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { writeSpy } from '../support/spy.ts'
import { EMBEDDINGS, type Opened, openStage, type Stage } from '../support/stage.ts'
import { TRACE } from '../support/trace.ts'

/** How many marked sentences the spy may look for. */
const CANARIES = Number(process.env.NAVIS_TEST_CANARIES ?? 20)
/** A conversation takes no more than 200 questions, and a long one takes long to draw. */
const IN_ONE_CHAT = 40

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.clear())
afterAll(() => stage.close())

/**
 * The marks, words of every answer, and one thing that a page may see: where the frame comes from. In brackets is what
 * keeps the spy from finding its own source.
 */
const head = writeSpy('canary\\w+|HER2[-]low|informational[ ]purposes|/v1/panel[/]demo')

/** Asks and types sentences that exist nowhere else; every other one is only typed. Gives back their marks. */
async function writeCanaries({ page, chat }: Opened, count: number): Promise<string[]> {
  const marks: string[] = []
  let asked = 0
  for (let index = 0; index < count; index++) {
    const mark = `canary${index}x${crypto.randomUUID().slice(0, 8)}`
    marks.push(mark)
    if (index % 2 === 1) {
      await chat.box.fill('')
      await chat.box.pressSequentially(`my word is ${mark}`)
      continue
    }
    await chat.ask(`What does HER2-low mean for ${mark}?`)
    await chat.answered(++asked)
  }
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  return marks
}

const readSightings = async ({ page }: Opened): Promise<string[]> =>
  page.evaluate(() => [...(window as unknown as { sightings: Set<string> }).sightings])

describe('the host page', () => {
  test.each(['floating', 'target'] as const)(
    `sees none of ${CANARIES} sentences that are asked, typed or answered in the frame (%s)`,
    async embedding => {
      for (let left = CANARIES; left > 0; left -= IN_ONE_CHAT) {
        const opened = await stage.open({ embedding, head })
        const { page, chat, seen } = opened
        await chat.open()
        await writeCanaries(opened, Math.min(left, IN_ONE_CHAT))
        expect(await readSightings(opened)).toEqual(['/v1/panel/demo'])
        const frames = page.frames()
        const titles = await Promise.all(frames.map(frame => frame.title()))
        const said = [...titles, ...seen.urls, ...seen.referrers, ...seen.errors, ...frames.map(frame => frame.url())]
        expect([...said, ...stage.relay.lines].join(' ')).not.toContain('canary')
        // The panel's own requests name no page, the host's its origin at most.
        expect(seen.referrers.filter(referrer => referrer.length > `${stage.host.origin}/`.length)).toEqual([])
        await stage.clear()
      }
    },
    60_000 + CANARIES * 1_000,
  )

  test('would see all of it inline: the same spy reads it there', async () => {
    const opened = await stage.open({ embedding: 'inline', head })
    await opened.chat.open()
    const marks = await writeCanaries(opened, 4)
    expect(await readSightings(opened)).toEqual(
      expect.arrayContaining([...marks, 'HER2-low', 'informational purposes']),
    )
  })
})

test('inline, the offer to upload records opens the private window, where the page cannot look', async () => {
  const { page, chat } = await stage.open({ embedding: 'inline' })
  await chat.open()
  await chat.ask(QUESTION)
  await chat.answered()
  const [tab] = await Promise.all([page.waitForEvent('popup'), chat.button('Upload records').first().click()])
  await tab.getByRole('heading', { name: 'Your records' }).waitFor()
  expect(tab.url()).toBe(`${stage.relay.url}/v1/panel/demo#records`)
  expect(await tab.evaluate(() => window.opener)).toBe(null)
})

const KINDS = {
  answer: 'What does HER2-low mean?',
  emergency: 'I have a fever of 101 and I’m on chemo',
  crisis: 'I want to kill myself',
  dosing: 'Can I double my tamoxifen dose?',
  prognosis: 'How long do I have to live?',
  unknown: 'What is the best recipe for lentil soup?',
}

/** What the page saw from the moment of asking until the answer was read. */
async function traceAnswer(question: string, embedding: 'floating' | 'inline'): Promise<string[]> {
  const { page, chat } = await stage.open({ embedding, head: TRACE })
  const readTrace = () => page.evaluate(() => (window as unknown as { readTrace(): string[] }).readTrace())
  await chat.open()
  await chat.box.fill(question)
  await readTrace()
  await chat.button('Send').click()
  await chat.answered()
  // Two frames, so that what came with the last words has been drawn and told.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return readTrace()
}

describe('which kind of answer came', () => {
  test('cannot be told by the page: nothing happens on it that differs', async () => {
    const [first, ...others] = await Promise.all(
      Object.values(KINDS).map(question => traceAnswer(question, 'floating')),
    )
    // The last entry is how things stand; before it, nothing has happened at all.
    expect(first).toHaveLength(1)
    for (const other of others) expect(other).toEqual(first)
  })

  test('can be told inline by the same trace', async () => {
    const answer = await traceAnswer(KINDS.answer, 'inline')
    expect(answer.length).toBeGreaterThan(10)
    expect(await traceAnswer(KINDS.crisis, 'inline')).not.toEqual(answer)
  })
})

test.each(EMBEDDINGS)(
  'a whole chat asks only the relay, sets no cookie and leaves nothing in the host’s storage (%s)',
  async embedding => {
    const opened = await stage.open({ embedding })
    const { page, chat, seen } = opened
    await chat.open()
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.button('Helpful').click()
    await chat.log.getByText('Thank you.').waitFor()
    expect(seen.origins()).toEqual([stage.host.origin, stage.relay.url].sort())
    expect(seen.urls.filter(url => url.startsWith(stage.host.origin))).toHaveLength(1)
    expect(seen.urls.filter(url => /second|HER2|oncologist/i.test(url))).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    const stored = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
      cookie: document.cookie,
    }))
    expect(stored).toEqual({ local: [], session: [], databases: 0, caches: [], cookie: '' })
  },
)

test('the frame keeps its token and nothing else', async () => {
  const { chat } = await stage.open({ relay: stage.sameSiteRelay })
  await chat.open()
  await chat.ask('What does HER2-low mean?')
  await chat.answered()
  const kept = await (await chat.frame()).evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    cookie: document.cookie,
  }))
  expect(kept).toEqual({ local: [], session: ['navis:demo'], databases: 0, cookie: '' })
})

test('a page of another origin cannot show the chat, nor speak to its socket', async () => {
  const strange = await stage.addRelay({})
  const opened = await stage.open({
    body: `<iframe src="${strange.url}/v1/panel/demo"></iframe>`,
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
  })
  // Sandboxed, the page is of an opaque origin, which no site lists.
  expect(opened.seen.errors.join('\n')).toMatch(/frame-ancestors/)
  const refused = await opened.page.evaluate(
    url =>
      new Promise(resolve =>
        Object.assign(new WebSocket(url, 'navis.v1'), { onopen: () => resolve(false), onerror: () => resolve(true) }),
      ),
    `${strange.url.replace('http', 'ws')}/v1/chat?site=demo`,
  )
  expect(refused).toBe(true)
})
