/** Everything there is at one moment, as plain data: moments can be compared, kept, and gone back to. */
import type { Outcome, Position } from '../../protocol/frames.ts'
import { type Rules, SOUND } from './rules.ts'

/** Time is a step: half a second, the beat of the relay's own clock. */
export const LEASE_TICKS = 6
export const RENEW_TICKS = 2
/** Long enough for three attempts, short enough for a trace to live to see it. */
export const RETENTION_TICKS = 50
export const SWEEP_TICKS = 120
/** How long a refused question is remembered. */
export const KEPT_TICKS = 600

export const NODES = ['A', 'B'] as const
export const CLIENTS = ['one', 'two'] as const
export type NodeName = (typeof NODES)[number]
export type ClientName = (typeof CLIENTS)[number]

/** What the log holds, without what a model need not know. A question whose id begins with `flag` is a red flag. */
export type Event =
  | { type: 'question'; id: string }
  | { type: 'answer-start'; answer: string; attempt: number; isUrgent: boolean }
  | { type: 'answer-sources' }
  | { type: 'answer-delta'; text: string }
  | { type: 'answer-end'; answer: string; attempt: number; outcome: Outcome }

export type Up =
  | { type: 'hello'; resume: { conversation: string; after: Position } | null }
  | { type: 'ask'; id: string }
  | { type: 'stop'; answer: string }
  | { type: 'forget' }

export type Down =
  | (Event & Position)
  | { type: 'welcome'; conversation: string; isNew: boolean; head: number; resumed: boolean }
  | { type: 'reset'; reason: 'unknown-position' | 'forgotten' | 'expired' }
  | { type: 'fault'; code: string; ref: string | null; isUrgent: boolean }
  | { type: 'goodbye'; reason: 'forgotten' | 'expired' }
  /** The other side has ended the connection, with or without a word. */
  | { type: 'close' }

export interface Running {
  answer: string
  attempt: number
  leaseUntil: number
}

export interface Row {
  first: number
  mark: string
  events: Event[]
  /** For the invariants alone: who wrote it, what it builds on, the fence that was named and the one that was there. */
  by: string
  after: Position
  named: string
  found: string
}

export interface Append {
  conversation: string
  events: Event[]
  onceId: string | null
  fence: string
  after: Position
  /** Undefined: nothing changes. */
  running: Running | null | undefined
  expiresAt: number | null
  by: string
}

export interface Stored {
  rows: Row[]
  fence: string
  running: Running | null
  onceIds: string[]
  expiresAt: number
}

export interface Log {
  conversations: Record<string, Stored>
  tombstones: Record<string, number>
}

/** What is to be done when a row is settled. */
export type Settled =
  | { kind: 'question'; id: string; socket: number; tries: number }
  | { kind: 'answer'; answer: string }
  | { kind: 'turn'; key: number }

/** Why the log did not take a row. */
export type Refusal = 'gone' | 'duplicate' | 'fenced' | 'storage'

export interface Told {
  node: NodeName
  serial: number
  settled: Settled
  /** Null: the row was taken. */
  refusal: Refusal | null
}

export interface Entry extends Pick<Append, 'events' | 'onceId' | 'running' | 'expiresAt'> {
  settled: Settled[]
}

/** A change of writers that waits for its turn, or for a row. */
export type Turn = { key: number; stage: 'waiting' | 'claiming' | 'writing'; claim: Claim | null } & (
  | { kind: 'interrupt'; id: string; tries: number }
  | { kind: 'takeover'; runningAs: number; outcome: 'stopped' | 'failed' | null }
)

/** The attempt that is claimed. */
export interface Claim {
  answer: string
  attempt: number
}

/** A conversation as one node has it. */
export interface Open {
  conversation: string
  /** Tells one from an earlier one of the same conversation on the same node. */
  serial: number
  sent: Entry | null
  waiting: Entry[]
  head: Position
  fence: string
  running: Running | null
  /** Counts what `running` was set to. */
  runningAs: number
  isDoubtful: boolean
  seen: Position
  expiresAt: number
  history: { position: Position; asked: string[]; unfinished: { answer: string; started: number } | null }
  answering: { answer: string; attempt: number; isStarted: boolean; hasText: boolean; parts: number } | null
  renewedAt: number
  stopped: string[]
  turns: Turn[]
  isTending: boolean
  sessions: number[]
  asked: { id: string; at: number }[]
  isEnded: boolean
}

export interface Flush {
  soon: number[]
  later: number[]
  isTimed: boolean
  /** What is on its way to the log, and what became of it there. */
  inFlight: { serials: number[]; appends: Append[]; results: Result[] | null } | null
}

export type Result = { ok: true; row: Row; fence: string } | { ok: false; reason: 'gone' | 'duplicate' | 'fenced' }

export interface Node {
  name: NodeName
  /** Which process of this name. */
  life: number
  state: 'up' | 'frozen' | 'down'
  /** The log cannot be reached. */
  isAway: boolean
  open: Open[]
  flush: Flush
  /** Heads of other nodes that it has not heard yet. */
  heads: { conversation: string; head: Position }[]
  /** Cards that are due, and told unlogged when the row is not in the log in time. */
  cards: { id: string; socket: number; at: number; turn: number }[]
  sweptAt: number
  /** Its clock has not run for so many ticks. */
  missedTicks: number
}

export interface Socket {
  client: ClientName
  node: NodeName
  life: number
  up: Up[]
  down: Down[]
  isClientOpen: boolean
  isRelayOpen: boolean
  /** Of the reader; null before `hello` was answered. */
  session: { serial: number; position: Position; hasFailed: boolean } | null
}

export interface Client {
  name: ClientName
  state: 'idle' | 'waiting' | 'connecting' | 'open'
  socket: number | null
  token: string | null
  /** The browser has stored it. */
  isStored: boolean
  hadEvents: boolean
  position: Position
  head: number
  /** Since the last reset. */
  shown: (Event & Position)[]
  /** Asked and not confirmed. */
  pending: string[]
  /** Red-flag cards it was shown. */
  cards: string[]
}

/** What no part of the system knows, for the invariants alone. */
export interface Witness {
  /** Rows that were ever in the log, by their mark: what came before them. */
  logged: Record<string, { first: number; count: number; before: string }>
  /** Positions that a reader was told the log does not have, although it did. */
  unfoundedResets: number
  /** Rows that were sent to a socket without the one before them. */
  gaps: number
  /** Forgotten, and not rolled back since. */
  forgotten: Record<string, number>
  /** Red flags that a relay has read from a socket, and whether their card went there. */
  flags: Record<string, { at: number; isShown: boolean }>
}

export interface World {
  readonly rules: Rules
  /** What is still to be done within this step, in this order; both are empty between two. */
  told: Told[]
  jobs: (() => void)[]
  now: number
  marks: number
  fences: number
  conversations: number
  serials: number
  asks: number
  log: Log
  saved: Log | null
  /** Appends whose sender is gone or has given up, and that the log may still do. */
  strays: Append[][]
  nodes: Record<NodeName, Node>
  clients: Record<ClientName, Client>
  sockets: Socket[]
  witness: Witness
}

export const START: Position = { seq: 0, mark: '' }
export const isSame = (one: Position, other: Position) => one.seq === other.seq && one.mark === other.mark
export const isFlag = (id: string) => id.startsWith('flag')

export function createNode(name: NodeName, life: number, now: number): Node {
  return {
    ...{ name, life, state: 'up', isAway: false, open: [], heads: [], cards: [], sweptAt: now, missedTicks: 0 },
    flush: { soon: [], later: [], isTimed: false, inFlight: null },
  }
}

export function createClient(name: ClientName, token: string | null): Client {
  return {
    ...{ name, state: 'idle', socket: null, token, isStored: token !== null, hadEvents: token !== null },
    ...{ position: START, head: 0, shown: [], pending: [], cards: [] },
  }
}

export function createWorld(rules: Rules = SOUND): World {
  return {
    ...{ rules, told: [], jobs: [], now: 0, marks: 0, fences: 0, conversations: 0, serials: 0, asks: 0 },
    log: { conversations: {}, tombstones: {} },
    saved: null,
    strays: [],
    nodes: { A: createNode('A', 1, 0), B: createNode('B', 1, 0) },
    clients: { one: createClient('one', null), two: createClient('two', null) },
    sockets: [],
    witness: { logged: {}, unfoundedResets: 0, gaps: 0, forgotten: {}, flags: {} },
  }
}

/** A moment that can be changed without changing this one. */
export function copyWorld(world: World): World {
  return { ...copy({ ...world, rules: undefined, told: [], jobs: [] }), rules: world.rules }
}

/** Plain data only; several times faster than `structuredClone`. */
export function copy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copy) as Value
  const made: Record<string, unknown> = {}
  for (const key in value) made[key] = copy(value[key])
  return made as Value
}
