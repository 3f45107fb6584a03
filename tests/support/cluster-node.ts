/**
 * A relay in a process of its own, so that it can be killed or stopped: Redis's address in argv[2], prefix in argv[3], its
 * name in argv[4], which is in every word that it writes, milliseconds for a word in argv[5], and by how many its clock is
 * ahead in argv[6]. Says its port on stdout.
 */
import { openRedisLog } from '../../server/log/redis.ts'
import { startRelay } from './relay-server.ts'
import { answerWith } from './scripted-answer.ts'

const [, , url = '', prefix = '', name = '', waitMs = '50', skewMs = '0'] = process.argv
const { now } = Date
Date.now = () => now() + Number(skewMs)
const words = Array.from({ length: 30 }, (_, index) => `${name}${index} `)
const server = await startRelay({
  log: await openRedisLog(url, { now: Date.now, eventsMax: 20_000 }, prefix),
  answer: answerWith(words, Number(waitMs)),
})
process.stdout.write(`${server.port}\n`)
