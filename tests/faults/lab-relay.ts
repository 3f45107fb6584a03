/**
 * A relay of the laboratory in a process of its own: the whole product, with a model in place of the library, one red flag
 * in place of the rules, and a clock that can be set. Its settings are those of `serve`; argv[2] and argv[3] name the model's dialect and address. It says
 * its port on stdout.
 */
import { flushCompileCache } from 'node:module'
import { startApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLogger } from '../../server/logging.ts'
import { createLabAnswer } from './lab-answer.ts'
import { triage } from './lab-triage.ts'

/** What its parent tells it: how far its clock is ahead. */
export interface Order {
  aheadMs: number
}

const [, , dialect, modelUrl = ''] = process.argv
let aheadMs = 0
const { now } = Date
Date.now = () => now() + aheadMs
process.on('message', (order: Order) => {
  aheadMs = order.aheadMs
})
// Its parent is gone: nobody would end it.
process.on('disconnect', () => process.exit())

const result = readConfig(process.env)
if (!result.ok) throw new Error(result.problems.join(' '))
const logger = createLogger(line => process.env.NAVIS_LAB_LOG && process.stderr.write(line))
const answer = createLabAnswer(dialect === 'anthropic' ? 'anthropic' : 'openai', modelUrl)
const app = await startApp(result.config, logger, { answer, triage })
process.once('SIGTERM', () => void app.stop().then(() => process.exit()))
process.stdout.write(`${new URL(app.url).port}\n`)
// Written at the end of a process otherwise, and most here come to none.
flushCompileCache()
