import type { Row } from '../log/event-log.ts'

/** The frames of a row for the wire: each event's JSON text with its position added. `events` are JSON objects. */
export function framesOf(row: Row, events: readonly string[]): string[] {
  return events.map((event, index) => `${event.slice(0, -1)},"seq":${row.first + index},"mark":"${row.mark}"}`)
}
