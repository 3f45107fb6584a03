/** A relay of a later release, which says things that this widget has never heard of. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPage, type Page } from '../support/page.ts'
import { type ScriptedConnection, type ScriptedRelay, startScriptedRelay } from '../support/scripted-relay.ts'

let relay: ScriptedRelay
let page: Page
let connection: ScriptedConnection

beforeEach(async () => {
  relay = await startScriptedRelay()
  page = openPage({ name: 'a', relay: new URL(relay.siteUrl).origin, site: 'demo' })
  connection = await relay.connection()
  await connection.next()
  connection.send(welcome({ token: 'secret', resumed: false }))
})
afterEach(async () => {
  page.close()
  await relay.dispose()
})

const welcome = (more: object) => ({
  ...{ type: 'welcome', conversation: 'c', head: 0, expiresAt: '2030-01-01T00:00:00Z' },
  ...{ features: ['images'], region: { name: 'new' }, ...more },
})

const id = randomUUID()
/** An answer with a field more in each frame, and with frames between them that nobody knows. */
const ANSWER = [
  { type: 'question', id, text: 'What is new?', at: '2030-01-01T00:00:00Z', mood: 'curious' },
  { type: 'question-read', id, words: 3 },
  {
    ...{ type: 'answer-start', answer: id, attempt: 1, model: 'x', about: 'News' },
    notice: { title: 'For information', text: 'Not medical advice.', icon: 'info' },
    upload: { title: 'Your case', text: 'Upload.', label: 'Upload records', kinds: ['dna'] },
  },
  { type: 'answer-image', answer: id, url: 'https://www.example.org/image.png' },
  { type: 'answer-delta', text: 'One ', weight: 1 },
  { type: 'answer-delta', text: 'two.' },
  {
    ...{ type: 'answer-end', answer: id, attempt: 1, outcome: 'postponed', closing: 'General information.' },
    ...{ followUps: ['And then?'], until: '2030-01-02' },
  },
].map((frame, index) => ({ ...frame, seq: index + 1, mark: 'mark' }))

function expectWholeAnswer(): void {
  const [turn] = page.chat.turns.value
  expect(page.chat.turns.value).toHaveLength(1)
  expect(turn?.answer.value).toMatchObject({ text: 'One two.', end: { closing: 'General information.' } })
}

test('an answer is whole, what is unknown in it is skipped, and nothing is running any more', async () => {
  connection.send({ type: 'advice', text: 'Hello.' }, ...ANSWER)
  await vi.waitFor(expectWholeAnswer)
  expect(page.chat.running.value).toBeUndefined()
  expect(page.chat.fault.value).toBeNull()
})

test('the position of an unknown event counts: after a drop nothing is missing and nothing comes twice', async () => {
  connection.send(...ANSWER.slice(0, 4))
  await vi.waitFor(() => expect(page.shown.filter(({ type }) => type === 'event')).toHaveLength(4))
  connection.cut()
  connection = await relay.connection()
  expect(await connection.next()).toMatchObject({ resume: { token: 'secret', after: 4, mark: 'mark' } })
  connection.send(welcome({ resumed: true, head: 4 }), ...ANSWER.slice(2))
  await vi.waitFor(expectWholeAnswer)
})

test.each([true, false])('an unknown fault says its sentence and loses no question (%o)', async retryable => {
  await vi.waitFor(() => expect(page.chat.open.value).toBe(true))
  page.chat.ask('What is new?')
  const { id: ref } = await connection.next()
  connection.send({ type: 'fault', code: 'too-early', message: 'Not before noon.', retryable, ref, hint: 'x' })
  if (retryable) {
    const refused = { text: 'What is new?', state: 'refused', message: 'Not before noon.' }
    await vi.waitFor(() => expect(page.chat.outgoing.value).toMatchObject([refused]))
    expect(page.chat.draft.value).toBe('')
  } else {
    await vi.waitFor(() => expect(page.chat.fault.value?.message).toBe('Not before noon.'))
    expect(page.chat.draft.value).toBe('What is new?')
  }
})

describe('resumes', () => {
  async function expectResume(): Promise<void> {
    const again = await relay.connection()
    expect(await again.next()).toMatchObject({ resume: { token: 'secret', after: ANSWER.length } })
    again.send(welcome({ resumed: true, head: ANSWER.length }))
    await vi.waitFor(() => expect(page.state()).toBe('open'))
    expectWholeAnswer()
    expect(page.chat.over.value).toBeNull()
  }
  beforeEach(async () => {
    connection.send(...ANSWER)
    await vi.waitFor(expectWholeAnswer)
  })

  test.each([1013, 3000, 4499])('after close code %i, which it does not know', async code => {
    connection.close(code)
    await expectResume()
  })

  test.each([
    { reason: 'moving', reconnectAfterMs: 10, region: 'south' },
    { reason: 'restart', reconnectAfterMs: 10, release: '9.0.0' },
    { reason: 'moving' },
  ])('after a goodbye that is %o', async goodbye => {
    connection.send({ type: 'goodbye', ...goodbye })
    connection.close(1012)
    await expectResume()
  })
})

test('an unknown reason of a reset freezes what is shown, and the chat goes on', async () => {
  connection.send(...ANSWER)
  await vi.waitFor(expectWholeAnswer)
  connection.send({ type: 'reset', reason: 'moved', to: 'elsewhere' }, ...ANSWER)
  await vi.waitFor(() => expect(page.chat.earlier.value).toHaveLength(1))
  await vi.waitFor(expectWholeAnswer)
})
