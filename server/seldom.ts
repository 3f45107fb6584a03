/** A store that is down fails for every conversation, again and again: one line says it. */
const INTERVAL_MS = 1_000

/** Passes on at most one report a second for each name. */
export function createSeldom(now: () => number = () => performance.now()): (name: string, report: () => void) => void {
  const reportedAt = new Map<string, number>()
  return (name, report) => {
    const last = reportedAt.get(name)
    if (last !== undefined && now() - last < INTERVAL_MS) return
    reportedAt.set(name, now())
    report()
  }
}
