/** Who is measured against whom. */
export type LogName = 'memory' | 'sqlite' | 'redis'

/** A server that answers each `ask` with a stream of tokens. */
export interface Contender {
  /** Where its sockets are, `ws:`. */
  url: string
  dispose(): void | Promise<void>
}

export interface ContenderOptions {
  /** What its row says. */
  name: string
  server: 'bare' | 'socket.io' | 'navis'
  /** Of Navis alone. */
  log?: LogName
  /** How long text is gathered. Of Navis: 0 sends each token in a frame of its own, left out: the product's own clock. */
  flushIntervalMs?: number
  /** Of Navis alone: rows are kept as they are, to see what encryption costs. The product has no such setting. */
  isUnsealed?: true
  /** Tokens come from the model server instead of the process itself. */
  isModel?: true
}

export interface Part {
  name: 'frames' | 'model' | 'logs' | 'many'
  title: string
  streams: number
  /** The first is what the others are compared with. */
  contenders: readonly ContenderOptions[]
}

const BARE: ContenderOptions = { name: 'bare ws', server: 'bare' }
const SOCKET_IO: ContenderOptions = { name: 'socket.io', server: 'socket.io' }
const NAVIS: ContenderOptions = { name: 'Navis', server: 'navis', log: 'memory' }
const UNCLOCKED: ContenderOptions = { ...NAVIS, name: 'Navis, one frame a token', flushIntervalMs: 0 }
/** As long as the relay's clock is while it has little to do. */
const CLOCKED_BARE: ContenderOptions = { ...BARE, name: 'bare ws, 33 ms clock', flushIntervalMs: 33 }
const unsealed = (options: ContenderOptions): ContenderOptions => ({
  ...options,
  name: `${options.name}, not encrypted`,
  isUnsealed: true,
})

export const IDLE_CONTENDERS: readonly ContenderOptions[] = [BARE, SOCKET_IO, NAVIS]

export const PARTS: readonly Part[] = [
  {
    name: 'frames',
    title: 'tokens of the process, log in memory',
    streams: 200,
    contenders: [BARE, SOCKET_IO, UNCLOCKED, NAVIS, unsealed(UNCLOCKED), unsealed(NAVIS), CLOCKED_BARE],
  },
  {
    name: 'model',
    title: 'tokens of a model over HTTP, log in memory',
    streams: 300,
    contenders: [
      BARE,
      { ...BARE, name: 'bare ws, model', isModel: true },
      { ...UNCLOCKED, name: 'Navis, model, one frame a token', isModel: true },
      { ...NAVIS, name: 'Navis, model', isModel: true },
    ],
  },
  {
    name: 'logs',
    title: 'tokens of the process, by log',
    streams: 200,
    contenders: [
      { ...NAVIS, name: 'Navis, log in memory' },
      { ...NAVIS, name: 'Navis, log in SQLite', log: 'sqlite' },
      { ...NAVIS, name: 'Navis, log in Redis', log: 'redis' },
    ],
  },
  {
    name: 'many',
    title: 'tokens of the process, log in memory',
    streams: 1_000,
    contenders: [BARE, SOCKET_IO, NAVIS],
  },
]
