/** As many at once, then evenly so many a minute, so that nobody who waits waits long. */
export interface Pace {
  perMs: number
  atOnce: number
  /** Milliseconds, on a clock that only runs forward. */
  now(): number
}

export function paceOf(perMinute: number, now: () => number, atOnce = Math.max(1, perMinute)): Pace {
  return { perMs: perMinute / 60_000, atOnce, now }
}

/** What one may take at a pace. */
export class Allowance {
  readonly #pace: Pace
  #spent = 0
  #at: number

  constructor(pace: Pace) {
    this.#pace = pace
    this.#at = pace.now()
  }

  /** What is not won back yet. */
  get spent(): number {
    const { perMs, now } = this.#pace
    return Math.max(0, this.#spent - (now() - this.#at) * perMs)
  }

  /** 0 when `count` are free, else the milliseconds until they are. More than there are at once count as all of them. */
  wait(count = 1): number {
    const { perMs, atOnce } = this.#pace
    return Math.max(0, Math.ceil((this.spent + Math.min(count, atOnce) - atOnce) / perMs))
  }

  /** Takes `count` where `wait` is 0; returns what `wait` said. */
  take(count = 1): number {
    const ms = this.wait(count)
    if (ms > 0) return ms
    this.#spent = this.spent + count
    this.#at = this.#pace.now()
    return 0
  }
}

/** A limit of so many a minute for each key. */
export interface Rate {
  /** As `Allowance.wait`. */
  wait(key: string): number
  /** As `Allowance.take`. */
  take(key: string): number
  /** Forgets keys that have won back everything. */
  prune(): void
}

export function createRate(perMinute: number, now: () => number): Rate {
  const pace = paceOf(perMinute, now)
  const allowances = new Map<string, Allowance>()
  return {
    wait: key => (allowances.get(key) ?? new Allowance(pace)).wait(),
    take(key) {
      const allowance = allowances.get(key) ?? new Allowance(pace)
      const ms = allowance.take()
      if (ms === 0) allowances.set(key, allowance)
      return ms
    },
    prune() {
      for (const [key, allowance] of allowances) if (allowance.spent === 0) allowances.delete(key)
    },
  }
}
