/**
 * Work that comes in floods: a slice of each turn of the event loop, in the order in which it came, so that nothing else
 * waits for all of it. Thousands of handshakes that have arrived in one moment would hold everybody up for half a second.
 */

/** A dozen handshakes or two: few beside what a reader notices, and thousands a second while nothing else is to do. */
const SLICE_MS = 5

/** Gives what takes work; each runs once, never before the current turn has ended. It must not throw. */
export function createSlices(sliceMs = SLICE_MS): (work: () => void) => void {
  const waiting = new Set<() => void>()
  let isScheduled = false

  function schedule(): void {
    if (isScheduled || waiting.size === 0) return
    isScheduled = true
    setImmediate(run)
  }

  function run(): void {
    const end = performance.now() + sliceMs
    for (const work of waiting) {
      waiting.delete(work)
      work()
      if (performance.now() >= end) break
    }
    isScheduled = false
    schedule()
  }

  return work => {
    waiting.add(work)
    schedule()
  }
}
