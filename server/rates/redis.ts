/** Limits by the minute that several relays count together in Redis or Valkey. */
import { createHmac } from 'node:crypto'
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { openRedisLink, type RedisClient } from '../log/redis-link.ts'
import { withinMs } from '../relay/deadline.ts'
import type { Limits } from '../relay/limits.ts'
import { createRate } from '../relay/rate.ts'
import type { Rates, SharedRate } from '../relay/rates.ts'

/** A question waits no longer for its limit: the card of a red flag never does, and an answer is awaited. */
const PATIENCE_MS = 50
/** How long the start waits for Redis, beyond what the event log did. */
const OPEN_MAX_MS = 1_000
const HASH_LENGTH = 22

/**
 * The same limit as `createRate`, since the library's own would make who asked ten questions at once wait out the minute.
 * A key holds the moment at which everything is won back, on the clock of Redis, and expires then. The arguments are the
 * library's: how many to take (0 only looks), seconds, and the limit, which is told as exceeded by one more.
 */
const EVENLY = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local each = ARGV[4] * 1000 / ARGV[3]
local all = math.max(ARGV[4] * 1000, each)
-- A clock that was set back makes nobody wait for more than one.
local back = math.min(math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now), now + all) + each
local wait = math.ceil(back - now - all)
if wait > 0 then return {math.ceil(ARGV[3]) + 1, wait} end
if ARGV[1] ~= '0' then redis.call('SET', KEYS[1], string.format('%.3f', back), 'PX', math.ceil(back - now)) end
return {0, 0}
`

export interface SharedRatesOptions {
  limits: Limits
  /** Secret, the same on every relay: who reads Redis is not to learn who was here. */
  hashKey: Uint8Array
  /** As `Pace.now`. */
  now?: () => number
  /** Begins every key. */
  prefix?: string
}

/**
 * `url` as for the event log. Each relay also counts by itself, first: a flood is turned away without a call, and that
 * count goes on alone while Redis is down. Never fails: Redis may come later.
 */
export async function openSharedRates(url: string, options: SharedRatesOptions): Promise<Rates> {
  const { limits, hashKey, now = () => performance.now(), prefix = 'navis:' } = options
  const link = openRedisLink(url, () => {})
  const prunes: (() => void)[] = []

  function rateOf(name: string, perMinute: number): SharedRate {
    const own = createRate(perMinute, now)
    prunes.push(own.prune)
    /** A limiter is bound to its client, and a client lives as long as its connection. */
    const limiters = new WeakMap<RedisClient, RateLimiterRedis>()
    const limiterOf = (client: RedisClient): RateLimiterRedis => {
      const known = limiters.get(client)
      if (known) return known
      const limiter = new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        keyPrefix: `${prefix}rate:${name}`,
        points: perMinute,
        duration: 60,
        customIncrTtlLuaScript: EVENLY,
      })
      limiters.set(client, limiter)
      return limiter
    }
    const ask = async (key: string, count: 0 | 1): Promise<number> => {
      const hashed = createHmac('sha256', hashKey).update(key).digest('base64url').slice(0, HASH_LENGTH)
      const wait = link.run(client =>
        limiterOf(client)
          .consume(hashed, count)
          .then(() => 0, waitOf),
      )
      return (await withinMs(wait, PATIENCE_MS)) ?? 0
    }
    return {
      wait: async key => own.wait(key) || ask(key, 0),
      take: async key => own.take(key) || ask(key, 1),
      takeHere: own.take,
    }
  }

  await link.opened(OPEN_MAX_MS)
  return {
    opens: rateOf('opens', limits.opensPerMinute),
    addressAsks: rateOf('asks', limits.asksPerMinute),
    conversationAsks: rateOf('conversation', limits.conversationAsksPerMinute),
    prune() {
      for (const prune of prunes) prune()
    },
    dispose: link.dispose,
  }
}

/** The library rejects with how long to wait. */
function waitOf(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
  throw refusal
}
