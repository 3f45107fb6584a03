/** A relay in a process of its own, so that it can be killed: SQLite file in argv[2], port in argv[3]; says its port on stdout. */
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { startRelay } from '../support/relay-server.ts'
import { answerWith } from '../support/scripted-answer.ts'

const [, , file = '', port = '0'] = process.argv
const words = Array.from({ length: 30 }, (_, index) => `word${index} `)
const server = await startRelay({
  log: openSqliteLog(file, { now: Date.now, eventsMax: 20_000 }),
  port: Number(port),
  answer: answerWith(words, 4),
})
process.stdout.write(`${server.port}\n`)
