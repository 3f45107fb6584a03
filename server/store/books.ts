import type { Observation } from '../relay/interfaces.ts'
import type { Store } from './store.ts'

/**
 * Counts what the relay observes, by day. What was done with a patient's data goes to the audit trail, with its time: an
 * operator has to account for it, while the time of an answer or of a red flag could point to a person.
 */
export function keepBooks({ audit, counters }: Pick<Store, 'audit' | 'counters'>, observation: Observation): void {
  const { site } = observation
  switch (observation.type) {
    case 'answer-ended':
      return counters.add(site, `answer-${observation.outcome}`)
    case 'red-flag':
      return counters.add(site, `red-flag-${observation.level}`)
    case 'feedback-given':
      return counters.add(site, `feedback-${observation.value}`)
    case 'conversation-forgotten':
      return audit.record({ event: 'conversation-forgotten', site })
    case 'records-confirmed':
    case 'records-removed':
    case 'records-used':
      return audit.record({ event: observation.type, site })
    // Of the moment, for who looks at metrics.
    case 'chat-entered':
    case 'first-words':
    case 'attempt-begun':
    case 'fault-sent':
    case 'socket-closed':
      return
    default:
      observation satisfies never
  }
}
