/** What earlier releases said on the wire: clients of them get from this relay what they need, and this widget reads them. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import type { ClientFrame, RelayFrame } from '../../protocol/frames.ts'
import { openChat, textOf } from '../support/chat-client.ts'
import { type NavisApp, startNavis } from '../support/navis-app.ts'
import { openPage, type Page } from '../support/page.ts'
import { type ScriptedRelay, startScriptedRelay } from '../support/scripted-relay.ts'
import { type Line, readRecordings } from './recording.ts'

const recordings = readRecordings()
const stories = recordings.flatMap(({ release, stories }) => stories.map(story => ({ release, ...story })))
const framesOf = (lines: readonly Line[]) =>
  lines.filter(({ from }) => from === 'relay').map(({ frame }) => frame as unknown as RelayFrame)

test('this release has its recording', () => {
  expect(recordings.map(({ release }) => release)).toContain(packageFile.version)
})

const common = (sets: Set<string>[]) => sets.reduce((all, one) => all.intersection(one), sets[0] ?? new Set<string>())

/** Which fields there are, at any depth, and of which type; of a list those that each of its items has. */
function describeFields(value: unknown, path = ''): Set<string> {
  if (value === null || typeof value !== 'object')
    return new Set([`${path}: ${value === null ? 'null' : typeof value}`])
  if (Array.isArray(value)) return common(value.map(item => describeFields(item, `${path}[]`))).add(`${path}: list`)
  return new Set(Object.entries(value).flatMap(([name, field]) => [...describeFields(field, `${path}.${name}`)]))
}

/** Fields that every frame of a type has: an earlier client may count on them. */
function findFirmFields(frames: readonly RelayFrame[]): Map<string, Set<string>> {
  const byType = Map.groupBy(frames, ({ type }) => type)
  return new Map([...byType].map(([type, same]) => [type, common(same.map(frame => describeFields(frame)))]))
}

/** Of all stories of a release: what only some of them have hangs on what was asked. */
const firmFields = new Map(
  recordings.map(({ release, stories }) => [release, findFirmFields(stories.flatMap(({ lines }) => framesOf(lines)))]),
)

describe('a client of an earlier release', () => {
  let app: NavisApp
  /** Tokens of this relay in the place of recorded ones. */
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    // So that an answer has not ended before its reader can stop it.
    app = await startNavis({ pace: 1_500 })
  })
  afterAll(() => app.close())

  /** Says what the client said, each time when it has heard as many answers as in the recording. */
  async function replay(lines: readonly Line[]): Promise<RelayFrame[]> {
    const client = await openChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, app.url)
    const count = (frames: readonly { type: string }[], type: string) => frames.filter(one => one.type === type).length
    const landmarks = ['welcome', 'question', 'answer-end', 'fault', 'case-profile', 'goodbye'] as const
    const heard: Line['frame'][] = []
    const catchUp = () =>
      vi.waitFor(() => {
        for (const type of landmarks) {
          expect([type, count(client.frames, type)]).toEqual([type, count(heard, type)])
        }
      }, 10_000)
    for (const { from, frame } of lines) {
      if (from === 'relay') heard.push(frame)
      else {
        await catchUp()
        const { resume } = frame as { resume?: { token: string } }
        const said = resume ? { ...frame, resume: { ...resume, token: tokens.get(resume.token) } } : frame
        client.send(said as unknown as ClientFrame)
      }
    }
    await catchUp()
    const [recorded, here] = [framesOf(lines)[0], client.frames[0]]
    if (recorded?.type === 'welcome' && here?.type === 'welcome' && recorded.token && here.token) {
      tokens.set(recorded.token, here.token)
    }
    client.cut()
    return client.frames
  }

  // One after the other: a reload opens the chat of the story before it.
  test.each(stories)('$release: $name', async ({ release, lines }) => {
    const frames = await replay(lines)
    for (const frame of frames) {
      const missing = firmFields.get(release)?.get(frame.type)?.difference(describeFields(frame))
      expect([frame.type, ...(missing ?? [])]).toEqual([frame.type])
    }
    const outcomes = (all: readonly RelayFrame[]) =>
      all.flatMap(frame => (frame.type === 'answer-end' ? [frame.outcome] : []))
    // Whether a stop comes in time is the reader's luck.
    if (!lines.some(({ frame }) => frame.type === 'stop')) expect(outcomes(frames)).toEqual(outcomes(framesOf(lines)))
  })
})

describe('this widget', () => {
  let relay: ScriptedRelay
  let page: Page | undefined
  afterEach(async () => {
    page?.close()
    await relay.dispose()
  })

  test.each(stories)('shows what a relay of $release said: $name', async ({ lines }) => {
    relay = await startScriptedRelay()
    page = openPage({ name: 'a', relay: new URL(relay.siteUrl).origin, site: 'demo' })
    const connection = await relay.connection()
    await connection.next()
    const frames = framesOf(lines)
    connection.send(...frames)
    const events = frames.filter(frame => 'seq' in frame)
    const { shown, chat } = page
    await vi.waitFor(() => {
      expect(shown.flatMap(one => (one.type === 'event' ? [one.event] : []))).toEqual(events)
      expect(shown.filter(({ type }) => type === 'other')).toHaveLength(frames.length - events.length)
    })
    if (frames.at(-1)?.type === 'goodbye') return expect(chat.turns.value).toEqual([])
    const questions = events.flatMap(event => (event.type === 'question' ? [event.text] : []))
    expect(chat.turns.value.map(({ question }) => question)).toEqual(questions)
    for (const { answer } of chat.turns.value) {
      expect(answer.value?.start.notice.text).toContain('not medical advice')
      expect(answer.value?.text).toBe(textOf(events.filter(event => event.type !== 'case-profile')))
      expect(answer.value?.end?.closing).toContain('general information')
    }
  })
})
