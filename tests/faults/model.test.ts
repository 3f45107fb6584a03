/** The whole relay with a language model: what a reader sees when it works, breaks off, or never answers. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../../server/store/database.ts'
import { checkEvents } from '../support/answer-rules.ts'
import { makeFolder, openAnswers } from '../support/answers.ts'
import { enterChat, textOf } from '../support/chat-client.ts'
import { quote, readPassages } from '../support/model-answers.ts'
import {
  beginStream,
  DIALECTS,
  type Dialect,
  type ModelCall,
  type ModelServer,
  sendAnswer,
  startModelServer,
} from '../support/model-server.ts'
import { type NavisApp, startNavis } from '../support/navis-app.ts'

const QUESTION = 'How do I ask for a second opinion?'
const openAi = DIALECTS[0] as Dialect

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function start(
  handle: (call: ModelCall) => unknown,
  options: { env?: Record<string, string>; site?: Record<string, unknown> } = {},
): Promise<{ app: NavisApp; model: ModelServer }> {
  const model = await startModelServer(handle)
  const env = { LLM_PROVIDER: 'openai', LLM_BASE_URL: model.url, LLM_MODEL: 'test', ...options.env }
  const app = await startNavis({ env, site: options.site })
  ends.push(model.stop, app.close)
  return { app, model }
}

const chat = (app: NavisApp) => enterChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, undefined, app.url)
const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en' }) as const
const settings = async (app: NavisApp) => (await fetch(`${app.url}/v1/sites/demo`)).json()

async function readEmbedded(): Promise<string> {
  const answers = openAnswers()
  const { markdown } = await answers.ask(QUESTION)
  answers.dispose()
  return markdown
}

test('a model’s answer is shown, its tokens are counted, and its processor is named', async () => {
  const { folder, dispose } = makeFolder()
  ends.push(dispose)
  const path = join(folder, 'navis.db')
  const { app } = await start(
    call =>
      sendAnswer(
        call,
        openAi,
        readPassages(call)
          .slice(0, 2)
          .map(passage => `${quote(passage)}\n\n`),
      ),
    { env: { LLM_PROCESSOR: 'Example Models', DATABASE_URL: `sqlite:${path}` } },
  )
  expect(await settings(app)).toMatchObject({ processor: { name: 'Example Models' } })
  const client = await chat(app)
  client.send(ask(QUESTION))
  expect(await client.wait('answer-end')).toMatchObject({ outcome: 'complete' })
  const text = textOf(client.events())
  expect(text).toMatch(/^Asking for a second opinion should not offend your doctor: most doctors support it\. \[1\]/)
  checkEvents(client.events(), [text])
  const tables = await openDatabase({ kind: 'sqlite', path })
  ends.push(() => tables.destroy())
  const counters = () =>
    tables.selectFrom('counters').select(['name', 'count']).where('name', 'like', 'model-%').orderBy('name').execute()
  await expect.poll(counters, { timeout: 10_000 }).toEqual([
    { name: 'model-input-tokens', count: 100 },
    { name: 'model-output-tokens', count: 2 },
  ])
})

test('nobody is named where questions stay on this machine, or where the site may spend nothing', async () => {
  const { app } = await start(() => {})
  expect(await settings(app)).not.toHaveProperty('processor')
  const spared = await start(() => {}, {
    env: { LLM_PROCESSOR: 'Example Models' },
    site: { model: { tokensPerDay: 0 } },
  })
  expect(await settings(spared.app)).not.toHaveProperty('processor')
})

test('an answer that breaks off is begun again visibly, by the embedded writer', async () => {
  const { app, model } = await start(call => {
    const [first] = readPassages(call)
    if (first) beginStream(call).end(openAi.delta(`${quote(first)} And`))
  })
  const client = await chat(app)
  client.send(ask(QUESTION))
  expect(await client.wait('answer-end')).toMatchObject({ outcome: 'complete', attempt: 2 })
  expect(model.calls).toHaveLength(1)
  checkEvents(client.events(), [await readEmbedded()])
  expect(app.lines.join('\n')).toContain('"model-failed"')
  expect(app.lines.join('\n')).not.toContain('second opinion')
})

test('while the model hangs a red flag has its card, and the answer can be stopped', async () => {
  let asked = () => {}
  const isAsked = new Promise<void>(resolve => {
    asked = resolve
  })
  const { app, model } = await start(call => {
    beginStream(call).write(openAi.start({ inputTokens: 1, outputTokens: 1 }))
    asked()
  })
  const client = await chat(app)
  const question = ask(QUESTION)
  client.send(question)
  await client.wait('answer-start')
  await isAsked
  const alarm = ask('I am on chemo and have a fever of 101')
  client.send(alarm)
  expect(await client.wait('answer-end', ({ answer }) => answer === alarm.id)).toMatchObject({ outcome: 'urgent' })
  expect(await client.wait('answer-end', ({ answer }) => answer === question.id)).toMatchObject({ outcome: 'stopped' })
  await model.calls[0]?.closed
})
