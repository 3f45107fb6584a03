/** What the whole relay leaves in its database, and what it does without one. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../server/store/database.ts'
import { type ChatClient, enterChat } from '../support/chat-client.ts'
import { fastest } from '../support/fastest.ts'
import { type NavisApp, startNavis } from '../support/navis-app.ts'

const CARD_MAX_MS = 150

let folder: string
let app: NavisApp
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'navis-store-'))
})
afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en' }) as const
const chat = () => enterChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, undefined, app.url)

async function judge(client: ChatClient, text: string): Promise<string> {
  const question = ask(text)
  client.send(question)
  await client.wait('answer-end', ({ answer }) => answer === question.id)
  client.send({ type: 'feedback', answer: question.id, value: 'down', reason: 'unsafe' })
  return question.id
}

test('a deleted chat leaves counts and the fact of a deletion, and nothing that was said', async () => {
  const path = join(folder, 'navis.db')
  app = await startNavis({ env: { DATABASE_URL: `sqlite:${path}` } })
  const [kept, deleted] = [await chat(), await chat()]
  const answer = await judge(kept, 'What is a second opinion, said the heron?')
  await judge(deleted, 'What is a second opinion, said the ibis?')
  const tables = await openDatabase({ kind: 'sqlite', path })
  await expect.poll(() => tables.selectFrom('feedback').selectAll().execute(), { timeout: 10_000 }).toHaveLength(2)
  deleted.send({ type: 'forget' })
  await deleted.closed
  await expect
    .poll(() => tables.selectFrom('feedback').select(['answer', 'site', 'value', 'reason']).execute(), {
      timeout: 10_000,
    })
    .toEqual([{ answer, site: 'demo', value: 'down', reason: 'unsafe' }])

  const counters = await tables.selectFrom('counters').select(['site', 'name', 'count']).orderBy('name').execute()
  expect(counters).toEqual([
    { site: 'demo', name: 'answer-complete', count: 2 },
    { site: 'demo', name: 'feedback-down', count: 2 },
  ])
  const entries = await tables.selectFrom('audit').select('entry').execute()
  await tables.destroy()
  expect(entries.map(({ entry }) => JSON.parse(entry))).toEqual([
    { at: expect.any(String), event: 'started', release: expect.any(String) },
    { at: expect.any(String), event: 'conversation-forgotten', site: 'demo' },
  ])
  const bytes = Buffer.concat(readdirSync(folder).map(name => readFileSync(join(folder, name)))).toString('latin1')
  expect(bytes).not.toMatch(/heron|ibis/)
})

test('without its database the relay opens chats, answers, shows a red flag in time and takes verdicts', async () => {
  app = await startNavis({ env: { DATABASE_URL: 'postgres://navis:s3cret@127.0.0.1:1/navis' } })
  const client = await chat()
  await judge(client, 'What is a second opinion?')
  const raise = async () => {
    const flag = ask('I have a fever of 101 and I’m on chemo')
    client.send(flag)
    expect(await client.wait('answer-start', ({ answer }) => answer === flag.id)).toMatchObject({
      urgent: { level: 'emergency' },
    })
  }
  expect(await fastest(CARD_MAX_MS, raise)).toBeLessThan(CARD_MAX_MS)
  expect(client.frames.some(({ type }) => type === 'fault')).toBe(false)
  expect(app.lines.map(line => JSON.parse(line).event)).toEqual(['store-failed', 'started', 'ready'])
  expect(app.lines.join()).not.toContain('s3cret')
})
