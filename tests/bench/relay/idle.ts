/** What a connection costs that only waits: one that was welcomed and has asked nothing. */
import { type ContenderOptions, IDLE_CONTENDERS } from './contenders.ts'
import { type Load, startStation } from './stations.ts'
import { type Summary, summarize } from './statistics.ts'

export interface IdleRow {
  part: 'idle'
  name: string
  connections: number
  /** Memory that the server's process holds, of each connection. */
  bytesPerConnection: Summary
  bytesRatio: Summary
  /** Opened and welcomed; `connectsPerSecond` by the clock, so it has the clients' work in it. */
  connectsPerSecond: Summary
  cpuMicrosPerConnect: Summary
}

/** So that neither code nor heap grows for the first time while it is measured. */
const WARM_UP_SHARE = 0.1
/** Garbage is gone after a few rounds: what one frees, the next finds free to go. */
const COLLECTIONS = 4

interface Measured {
  bytes: number
  perSecond: number
  cpu: number
}

/** A quick one collects garbage once: it only shows that everything runs. */
interface IdlePlan {
  connections: number
  rounds: number
  isQuick: boolean
}

/** Each time in a fresh process: memory that was held once is not given back whole. */
async function measureOnce(options: ContenderOptions, load: Load, plan: IdlePlan): Promise<Measured> {
  const { connections, isQuick } = plan
  const { server, target } = await startStation(options)
  try {
    await load.call('open', target, Math.ceil(connections * WARM_UP_SHARE))
    await load.call('close')
    const before = await server.call('memory', isQuick ? 1 : COLLECTIONS)
    const used = await server.call('usage')
    const ms = await load.call('open', target, connections)
    const usedThen = await server.call('usage')
    const after = await server.call('memory', isQuick ? 1 : COLLECTIONS)
    await load.call('close')
    return {
      bytes: (after - before) / connections,
      perSecond: (connections * 1_000) / ms,
      cpu: (usedThen.cpuMicros - used.cpuMicros) / connections,
    }
  } finally {
    await server.stop()
  }
}

export async function measureIdle(load: Load, plan: IdlePlan, say: (text: string) => void): Promise<IdleRow[]> {
  const measured: Measured[][] = IDLE_CONTENDERS.map(() => [])
  for (let round = 0; round < plan.rounds; round++) {
    for (const [index, contender] of IDLE_CONTENDERS.entries()) {
      const one = await measureOnce(contender, load, plan)
      say(`idle ${round + 1}: ${contender.name} ${Math.round(one.bytes)} bytes a connection`)
      measured[index]?.push(one)
    }
  }
  return IDLE_CONTENDERS.map(({ name }, contender) => {
    const mine = measured[contender] ?? []
    return {
      part: 'idle',
      name,
      connections: plan.connections,
      bytesPerConnection: summarize(mine.map(({ bytes }) => bytes)),
      bytesRatio: summarize(mine.map(({ bytes }, index) => bytes / (measured[0]?.[index]?.bytes ?? Number.NaN))),
      connectsPerSecond: summarize(mine.map(({ perSecond }) => perSecond)),
      cpuMicrosPerConnect: summarize(mine.map(({ cpu }) => cpu)),
    }
  })
}
