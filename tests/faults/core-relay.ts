/**
 * The relay with its SQLite log (argv[2]) and little else, in a process of its own that starts fast enough to be killed
 * thousands of times. It says its port on stdout.
 */
import { flushCompileCache } from 'node:module'
import type { Answerer } from '../../server/answer/answer.ts'
import { createKeys } from '../../server/conversations/keys.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { startRelay, TEST_SITE } from '../support/relay-server.ts'
import { END, START } from '../support/scripted-answer.ts'
import { pause } from './fault.ts'
import { LAB_MASTER_KEY, LAB_SITE } from './lab-site.ts'
import { triage } from './lab-triage.ts'
import { WORDS, wordOf } from './self-evident-text.ts'

const WORD_MS = 20
const MANY = 1_000_000

let runs = 0
const answer: Answerer = async function* (_request, signal) {
  const run = process.pid * 10_000 + ++runs
  yield START
  for (let index = 0; index < WORDS && !signal.aborted; index++) {
    await pause(WORD_MS)
    yield { type: 'delta', text: wordOf(run, index) }
  }
  if (!signal.aborted) yield END
}

process.on('disconnect', () => process.exit())
const server = await startRelay({
  log: openSqliteLog(process.argv[2] ?? '', { now: Date.now, eventsMax: 20_000 }),
  keys: createKeys([LAB_MASTER_KEY]),
  site: { ...TEST_SITE, key: LAB_SITE },
  limits: { questionsPerConversation: MANY, conversationAsksPerMinute: MANY, asksPerMinute: MANY },
  answer,
  triage,
})
process.stdout.write(`${server.port}\n`)
// Written at the end of a process otherwise, and these come to none.
flushCompileCache()
