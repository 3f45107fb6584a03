/** An SDK as an operator loads it, before anything else; the spans go to memory instead of a collector. */
import { randomUUID } from 'node:crypto'
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enterChat } from '../support/chat-client.ts'
import { type NavisApp, startNavis } from '../support/navis-app.ts'

const exporter = new InMemorySpanExporter()
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()

let app: NavisApp
beforeAll(async () => {
  app = await startNavis()
})
afterAll(() => app.close())
beforeEach(() => exporter.reset())

const spans = (): ReadableSpan[] => exporter.getFinishedSpans()
const names = () => spans().map(({ name }) => name)

async function askOne(text: string) {
  const client = await enterChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, undefined, app.url)
  const id = randomUUID()
  client.send({ type: 'ask', id, text, locale: 'en' })
  await client.wait('answer-end')
  const { conversation } = await client.wait('welcome')
  client.cut()
  return { id, conversation, token: client.token }
}

test('a question is one trace: what it waited for are children of its span', async () => {
  await askOne('What is a second opinion?')
  await expect.poll(() => names().sort()).toEqual(['append', 'ask', 'retrieve', 'triage', 'write'])
  const root = spans().find(({ name }) => name === 'ask')
  const others = spans().filter(span => span !== root)
  expect(root?.parentSpanContext).toBeUndefined()
  expect(others.map(span => span.parentSpanContext?.spanId)).toEqual(others.map(() => root?.spanContext().spanId))
  const write = spans().find(({ name }) => name === 'write')
  expect(write?.ended).toBe(true)
})

test('a red flag is triage and one append, and nothing in it says that it was one', async () => {
  await askOne('I have a fever of 101 and I’m on chemo')
  await expect.poll(() => names().sort()).toEqual(['append', 'ask', 'triage'])
  for (const { attributes } of spans()) expect(attributes).toEqual({})
})

test('spans hold no word, no id and no site', async () => {
  const { id, conversation, token } = await askOne('What is a second opinion, said the heron?')
  await expect.poll(names).toContain('write')
  const told = JSON.stringify(
    spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
  )
  for (const trace of ['heron', 'opinion', 'demo', id, conversation, token]) expect(told).not.toContain(trace)
  const keys = new Set(spans().flatMap(({ attributes }) => Object.keys(attributes)))
  expect([...keys]).toEqual(['navis.result'])
})
