import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createKeys } from '../../server/conversations/keys.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { limitsWith } from '../../server/relay/limits.ts'
import { createRelay, type RelaySocket } from '../../server/relay/relay.ts'
import { createMemoryCaseProfiles } from '../../server/store/memory-case-profiles.ts'
import { TEST_MASTER_KEY, TEST_SITE, testWording, triageWords } from '../support/relay-server.ts'
import { answerWith } from '../support/scripted-answer.ts'

/** Of ours alone: `npm run bench -- relay --part idle` measures a whole connection. A third is room for another Node. */
const CONNECTION_MAX_BYTES = 2_000
const CONNECTIONS = 2_000

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function bytesInUse(): number {
  collect()
  return process.memoryUsage().heapUsed
}

test('who has the chat open and asks nothing costs the relay little memory', async () => {
  const limits = limitsWith({})
  const relay = createRelay({
    log: createMemoryLog({ now: Date.now, eventsMax: limits.eventsPerConversation }),
    keys: createKeys([TEST_MASTER_KEY]),
    answer: answerWith([]),
    triage: triageWords,
    wording: testWording,
    limits,
    record: async () => {},
    profiles: createMemoryCaseProfiles(),
  })
  let welcomed = 0
  const socket: RelaySocket = {
    send() {
      welcomed += 1
    },
    ...{ close() {}, whenDrained() {}, ping() {}, pong() {}, terminate() {}, bufferedBytes: () => 0 },
  }
  /** So many more say hello, and are welcomed. */
  const enter = async (count: number) => {
    const wanted = welcomed + count
    for (let opened = 0; opened < count; opened++) {
      relay.connect(socket, { site: TEST_SITE, address: '192.0.2.1' }).receive('{"type":"hello","locale":"en"}')
    }
    await expect.poll(() => welcomed).toBe(wanted)
  }
  await enter(100)
  const before = bytesInUse()
  await enter(CONNECTIONS)
  expect((bytesInUse() - before) / CONNECTIONS).toBeLessThan(CONNECTION_MAX_BYTES)
  relay.dispose()
})
