/** `npm run bench -- relay` in its quick form: that it measures everything, never how fast it was. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { IDLE_CONTENDERS, PARTS } from '../bench/relay/contenders.ts'
import { hasRedis } from '../support/redis.ts'

const RUN = join(import.meta.dirname, '../bench/run.ts')
const QUICK_MAX_MS = 180_000

interface Row {
  part: string
  name: string
  cpuMicrosPerToken?: { median: number }
  bytesPerToken?: { median: number }
  cpuMicrosPerConnect?: { median: number }
  tokenMs?: { p50: number; p99: number }
  firstMs?: { p50: number; p99: number }
}

async function runBench(...args: string[]): Promise<{ code: number | null; rows: Row[]; errors: string }> {
  const child = spawn(process.execPath, [RUN, ...args])
  let [output, errors] = ['', '']
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    errors += chunk
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, rows: output.split('\n').flatMap(line => (line ? [JSON.parse(line) as Row] : [])), errors }
}

test(
  'the benchmark of the relay measures every contender in each of its parts',
  async () => {
    const redis = await hasRedis()
    const { code, rows, errors } = await runBench('relay', '--quick', '--json')
    expect(code, errors).toBe(0)
    for (const { name: part, contenders } of PARTS) {
      const wanted = contenders.filter(({ log }) => redis || log !== 'redis').map(({ name }) => name)
      expect(rows.filter(row => row.part === part).map(({ name }) => name)).toEqual(wanted)
    }
    expect(rows.filter(({ part }) => part === 'idle').map(({ name }) => name)).toEqual(
      IDLE_CONTENDERS.map(({ name }) => name),
    )
    for (const row of rows) {
      if (row.cpuMicrosPerConnect) expect(row.cpuMicrosPerConnect.median).toBeGreaterThan(0)
      if (!row.cpuMicrosPerToken) continue
      expect(row.cpuMicrosPerToken.median).toBeGreaterThan(0)
      // A token alone is five bytes.
      expect(row.bytesPerToken?.median).toBeGreaterThan(5)
      for (const { p50, p99 } of [row.tokenMs, row.firstMs].flatMap(times => times ?? [])) {
        expect(p50).toBeGreaterThan(0)
        expect(p99).toBeGreaterThanOrEqual(p50)
      }
    }
    expect(rows[0]).toMatchObject({ part: 'machine', node: process.versions.node })
  },
  QUICK_MAX_MS,
)
