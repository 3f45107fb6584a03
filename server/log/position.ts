import type { Position } from '../../protocol/frames.ts'
import type { Row } from './event-log.ts'

export const START: Position = { seq: 0, mark: '' }

/** Whether two positions are the same place of the same log: one that was written anew has other marks. */
export function isSamePosition(one: Position, other: Position): boolean {
  return one.seq === other.seq && one.mark === other.mark
}

/** The position of a row's last event. */
export function lastOf({ first, count, mark }: Row): Position {
  return { seq: first + count - 1, mark }
}
