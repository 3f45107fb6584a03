/**
 * What the relay costs beside a `ws` server that does nothing else, and beside socket.io. `--json` writes one object a line;
 * `--quick` only shows that everything runs; `--part NAME` (repeatable) and `--rounds N` measure less or more.
 */
import { parseArgs } from 'node:util'
import { hasRedis } from '../support/redis.ts'
import { PARTS, type Part } from './relay/contenders.ts'
import { type IdleRow, measureIdle } from './relay/idle.ts'
import { judge } from './relay/limits.ts'
import { describeWhere, readLoad } from './relay/machine.ts'
import { openStations } from './relay/stations.ts'
import { measurePart, type StreamRow } from './relay/streaming.ts'
import { describeMachine, layIdle, layLimits, layStreams } from './relay/table.ts'

const ROUNDS = 7
const IDLE_ROUNDS = 3
const CONNECTIONS = 10_000
const QUICK = { rounds: 1, warmUps: 0, spreadMs: 50, settleMs: 50, windowMs: 200, streams: 5, connections: 50 }

const say = (text: string) => process.stderr.write(`${text}\n`)

export default async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      quick: { type: 'boolean' },
      part: { type: 'string', multiple: true },
      rounds: { type: 'string' },
    },
  })
  const pace = values.quick
    ? QUICK
    : { rounds: Number(values.rounds ?? ROUNDS), warmUps: 1, spreadMs: 1_000, settleMs: 500, windowMs: 5_000 }
  const isWanted = (name: string) => values.part === undefined || values.part.includes(name)
  const before = readLoad()

  const redis = await hasRedis()
  const parts = PARTS.filter(part => isWanted(part.name)).map(part => ({
    ...part,
    streams: values.quick ? QUICK.streams : part.streams,
    contenders: part.contenders.filter(({ log }) => redis || log !== 'redis'),
  }))
  const streams = new Map<Part, StreamRow[]>()
  let idle: IdleRow[] = []
  const stations = await openStations()
  try {
    for (const part of parts) {
      const mine = await Promise.all(part.contenders.map(stations.find))
      streams.set(part, await measurePart(part, mine, stations.load, pace, say))
    }
    if (isWanted('idle')) {
      const rounds = values.quick ? 1 : Number(values.rounds ?? IDLE_ROUNDS)
      const connections = values.quick ? QUICK.connections : CONNECTIONS
      idle = await measureIdle(stations.load, { connections, rounds, isQuick: values.quick === true }, say)
    }
  } finally {
    await stations.stop()
  }

  const machine = describeWhere(['ws', 'socket.io', 'redis', 'undici'], { before, after: readLoad() })
  const rows = [...streams.values()].flat()
  const limits = judge([...rows, ...idle])
  if (values.json) {
    for (const row of [{ part: 'machine', ...machine }, ...rows, ...idle, ...limits]) {
      process.stdout.write(`${JSON.stringify(row)}\n`)
    }
    return
  }
  const tables = [...streams].map(([part, measured]) => layStreams(part.title, measured))
  if (idle.length > 0) tables.push(layIdle(idle))
  process.stdout.write([describeMachine(machine), ...tables, layLimits(limits)].join('\n'))
}
