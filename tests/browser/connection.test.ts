import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serveNavis } from '../commands/run-navis.ts'
import { type Cable, layCable } from '../support/cable.ts'
import { QUESTION } from '../support/chat-driver.ts'
import { NO_LIMITS, writeSite } from '../support/navis-app.ts'
import { type Embedding, type Opened, openStage, type Stage } from '../support/stage.ts'

/** Words a second: about five seconds for the answer, enough to break its connection several times. */
const PACE = 200

let stage: Stage
let cable: Cable
/** The whole answer, as it is without any trouble. */
let undisturbed: string

beforeAll(async () => {
  cable = await layCable()
  stage = await openStage({ pace: PACE, env: { NAVIS_PUBLIC_ORIGIN: cable.origin } })
  cable.leadTo(stage.relay.url)
  const opened = await openChat()
  await opened.chat.ask(QUESTION)
  undisturbed = await readWhole(opened)
  await stage.clear()
})
afterEach(async () => {
  cable.plug()
  await stage.clear()
})
afterAll(async () => {
  await stage.close()
  await cable.close()
})

async function openChat(embedding: Embedding = 'floating'): Promise<Opened> {
  const opened = await stage.open({ embedding, relay: cable.origin })
  await opened.chat.open()
  return opened
}

/** The transcript when the answer is complete and can be used. */
async function readWhole({ chat }: Opened): Promise<string> {
  await chat.answered()
  await chat.button('Copy answer').waitFor()
  return chat.read()
}

describe('a connection that is lost', () => {
  test.each(['floating', 'inline'] as const)(
    'in the middle of an answer (%s): it goes on by itself, each word once',
    async embedding => {
      const opened = await openChat(embedding)
      await opened.chat.ask(QUESTION)
      await opened.chat.streaming()
      cable.cut()
      expect(await readWhole(opened)).toBe(undisturbed)
    },
  )

  test('several times in one answer changes nothing in it', async () => {
    const opened = await openChat()
    await opened.chat.ask(QUESTION)
    for (const heading of ['Why it matters', 'How to ask', 'What to bring']) {
      await opened.chat.log.getByRole('heading', { name: heading }).first().waitFor()
      cable.cut()
    }
    expect(await readWhole(opened)).toBe(undisturbed)
  })

  test('keeps what is typed, and sends a question that was asked meanwhile, once', async () => {
    const { page, chat } = await openChat()
    await chat.box.fill('What does HER2-low mean?')
    await page.context().setOffline(true)
    cable.pull()
    expect(await chat.box.inputValue()).toBe('What does HER2-low mean?')
    await chat.button('Send').click()
    await chat.inside.getByText('Not sent yet. It goes out when you are connected.').waitFor()
    await chat.box.fill('the next question, half written')

    cable.plug()
    await page.context().setOffline(false)
    await chat.answered()
    expect(await chat.log.getByRole('heading', { name: 'What does HER2-low mean?', exact: true }).count()).toBe(1)
    expect(await chat.inside.getByText('Not sent yet.').count()).toBe(0)
    expect(await chat.box.inputValue()).toBe('the next question, half written')
  })

  test('shows first how to get help without the chat, the emergency number before all', async () => {
    const { page, chat } = await openChat()
    await page.context().setOffline(true)
    await chat.inside.getByText('You are offline.').waitFor()
    const shown = (await chat.dialog.textContent())?.split('You are offline.')[0] ?? ''
    expect(shown.lastIndexOf('911')).toBeGreaterThan(0)
    expect(shown.lastIndexOf('911')).toBeLessThan(shown.lastIndexOf('555 0142'))
    await page.context().setOffline(false)
    await chat.inside.getByText('You are offline.').waitFor({ state: 'detached' })
  })
})

describe('a relay that is killed in the middle of an answer', () => {
  let serving: Serving | undefined
  afterAll(async () => {
    serving?.signal('SIGKILL')
    await serving?.finished
    cable.leadTo(stage.relay.url)
  })

  test('and started again shows the answer once, in full, with one notice and one closing', async () => {
    const { folder, file, remove } = writeSite({ origins: [stage.host.origin] })
    const serve = async () => {
      serving = await serveNavis({
        NAVIS_SITES: file,
        NAVIS_DATA: `${folder}/data`,
        NAVIS_LIMITS: NO_LIMITS,
        NAVIS_PACE: String(PACE),
        NAVIS_PUBLIC_ORIGIN: cable.origin,
      })
      cable.leadTo(serving.url)
      return serving
    }
    const first = await serve()
    const opened = await openChat()
    await opened.chat.ask(QUESTION)
    await opened.chat.streaming()
    first.signal('SIGKILL')
    await first.finished
    await serve()
    expect(await readWhole(opened)).toBe(undisturbed)
    remove()
  })
})
