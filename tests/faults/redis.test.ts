/** Redis stops, hangs, forgets or goes back in time: a reader sees nothing wrong, or is told that history is gone. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import type { Answerer } from '../../server/answer/answer.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { openRedisLog } from '../../server/log/redis.ts'
import { checkEvents } from '../support/answer-rules.ts'
import { type ChatClient, enterChat, textOf } from '../support/chat-client.ts'
import { fastest } from '../support/fastest.ts'
import { createRedisServer, hasRedisServer, type RedisServer } from '../support/redis-server.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { answerWith, createHandFedAnswer, START } from '../support/scripted-answer.ts'

const CARD_MAX_MS = 150
const WORDS = Array.from({ length: 20 }, (_, index) => `word${index} `)

const ask = (text: string, id = randomUUID()) => ({ type: 'ask', id, text, locale: 'en' }) as const

/** What a reader has on its screen: a reset begins it anew. */
function shown(client: ChatClient): (LogEvent & Position)[] {
  const from = client.frames.findLastIndex(frame => frame.type === 'reset')
  return client.frames.slice(from + 1).filter(frame => 'seq' in frame)
}

describe.runIf(hasRedisServer())('when Redis fails', () => {
  let redis: RedisServer
  const logs: EventLog[] = []
  const servers: RelayServer[] = []
  beforeEach(async () => {
    redis = await createRedisServer()
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
    for (const log of logs.splice(0)) await log.dispose()
    await redis.close()
  })

  async function start(options?: RelayServerOptions): Promise<RelayServer> {
    const log = await openRedisLog(redis.url, { now: Date.now, eventsMax: 20_000 })
    logs.push(log)
    const server = await startRelay({ ...options, log })
    servers.push(server)
    return server
  }

  async function expectCard(client: ChatClient): Promise<void> {
    const raise = async () => {
      const question = ask('this is an emergency')
      client.send(question)
      const fault = await client.wait('fault', frame => frame.ref === question.id)
      expect(fault).toMatchObject({ code: 'storage', urgent: { level: 'emergency', contacts: [{ href: 'tel:911' }] } })
    }
    expect(await fastest(CARD_MAX_MS, raise)).toBeLessThan(CARD_MAX_MS)
  }

  /** Asks again and again, as a person would, until the question is taken. */
  async function askUntilTaken(client: ChatClient, text: string): Promise<string> {
    const question = ask(text)
    await expect
      .poll(
        () => {
          client.send(question)
          return client.events().some(event => event.type === 'question' && event.id === question.id)
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBe(true)
    return question.id
  }

  test('a relay starts without it, says hello and shows red flags, and answers as soon as it is there', async () => {
    const { url, log } = await start()
    await expect(log.state('')).rejects.toThrow('Redis cannot be used now.')
    const client = await enterChat(url)
    await expectCard(client)
    const question = ask('Are you there?')
    client.send(question)
    await client.wait('fault', fault => fault.ref === question.id && fault.code === 'storage' && fault.retryable)
    await redis.start()
    const answer = await askUntilTaken(client, 'And now?')
    await client.wait('answer-end', end => end.answer === answer)
    checkEvents(shown(client), ['Hello there.'])
  })

  test('while it hangs, hello and red flags are as quick as ever, and the answer ends when it is back', async () => {
    await redis.start()
    const { url } = await start({ answer: answerWith(WORDS, 50) })
    const client = await enterChat(url)
    client.send(ask('A long one'))
    const { seq, mark } = await client.wait('answer-delta')
    redis.pause()
    const second = await enterChat(url, { token: client.token, after: seq, mark })
    expect(await fastest(CARD_MAX_MS, () => enterChat(url))).toBeLessThan(CARD_MAX_MS)
    const other = await enterChat(url)
    await expectCard(other)
    // Long enough that no reply comes in time and the connection is given up.
    await expect.poll(() => servers[0]?.errors.length, { timeout: 10_000 }).toBeGreaterThan(2)
    await expectCard(other)
    redis.resume()
    for (const each of [client, second]) await each.wait('answer-end')
    checkEvents(client.events(), [WORDS.join('')])
    expect(client.events().at(-1)).toMatchObject({ attempt: 2, outcome: 'complete' })
    expect(client.frames.some(frame => frame.type === 'reset')).toBe(false)
    expect(second.events()).toEqual(client.events().slice(seq))
  })

  test('an answer in progress ends honestly after a restart, or readers are told that history is gone', async () => {
    await redis.start()
    const { url } = await start({ answer: answerWith(WORDS, 50) })
    const client = await enterChat(url)
    client.send(ask('A long one'))
    await client.wait('answer-delta')
    await redis.save()
    await redis.rollBack()
    const answer = await askUntilTaken(client, 'Another')
    await client.wait('answer-end', end => end.answer === answer)
    checkEvents(shown(client), [WORDS.join('')])
  })

  test('after it was wiped, readers on every node are told so and see no hole', async () => {
    await redis.start()
    const [one, two] = [await start({ answer: answerWith(WORDS, 20) }), await start()]
    const first = await enterChat(one.url)
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    first.send(ask('Before'))
    await second.wait('answer-delta')
    await redis.command('FLUSHALL')
    for (const client of [first, second]) await client.wait('reset')
    const answer = await askUntilTaken(first, 'After')
    for (const client of [first, second]) {
      await client.wait('answer-end', end => end.answer === answer)
      checkEvents(shown(client), [WORDS.join('')])
    }
    expect(shown(second)).toEqual(shown(first))
  })

  test('a card that is as long as the wiped history is shown by every node', async () => {
    await redis.start()
    const [one, two] = [await start({ answer: answerWith([]) }), await start()]
    const first = await enterChat(one.url)
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    first.send(ask('Three events'))
    for (const client of [first, second]) await client.wait('answer-end')
    await redis.command('FLUSHALL')
    const flag = ask('this is a crisis')
    first.send(flag)
    for (const client of [first, second]) {
      await client.wait('answer-start', frame => frame.answer === flag.id)
      await client.wait('answer-end', end => end.answer === flag.id)
      checkEvents(shown(client), [])
    }
  })

  test('when it is rolled back within an answer, nothing is written behind what was lost', async () => {
    await redis.start()
    const writer = createHandFedAnswer()
    const again = answerWith(['Hello ', 'there.'])
    const answer: Answerer = (...given) => (writer.requests.length === 0 ? writer.answerer : again)(...given)
    const [one, two] = [await start({ answer }), await start()]
    const first = await enterChat(one.url)
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    first.send(ask('A question'))
    writer.feed(START)
    writer.feed({ type: 'delta', text: 'kept ' })
    await second.wait('answer-delta')
    await redis.save()
    writer.feed({ type: 'delta', text: 'lost ' })
    for (const client of [first, second]) await client.wait('answer-delta', delta => delta.text === 'lost ')
    await redis.rollBack()
    for (const client of [first, second]) await client.wait('reset')
    writer.feed({ type: 'delta', text: 'spliced' })
    // The attempt that lost its text is over; another one begins, here or there.
    for (const client of [first, second]) {
      await client.wait('answer-end')
      checkEvents(shown(client), ['Hello there.'])
      expect(textOf(shown(client))).not.toContain('spliced')
    }
    expect(shown(second)).toEqual(shown(first))
  })

  test('rows are there after its scripts were flushed', async () => {
    await redis.start()
    const { url } = await start()
    const client = await enterChat(url)
    for (const text of ['One', 'Two']) {
      await redis.command('SCRIPT', 'FLUSH')
      const answer = await askUntilTaken(client, text)
      await client.wait('answer-end', end => end.answer === answer)
    }
    checkEvents(client.events(), ['Hello there.'])
  })
})
