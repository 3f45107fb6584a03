/** What triage makes of other people's messages, by class, and how often it alarms where nothing is wrong. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { triage } from '../../server/answer/triage.ts'
import { formatTable, toPercent } from '../support/table.ts'
import { RIGHT_LEVELS } from '../support/triage-labels.ts'

const FILE = join(process.env.NAVIS_TEST_DATA ?? '../shared/data', 'safety/messages.jsonl')
const ALARMS = ['crisis', 'emergency', 'urgent']

export default function run(args: string[]): void {
  if (!existsSync(FILE)) {
    process.stderr.write(`${FILE} is not there: set NAVIS_TEST_DATA to the folder that holds it.\n`)
    process.exitCode = 1
    return
  }
  const judged = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { id: string; label: string; text: string })
    .map(message => {
      // The first time compiles what the text calls for; `server/warm-up.ts` does most of that before anybody asks.
      const { level, rule } = triage(message.text, [])
      const begun = performance.now()
      triage(message.text, [])
      const isRight = RIGHT_LEVELS[message.label]?.includes(level) ?? false
      return { ...message, level, rule, isRight, ms: performance.now() - begun }
    })
  const labels = Object.keys(RIGHT_LEVELS)
  const rows = labels.map(label => {
    const some = judged.filter(one => one.label === label)
    const right = some.filter(one => one.isRight).length
    const alarms = some.filter(one => ALARMS.includes(one.level)).length
    return { label, messages: some.length, right, recall: toPercent(right, some.length), alarms }
  })
  process.stdout.write(formatTable('Triage', rows))
  const calm = judged.filter(({ label }) => label === 'routine' || label === 'distress')
  const alarms = calm.filter(({ level }) => ALARMS.includes(level)).length
  const slowest = Math.max(...judged.map(({ ms }) => ms)).toFixed(1)
  process.stdout.write(`False alarms: ${alarms} of ${calm.length} calm messages. Slowest message: ${slowest} ms.\n`)
  if (args.includes('--wrong'))
    for (const { id, label, level, rule, isRight } of judged)
      if (!isRight) process.stdout.write(`${JSON.stringify({ id, label, level, rule })}\n`)
}
