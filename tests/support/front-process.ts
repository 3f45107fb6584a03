/**
 * The relay in a process of its own, so that its memory and its descriptors are its own; start with `--expose-gc`. Takes
 * `FrontProcessOptions` as JSON in argv[2]. Answers each message of its parent with what it sees of itself.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryLog } from '../../server/log/memory.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import type { Limits } from '../../server/relay/limits.ts'
import { startFront } from './front-server.ts'
import { fillConversation } from './long-conversation.ts'
import { answerWith } from './scripted-answer.ts'

export interface FrontProcessOptions {
  limits: Partial<Limits>
  /** What an answer says, and milliseconds between its words. */
  words: string[]
  wordMs?: number
  /** In a file, what was asked does not count as memory. */
  log: 'memory' | 'sqlite'
  /** Size of a conversation that is in the log from the start; 0 for none. */
  longBytes: number
}

/** The first message of the process. */
export interface FrontReady {
  url: string
  chatUrl: string
  port: number
  token: string
  events: number
}

export interface FrontLook {
  rssBytes: number
  /** What is in use, on V8's heap and in buffers beside it: unlike RSS it has nothing of what is kept for later. */
  usedBytes: number
  descriptors: number
  sockets: number
  /** Bytes that wait in all sockets together. */
  bufferedBytes: number
  mostBuffered: number
  closes: number
  /** Errors that the relay told of, and those that nobody caught. */
  errors: string[]
  uncaught: string[]
  /** Since the process began. */
  cpuMs: number
}

const { limits, words, wordMs, log: kind, longBytes } = JSON.parse(process.argv[2] ?? '{}') as FrontProcessOptions
const uncaught: string[] = []
process.on('uncaughtException', error => uncaught.push(String(error.stack)))
process.on('unhandledRejection', reason => uncaught.push(String(reason)))

const folder = mkdtempSync(join(tmpdir(), 'navis-front-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const logOptions = { now: Date.now, eventsMax: 20_000 }
const log = kind === 'memory' ? createMemoryLog(logOptions) : openSqliteLog(join(folder, 'log.db'), logOptions)
const long = longBytes > 0 ? await fillConversation(log, longBytes) : { token: '', events: 0 }
const front = await startFront({ log, limits, answer: answerWith(words, wordMs) })

function look(): FrontLook {
  // Twice: what the first pass frees may have held more.
  for (let pass = 0; pass < 2; pass++) globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const stats = front.relay.stats()
  return {
    rssBytes: rss,
    usedBytes: heapUsed + external,
    descriptors: readdirSync('/proc/self/fd').length,
    sockets: stats.sockets,
    bufferedBytes: stats.bufferedBytes,
    mostBuffered: front.mostBuffered(),
    closes: front.closes.length,
    errors: front.errors.map(String),
    uncaught,
    cpuMs: (user + system) / 1000,
  }
}

process.on('message', () => process.send?.(look()))
process.on('disconnect', () => process.exit())
process.send?.({ url: front.url, chatUrl: front.chatUrl(), port: front.port, ...long } satisfies FrontReady)
