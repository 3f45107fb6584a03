/** One way in which things go wrong. */
export interface Fault {
  name: string
  /** How often it is drawn beside others. */
  weight: number
  /** Strikes, and resolves when it is over and all is well again; everything about it is drawn from `random`. */
  strike(random: () => number): Promise<void>
}

export const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

export const between = (random: () => number, least: number, most: number): number => least + random() * (most - least)

export function pick<Item>(random: () => number, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)]
}

/** Two that change the same thing come one after the other. */
export function createTurn(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
}
