import type { Event, Logged } from './recordings.ts'

const texts = new WeakMap<Event, string>()

function textOf(event: Event): string {
  const text = texts.get(event) ?? JSON.stringify(event)
  texts.set(event, text)
  return text
}

/** Whether one of the logs has this event, at its place and word for word. */
export function isLogged(event: Event, logs: readonly Logged[]): boolean {
  return logs.some(log => {
    const there = log[event.seq - 1]
    return there !== undefined && there.mark === event.mark && textOf(there) === textOf(event)
  })
}
