/** Several relays that share one Redis: answers outlive their writer, and every reader sees the same. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { EventLog } from '../../server/log/event-log.ts'
import { openRedisLog } from '../../server/log/redis.ts'
import { checkEvents } from '../support/answer-rules.ts'
import { type ChatClient, enterChat, textOf } from '../support/chat-client.ts'
import { type ClusterNode, createCluster } from '../support/cluster.ts'
import { fastest } from '../support/fastest.ts'
import { choosePrefix, clearPrefix, hasRedis, REDIS_URL } from '../support/redis.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'
import { answerWith, createHandFedAnswer, END, START } from '../support/scripted-answer.ts'

/** From the death of a writer to the first event of the next attempt. */
const TAKEOVER_MAX_MS = 5_000
const CARD_MAX_MS = 150

const ask = (text: string, id = randomUUID()) => ({ type: 'ask', id, text, locale: 'en' }) as const
const wholeText = ({ name }: ClusterNode) => Array.from({ length: 30 }, (_, index) => `${name}${index} `).join('')

const prefix = choosePrefix()

const isRedisThere = await hasRedis()
afterAll(() => isRedisThere && clearPrefix(prefix))

// Each has processes of its own, and waits for leases most of the time.
describe.runIf(isRedisThere).concurrent('relays in processes of their own that share one Redis', () => {
  const cluster = createCluster({ redis: REDIS_URL, prefix, wordMs: 50 })
  afterAll(() => cluster.close())

  /** A conversation with a question that `writer` is answering, and readers of it on other nodes. */
  async function converse(writer: ClusterNode, others: readonly ClusterNode[]) {
    const asker = await enterChat(writer.url)
    const readers = await Promise.all(others.map(({ url }) => enterChat(url, { token: asker.token, after: 0 })))
    asker.send(ask('What is a second opinion?'))
    await Promise.all([asker, ...readers].map(client => client.wait('answer-delta')))
    return { asker, readers }
  }

  /** When the second attempt is there, on the clock of `performance`. */
  async function awaitAttempt(client: ChatClient, attempt: number): Promise<number> {
    await client.wait('answer-start', start => start.attempt === attempt)
    return performance.now()
  }

  test('when a writer is killed, a node with a reader answers on within 5 s, and all readers see the same', async () => {
    const [one, two, three] = await Promise.all([cluster.start('a'), cluster.start('b'), cluster.start('c')])
    const chats = await Promise.all(Array.from({ length: 20 }, () => converse(one, [two, three])))
    const killedAt = performance.now()
    one.signal('SIGKILL')
    const times = await Promise.all(
      chats.flatMap(({ readers }) => readers.map(reader => awaitAttempt(reader, 2).then(at => at - killedAt))),
    )
    times.sort((one, other) => one - other)
    expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(TAKEOVER_MAX_MS)
    for (const { asker, readers } of chats) {
      await Promise.all(readers.map(reader => reader.wait('answer-end')))
      const [first, second] = readers
      expect(second?.events()).toEqual(first?.events())
      // What the dead node has sent is a part of it: nothing was shown that is not in the log.
      const shown = asker.events()
      expect(first?.events().slice(0, shown.length)).toEqual(shown)
      checkEvents(first?.events() ?? [], [wholeText(two), wholeText(three)])
      expect(first?.events().at(-1)).toMatchObject({ attempt: 2, outcome: 'complete' })
    }
  })

  test('a writer that hangs and comes back adds nothing, and its own readers see how it went on', async () => {
    const [one, two, three] = await Promise.all([cluster.start('a'), cluster.start('b'), cluster.start('c')])
    const chats = await Promise.all(Array.from({ length: 5 }, () => converse(one, [two, three])))
    const stoppedAt = performance.now()
    one.signal('SIGSTOP')
    for (const { readers } of chats) {
      for (const reader of readers) expect((await awaitAttempt(reader, 2)) - stoppedAt).toBeLessThan(TAKEOVER_MAX_MS)
    }
    one.signal('SIGCONT')
    for (const { asker, readers } of chats) {
      const clients = [asker, ...readers]
      await Promise.all(clients.map(client => client.wait('answer-end')))
      for (const client of clients) checkEvents(client.events(), [wholeText(two), wholeText(three)])
      const late = await enterChat(three.url, { token: asker.token, after: 0 })
      await late.wait('answer-end')
      for (const client of clients) expect(client.events()).toEqual(late.events())
    }
  })

  test('clocks that differ by an hour neither end an answer early nor keep a dead one alive', async () => {
    const HOUR = 3_600_000
    const [one, two] = await Promise.all([cluster.start('a', -HOUR), cluster.start('b', HOUR)])
    const whole = await converse(one, [two])
    await Promise.all([whole.asker, ...whole.readers].map(client => client.wait('answer-end')))
    expect(whole.asker.events().at(-1)).toMatchObject({ attempt: 1, outcome: 'complete' })

    const dying = await converse(one, [two])
    const killedAt = performance.now()
    one.signal('SIGKILL')
    const reader = dying.readers[0] as ChatClient
    expect((await awaitAttempt(reader, 2)) - killedAt).toBeLessThan(TAKEOVER_MAX_MS)
    expect(await reader.wait('answer-end')).toMatchObject({ attempt: 2, outcome: 'complete' })
  })

  test('after three writers have died, an answer is honestly failed, with one closing', async () => {
    const nodes = await Promise.all(['a', 'b', 'c', 'd'].map(name => cluster.start(name)))
    const [writer, ...others] = nodes as [ClusterNode, ...ClusterNode[]]
    const last = others.at(-1) as ClusterNode
    const { asker } = await converse(writer, [])
    let { token } = asker
    // The next writer is the one node that has a reader.
    for (const [index, node] of nodes.entries()) {
      const reader = await enterChat(node.url, { token, after: 0 })
      token = reader.token
      if (node === last) break
      await reader.wait('answer-delta', delta => delta.text.startsWith(node.name))
      await awaitAttempt(reader, index + 1)
      node.signal('SIGKILL')
      await reader.closed
    }
    const reader = await enterChat(last.url, { token, after: 0 })
    expect(await reader.wait('answer-end')).toMatchObject({
      attempt: 3,
      outcome: 'failed',
      closing: 'General information.',
    })
    checkEvents(reader.events(), [])
  }, 60_000)
})

describe.runIf(isRedisThere)('relays that share one Redis', () => {
  const logs: EventLog[] = []
  const servers: RelayServer[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
    for (const log of logs.splice(0)) await log.dispose()
  })

  async function start(options?: RelayServerOptions): Promise<RelayServer> {
    const log = await openRedisLog(REDIS_URL, { now: Date.now, eventsMax: 20_000 }, prefix)
    logs.push(log)
    const server = await startRelay({ ...options, log })
    servers.push(server)
    return server
  }

  test('busy, stop, a second asking and a red flag work from another node', async () => {
    const writer = createHandFedAnswer()
    const one = await start({ answer: writer.answerer })
    const two = await start()
    const first = await enterChat(one.url)
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    const question = ask('A question on node one')
    first.send(question)
    writer.feed(START)
    writer.feed({ type: 'delta', text: 'Text' })
    await second.wait('answer-delta')

    const busy = ask('Too soon')
    second.send(busy)
    expect(await second.wait('fault')).toMatchObject({ code: 'busy', ref: busy.id })
    second.send(question)
    second.send({ ...question, text: 'Another text' })
    expect(await second.wait('fault', fault => fault.ref === question.id)).toMatchObject({ code: 'id-reused' })
    second.send({ type: 'stop', answer: question.id })
    expect(await first.wait('answer-end')).toMatchObject({ answer: question.id, outcome: 'stopped' })
    await writer.aborted

    const long = ask('Another on node one')
    first.send(long)
    writer.feed(START)
    await second.wait('answer-start', frame => frame.answer === long.id)
    const flags: string[] = []
    const raise = async () => {
      const flag = ask('this is a crisis')
      flags.push(flag.id)
      second.send(flag)
      await second.wait('answer-start', frame => frame.answer === flag.id)
    }
    expect(await fastest(CARD_MAX_MS, raise)).toBeLessThan(CARD_MAX_MS)
    for (const client of [first, second]) await client.wait('answer-end', end => end.answer === flags.at(-1))
    expect(first.events()).toEqual(second.events())
    checkEvents(first.events(), [])
  })

  test('who asks on at another node as soon as an answer ends is answered', async () => {
    const writer = createHandFedAnswer()
    const one = await start({ answer: writer.answerer })
    const two = await start()
    const first = await enterChat(one.url)
    first.send(ask('A question on node one'))
    writer.feed(START)
    await first.wait('answer-start')
    // As after a goodbye: what node one writes runs when node two hears of the chat.
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    await second.wait('answer-start')
    writer.feed(END)
    await second.wait('answer-end')
    const next = ask('The next on node two')
    second.send(next)
    expect(await second.wait('answer-end', end => end.answer === next.id)).toMatchObject({ outcome: 'complete' })
    expect(second.frames.filter(frame => frame.type === 'fault')).toEqual([])
  })

  test('a reader at another node is sent each word as it is written, not now and then', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `word${index} `)
    const one = await start({ answer: answerWith(words, 50) })
    const two = await start()
    const first = await enterChat(one.url)
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    first.send(ask('Slowly, please'))
    await second.wait('answer-end')
    expect(textOf(second.events())).toBe(words.join(''))
    expect(second.events()).toEqual(first.events())
    const heard = second.frames.filter(frame => frame.type === 'answer-delta').length
    expect(heard).toBeGreaterThan(10)
  })

  test('forgetting ends the conversation on every node', async () => {
    const [one, two] = [await start(), await start()]
    const first = await enterChat(one.url)
    const second = await enterChat(two.url, { token: first.token, after: 0 })
    first.send(ask('My secret'))
    await second.wait('answer-end')
    first.send({ type: 'forget' })
    for (const client of [first, second]) {
      expect(await client.wait('goodbye')).toMatchObject({ reason: 'forgotten' })
    }
  })
})
