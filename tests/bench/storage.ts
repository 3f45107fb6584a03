/**
 * What an answer leaves in the event log until it expires, for sizing: in SQLite the file's growth, in Redis what its keys
 * hold. At a reader's pace, since text that comes faster shares rows. `--json` writes one object a line.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createClient } from 'redis'
import { createInquiry } from '../../server/commands/inquiry.ts'
import { readConfig } from '../../server/config.ts'
import { openConfiguredSites, openCore } from '../../server/core.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { openLog } from '../../server/log/open.ts'
import { openRedisLog } from '../../server/log/redis.ts'
import { createLogger } from '../../server/logging.ts'
import { createMemoryCaseProfiles } from '../../server/store/memory-case-profiles.ts'
import { choosePrefix, clearPrefix, hasRedis, REDIS_URL } from '../support/redis.ts'

const QUESTIONS = [
  'How do I get a second opinion?',
  'What does HER2-low mean?',
  'What do I bring to my first oncology visit?',
  'How do I read my pathology report?',
]
const CONVERSATIONS = 40
/** Tokens per second: as a hosted model writes. */
const PACE = 50

interface Row {
  log: 'sqlite' | 'redis'
  answers: number
  textCharactersPerAnswer: number
  rowsPerAnswer: number
  bytesPerAnswer: number
}

async function askAll(log: EventLog, folder: string) {
  const limits = JSON.stringify({ asksPerMinute: 100_000 })
  const read = readConfig({ NAVIS_DATA: folder, NAVIS_PACE: String(PACE), NAVIS_LIMITS: limits })
  if (!read.ok) throw new Error(read.problems.join(' '))
  let [rows, characters] = [0, 0]
  const counted: EventLog = {
    ...log,
    async append(batch) {
      rows += batch.filter(({ count }) => count > 0).length
      return log.append(batch)
    },
  }
  const core = openCore({
    config: read.config,
    log: counted,
    masterKeys: [randomBytes(32)],
    logger: createLogger(line => process.stderr.write(line)),
    record: async () => {},
    profiles: createMemoryCaseProfiles(),
  })
  const [site] = openConfiguredSites(read.config).all()
  if (!site) throw new Error('There is no site.')
  const conversations = Array.from({ length: CONVERSATIONS }, () => createInquiry(core.relay, site, 'en'))
  await Promise.all(
    conversations.map((inquiry, index) =>
      inquiry.ask(QUESTIONS[index % QUESTIONS.length] ?? '', 'patient', text => {
        const frame = JSON.parse(text)
        if (frame.type === 'answer-delta') characters += frame.text.length
      }),
    ),
  )
  core.dispose()
  return {
    answers: CONVERSATIONS,
    textCharactersPerAnswer: characters / CONVERSATIONS,
    rowsPerAnswer: rows / CONVERSATIONS,
  }
}

async function measureSqlite(folder: string): Promise<Row> {
  const path = join(folder, 'conversations.db')
  const log = await openLog(`sqlite:${path}`, { now: Date.now, eventsMax: 20_000 })
  const asked = await askAll(log, folder)
  await log.dispose()
  const database = new DatabaseSync(path)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return { log: 'sqlite', ...asked, bytesPerAnswer: statSync(path).size / asked.answers }
}

async function measureRedis(folder: string): Promise<Row> {
  const prefix = choosePrefix()
  const log = await openRedisLog(REDIS_URL, { now: Date.now, eventsMax: 20_000 }, prefix)
  const asked = await askAll(log, folder)
  const client = createClient({ url: REDIS_URL })
  await client.connect()
  let bytes = 0
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1_000 })) {
    for (const key of keys) bytes += (await client.memoryUsage(key, { SAMPLES: 0 })) ?? 0
  }
  client.destroy()
  await log.dispose()
  await clearPrefix(prefix)
  return { log: 'redis', ...asked, bytesPerAnswer: bytes / asked.answers }
}

export default async function run(args: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'navis-storage-'))
  try {
    const rows = [await measureSqlite(folder), ...((await hasRedis()) ? [await measureRedis(folder)] : [])]
    for (const row of rows) {
      const rounded = Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' ? Math.round(value) : value,
      ])
      if (args.includes('--json')) process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`)
      else process.stdout.write(`${rounded.map(([name, value]) => `${name} ${value}`).join('  ')}\n`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
