/** Relays that die, hang, are replaced or live in another time. */
import { between, createTurn, type Fault, pause, pick } from './fault.ts'
import type { RelayProcess } from './lab-process.ts'

const HOUR_MS = 3_600_000

export function createProcessFaults(relays: readonly RelayProcess[], weight: number): Fault[] {
  const turns = new Map(relays.map(relay => [relay, createTurn()]))
  const onRelay = (
    name: string,
    share: number,
    strike: (relay: RelayProcess, random: () => number) => Promise<void>,
  ): Fault => ({
    name,
    weight: weight * share,
    async strike(random) {
      const relay = pick(random, relays)
      if (relay) await turns.get(relay)?.(() => strike(relay, random))
    },
  })

  return [
    onRelay('relay killed', 3, async (relay, random) => {
      await relay.kill()
      await pause(between(random, 0, 2_000))
      await relay.start()
    }),
    onRelay('relay stopped', 3, async (relay, random) => {
      const resume = relay.stop()
      await pause(between(random, 50, 6_000))
      resume()
    }),
    onRelay('relay replaced', 1, async relay => {
      await relay.leave()
      await relay.start()
    }),
    onRelay('clock jumps', 2, async (relay, random) => {
      const far = random() < 0.5 ? 10_000 : HOUR_MS
      relay.order({ aheadMs: Math.round(between(random, -far, far)) })
      await pause(between(random, 200, 3_000))
      relay.order({ aheadMs: 0 })
    }),
  ]
}
