/** What can happen to the Redis that several relays share. One at a time: two would undo each other. */
import { between, createTurn, type Fault } from './fault.ts'
import type { ChaosProxy } from './proxy.ts'
import type { RedisPair } from './redis-pair.ts'

export function createRedisFaults(redis: RedisPair, proxies: readonly ChaosProxy[], weight: number): Fault[] {
  const inTurn = createTurn()
  const create = (name: string, share: number, strike: Fault['strike']): Fault => ({
    name: `Redis ${name}`,
    weight: weight * share,
    strike: random => inTurn(() => strike(random)),
  })
  return [
    create('restarted', 2, random => redis.restart(between(random, 0, 2_000))),
    create('hangs', 2, random => redis.hang(between(random, 100, 4_000))),
    create('wiped', 1, () => redis.wipe()),
    create('rolled back', 1, random => redis.rollBack(between(random, 100, 1_500))),
    create('follower promoted', 1, random =>
      redis.promote(between(random, 0, 800), random() < 0.5, () => {
        // Half of the relays find out only from the old one's refusals.
        if (random() < 0.5) for (const proxy of proxies) proxy.resetAll()
      }),
    ),
    create('forgets scripts', 1, () => redis.forgetScripts()),
  ]
}
