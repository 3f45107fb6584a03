/**
 * Whose question comes next. Triage reads every question before any limit, and a long one takes milliseconds: an address
 * that sends very many must not hold up the red flag of another. So each pass of the event loop takes one question, and
 * addresses take turns.
 */
export interface Turns {
  /** Resolves when it is this address's turn: at once while nobody waits. */
  take(address: string): Promise<void>
}

export function createTurns(): Turns {
  /** Oldest first within an address; a Map keeps the addresses in the order of their turns. */
  const waiting = new Map<string, (() => void)[]>()
  let isTaken = false

  function next(): void {
    const [first] = waiting
    if (!first) {
      isTaken = false
      return
    }
    const [address, queue] = first
    const go = queue.shift()
    waiting.delete(address)
    if (queue.length > 0) waiting.set(address, queue)
    go?.()
    setImmediate(next)
  }

  return {
    take(address) {
      if (!isTaken) {
        isTaken = true
        setImmediate(next)
        return Promise.resolve()
      }
      return new Promise(go => {
        const queue = waiting.get(address)
        if (queue) queue.push(go)
        else waiting.set(address, [go])
      })
    },
  }
}
