/** A limit of so many a minute for each key: as many at once, then evenly, so that nobody who waits waits long. */
export interface Rate {
  /** 0 when one is free, else the milliseconds until it is. */
  wait(key: string): number
  /** Takes one where `wait` is 0; returns what `wait` said. */
  take(key: string): number
  /** Forgets keys that have won back everything. */
  prune(): void
}

export function createRate(perMinute: number, now: () => number, atOnce = Math.max(1, perMinute)): Rate {
  const perMs = perMinute / 60_000
  const spent = new Map<string, { count: number; at: number }>()
  /** A clock that was set back takes nothing away: only time that passed gives anything. */
  const count = (key: string) => {
    const entry = spent.get(key)
    return entry ? Math.max(0, entry.count - Math.max(0, now() - entry.at) * perMs) : 0
  }
  const wait = (key: string) => Math.max(0, Math.ceil((count(key) + 1 - atOnce) / perMs))
  return {
    wait,
    take(key) {
      const ms = wait(key)
      if (ms === 0) spent.set(key, { count: count(key) + 1, at: now() })
      return ms
    },
    prune() {
      for (const key of spent.keys()) if (count(key) === 0) spent.delete(key)
    },
  }
}
