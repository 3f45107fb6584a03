/** Honest readers, in a process of their own: how long they wait for the first word, and for each word of a stream. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ChatClient, enterChat } from '../../support/chat-client.ts'
import { answerCalls } from '../relay/calls.ts'
import { ageOfToken, TOKEN_LENGTH } from '../relay/stamp.ts'

const QUESTION = 'What does HER2-low mean?'
const DELTA = '"answer-delta","text":"'

interface Where {
  /** Of the chat, `ws:`. */
  url: string
  origin: string
}

let readers: ChatClient[] = []
let isAsking = false
let asking: Promise<unknown> = Promise.resolve()
let waits: number[] = []
let ages: number[] = []

/** Asks every `everyMs`, as a person does who reads what comes: who asks without a pause measures how fast a core can answer. */
async function askOn(reader: ChatClient, index: number, everyMs: number): Promise<void> {
  await sleep((index * everyMs) / readers.length)
  while (isAsking) {
    const id = randomUUID()
    reader.frames.length = 0
    const began = performance.now()
    reader.send({ type: 'ask', id, text: QUESTION, locale: 'en' })
    // Who waits in vain counts with the whole of it.
    await reader.wait('answer-delta').catch(() => {})
    waits.push(performance.now() - began)
    await reader.wait('answer-end').catch(() => {})
    await sleep(Math.max(0, began + everyMs - performance.now()))
  }
}

function noteAges(text: string): void {
  const at = text.indexOf(DELTA)
  if (at === -1) return
  const from = at + DELTA.length
  const until = text.indexOf('"', from)
  for (let index = from; index < until; index += TOKEN_LENGTH) ages.push(ageOfToken(text, index))
}

const handlers = {
  async open({ url, origin }: Where, count: number) {
    readers = await Promise.all(Array.from({ length: count }, () => enterChat(url, undefined, origin)))
  },
  beginAsking(everyMs: number) {
    isAsking = true
    asking = Promise.all(readers.map((reader, index) => askOn(reader, index, everyMs)))
  },
  async endAsking() {
    isAsking = false
    await asking
  },
  /** Milliseconds to first words since the last time. */
  takeWaits: () => waits.splice(0),
  /** Every reader follows a stream of stamped tokens. */
  beginStreams() {
    for (const reader of readers) {
      reader.socket.on('message', data => {
        reader.frames.length = 0
        noteAges(String(data))
      })
      reader.send({ type: 'ask', id: randomUUID(), text: QUESTION, locale: 'en' })
    }
  },
  /** Milliseconds that tokens were under way since the last time. */
  takeAges() {
    const taken = ages
    ages = []
    return taken
  },
  close() {
    for (const reader of readers) reader.cut()
    readers = []
    waits = []
  },
}
export type ReadersCalls = typeof handlers
answerCalls(handlers)
