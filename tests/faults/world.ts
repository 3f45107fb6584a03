import type { Fault } from './fault.ts'
import type { Violation } from './oracle.ts'
import type { Wire } from './recordings.ts'
import type { Dump } from './redis-dump.ts'

/** Relays, what they store in, and everything that can happen to them. */
export interface World {
  /** What pages connect to, `http://127.0.0.1:PORT`. */
  readonly relay: string
  readonly faults: readonly Fault[]
  /** Forgets earlier recordings; nobody is connected now. */
  begin(): Promise<void>
  /** Connections of pages since `begin`. */
  wires(): readonly Wire[]
  /** What each log held at its end, oldest first: several when one was wiped or replaced; the last is the log now. */
  readLogs(): Promise<readonly Dump[]>
  /** Whether verdicts on these answers have reached the durable rows. */
  hasFeedback(answers: readonly string[]): Promise<boolean>
  /** What is wrong with processes and databases themselves. */
  inspect(): Promise<Violation[]>
  close(): Promise<void>
}
