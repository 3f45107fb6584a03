import { expect, test, vi } from 'vitest'
import { createKeys } from '../../server/conversations/keys.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { TICK_MS } from '../../server/relay/connection.ts'
import { limitsWith } from '../../server/relay/limits.ts'
import { createRelay, type RelaySocket } from '../../server/relay/relay.ts'
import { createMemoryCaseProfiles } from '../../server/store/memory-case-profiles.ts'
import { TEST_MASTER_KEY, TEST_SITE, testWording, triageWords } from '../support/relay-server.ts'
import { answerWith } from '../support/scripted-answer.ts'

const HOUR = 3_600_000

test('welcome is the first frame, also where the log hangs and a process slept over the time of a beat', async () => {
  vi.useFakeTimers()
  let aheadMs = 0
  const steadyNow = () => performance.now() + aheadMs
  const keys = createKeys([TEST_MASTER_KEY])
  const limits = limitsWith({ silenceTimeoutMs: 2 * HOUR })
  const log = createMemoryLog({ now: Date.now, eventsMax: limits.eventsPerConversation })
  const relay = createRelay({
    ...{ keys, limits, steadyNow, answer: answerWith([]), triage: triageWords, wording: testWording },
    log: { ...log, state: () => new Promise(() => {}) },
    record: async () => {},
    profiles: createMemoryCaseProfiles(),
  })
  const sent: string[] = []
  const socket: RelaySocket = {
    send: text => sent.push(JSON.parse(text).type),
    ...{ close() {}, whenDrained() {}, ping() {}, pong() {}, terminate() {}, bufferedBytes: () => 0 },
  }
  await vi.advanceTimersByTimeAsync(TICK_MS - 10)
  const { token } = keys.issue(TEST_SITE.key)
  relay
    .connect(socket, { site: TEST_SITE, address: '192.0.2.1' })
    .receive(JSON.stringify({ type: 'hello', locale: 'en', resume: { token, after: 0 } }))
  aheadMs = HOUR
  // One look at all sockets while the log is waited for, and one after.
  await vi.advanceTimersByTimeAsync(20)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(TICK_MS)
  expect(sent).toEqual(['welcome', 'beat'])
  relay.dispose()
  vi.useRealTimers()
})
