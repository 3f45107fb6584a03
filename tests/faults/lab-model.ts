/** A language model's endpoint whose every word says in which run it was written, and whose mood can be changed. */
import { beginStream, DIALECTS, type ModelCall, sendFailure, startModelServer } from '../support/model-server.ts'
import { pause } from './fault.ts'
import { WORDS, wordOf } from './self-evident-text.ts'

export const MOODS = [
  /** Says nothing for a while, within an answer. */
  'stalls',
  /** Sends signs of life for a while, and no text. */
  'only pings',
  /** Breaks the connection. */
  'breaks off',
  /** Ends the response as if it were done. */
  'stops short',
  /** Sends bytes that mean nothing. */
  'sends garbage',
  /** Says within its stream that it failed. */
  'fails',
  /** Answers with a status that is none of success. */
  'refuses',
] as const
export type Mood = (typeof MOODS)[number] | 'well'

export interface LabModel {
  port: number
  setMood(mood: Mood): void
  close(): Promise<void>
}

/** Longer than the relays of the laboratory wait. */
const SILENCE_MS = 2_500
const PING_MS = 200
/** Of the words, when the mood is bad. */
const BAD_WORDS = 0.08
const BAD_REQUESTS = 0.5

export async function openLabModel({ wordMs, random }: { wordMs: number; random(): number }): Promise<LabModel> {
  let mood: Mood = 'well'
  let runs = 0

  async function answer(call: ModelCall): Promise<void> {
    const dialect = DIALECTS.find(({ path }) => path === call.path)
    if (!dialect) return sendFailure(call, 404, {})
    if (mood === 'refuses' && random() < BAD_REQUESTS) {
      const status = random() < 0.5 ? 500 : 429
      return sendFailure(call, status, dialect.failure('server_error'), { 'retry-after': '1' })
    }
    const run = ++runs
    const response = beginStream(call)
    const usage = { inputTokens: 1, outputTokens: WORDS }
    response.write(dialect.start(usage))
    for (let index = 0; index < WORDS; index++) {
      await pause(wordMs * 2 * random())
      if (response.destroyed) return
      switch (random() < BAD_WORDS ? mood : 'well') {
        case 'stalls':
          await pause(SILENCE_MS)
          break
        case 'only pings':
          for (let spent = 0; spent < SILENCE_MS && !response.destroyed; spent += PING_MS) {
            response.write(dialect.keepAlive)
            await pause(PING_MS)
          }
          break
        case 'breaks off':
          response.destroy()
          return
        case 'stops short':
          response.end()
          return
        case 'sends garbage':
          response.write(`data: {"choices": [${String.fromCharCode(0, 0xfffd)}\n\n`)
          break
        case 'fails':
          response.end(dialect.failed('server_error'))
          return
      }
      response.write(dialect.delta(wordOf(run, index)))
    }
    response.end(dialect.end('complete', usage))
  }

  const server = await startModelServer(answer)
  return {
    port: Number(new URL(server.url).port),
    setMood(next) {
      mood = next
    },
    close: server.stop,
  }
}
