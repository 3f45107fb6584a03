/** The rules of one connection: what a relay sent after the position that the page named. */
import { isLogged } from './logged-event.ts'
import type { Report } from './oracle.ts'
import type { Event, Logged, Wire } from './recordings.ts'

/** A place in a log: the event itself, or nothing for the beginning. */
interface Place {
  seq: number
  mark?: string
}

export function judgeWire({ frames }: Wire, logs: readonly Logged[], report: Report): void {
  let place: Place = { seq: 0 }
  /** Logs that have everything that this connection was sent so far, the named position included. */
  let possible = [...logs]
  let isWelcomed = false
  let goodbye: string | undefined

  function follow(event: Event): void {
    if (event.seq <= place.seq) return report('shown-twice', `${event.seq} sent after ${place.seq}`)
    if (event.seq > place.seq + 1) report('gap', `${event.seq} sent after ${place.seq}`)
    place = event
    if (!isLogged(event, logs)) return report('unlogged', JSON.stringify(event).slice(0, 200))
    possible = possible.filter(log => log[event.seq - 1]?.mark === event.mark)
    if (possible.length === 0) report('spliced', `${event.seq} does not continue what came before`)
  }

  for (const sent of frames) {
    if (sent.from === 'page') {
      if (sent.frame.type !== 'hello') continue
      const { after = 0, mark } = sent.frame.resume ?? {}
      place = { seq: after, mark }
      possible = logs.filter(log => after === 0 || log[after - 1]?.mark === mark)
      continue
    }
    const { frame } = sent
    if (goodbye) report('wire-order', `${frame.type} after goodbye (${goodbye})`)
    if (isWelcomed === (frame.type === 'welcome') && frame.type !== 'goodbye')
      report('wire-order', `${frame.type} ${isWelcomed ? 'again' : 'before welcome'}`)
    if (frame.type === 'welcome') isWelcomed = true
    else if (frame.type === 'goodbye') goodbye = frame.reason
    else if (frame.type === 'reset') {
      if (logs.length === 1 && logs[0]?.[place.seq - 1]?.mark === place.mark)
        report('unfounded-reset', `at ${place.seq}`)
      place = { seq: 0 }
      possible = [...logs]
    } else if ('seq' in frame) follow(frame)
  }
}
