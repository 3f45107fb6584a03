/** How long happenings of one kind are gathered: a node that dies leaves its answers to others all at once. */
const GATHER_MS = 1_000

/** Reports how often a thing happened, in one go. */
export interface Gathered {
  add(): void
  dispose(): void
}

export function createGathered(report: (count: number) => void): Gathered {
  let count = 0
  let timer: NodeJS.Timeout | undefined
  return {
    add() {
      count += 1
      timer ??= setTimeout(() => {
        const gathered = count
        count = 0
        timer = undefined
        report(gathered)
      }, GATHER_MS)
    },
    dispose: () => clearTimeout(timer),
  }
}
