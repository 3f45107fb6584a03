/** `kill -9` of the relay in the middle of answers: what a reader sees is whole all the same. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { LogEvent, Position } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import { type ChatClient, openChat, textOf } from '../support/chat-client.ts'
import { createRandom } from '../support/random.ts'

const KILLS = Number(process.env.NAVIS_KILLS ?? 20)
const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
const WHOLE = Array.from({ length: 30 }, (_, index) => `word${index} `).join('')

const folder = mkdtempSync(join(tmpdir(), 'navis-kill-'))
afterAll(() => rmSync(folder, { recursive: true }))
let relay: ChildProcess | undefined
afterEach(() => {
  relay?.kill('SIGKILL')
})

/** Starts a relay process on the same file; resolves with its address. */
async function startProcess(): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'relay-process.ts'), join(folder, 'log.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  relay = child
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', data => resolve(String(data).trim()))
    child.once('exit', code => reject(new Error(`The relay ended with ${code}.`)))
  })
  return `ws://127.0.0.1:${port}`
}

async function killProcess(): Promise<void> {
  const ended = new Promise(resolve => relay?.once('exit', resolve))
  relay?.kill('SIGKILL')
  await ended
}

test(`after ${KILLS} kills at any moment each event is seen once, in order, with one notice and one closing an answer`, async () => {
  const random = createRandom(SEED)
  const events: (LogEvent & Position)[] = []
  let token: string | undefined
  let url = await startProcess()

  /** Opens a socket where the reader stands; what it receives is kept as a widget would keep it. */
  async function enter(): Promise<ChatClient> {
    const { seq = 0, mark } = events.at(-1) ?? {}
    const client = await openChat(url)
    client.socket.on('message', data => {
      const frame = JSON.parse(String(data))
      if ('seq' in frame) events.push(frame)
    })
    client.send({ type: 'hello', locale: 'en', resume: token === undefined ? undefined : { token, after: seq, mark } })
    const welcome = await client.wait('welcome')
    token ??= welcome.token
    return client
  }

  let kills = 0
  while (kills < KILLS) {
    const question = { type: 'ask', id: randomUUID(), text: `Question ${kills}`, locale: 'en' } as const
    let client = await enter()
    client.send(question)
    // An answer takes some 150 ms; now and then it is let go to its end, or killed twice and more.
    for (let deaths = Math.floor(random() * (ATTEMPTS_MAX + 1)); deaths > 0 && kills < KILLS; deaths--) {
      await new Promise(resolve => setTimeout(resolve, random() * 180))
      await killProcess()
      await client.closed
      kills += 1
      url = await startProcess()
      client = await enter()
      // Not confirmed by an event: a widget sends it again under its id.
      if (!events.some(event => event.type === 'question' && event.id === question.id)) client.send(question)
    }
    const isEnd = (event: LogEvent) => event.type === 'answer-end' && event.answer === question.id
    if (!events.some(isEnd)) await client.wait('answer-end', isEnd)
    client.cut()
    expect(client.frames.filter(frame => frame.type === 'reset' || frame.type === 'fault')).toEqual([])
    checkAnswer(question.id)
  }
  expect(events.map(event => event.seq)).toEqual(events.map((_, index) => index + 1))

  function checkAnswer(answer: string): void {
    const of = events.slice(events.findIndex(event => event.type === 'question' && event.id === answer))
    const starts = of.filter(event => event.type === 'answer-start')
    const ends = of.filter(event => event.type === 'answer-end')
    expect(of.filter(event => event.type === 'question')).toHaveLength(1)
    expect(ends).toHaveLength(1)
    expect(of.at(-1)).toBe(ends[0])
    // An attempt that is begun again replaces the earlier one: of each, one notice; of the answer, one closing.
    const attempts = starts.map(start => start.attempt)
    expect(attempts).toEqual([...new Set(attempts)].sort((a, b) => a - b))
    expect(attempts.at(-1)).toBe(ends[0]?.attempt)
    if (ends[0]?.outcome === 'complete') expect(textOf(of)).toBe(WHOLE)
    else expect(ends[0]).toMatchObject({ outcome: 'failed', attempt: ATTEMPTS_MAX, closing: 'General information.' })
  }
}, 300_000)
