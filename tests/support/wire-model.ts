/** A relay and its log as a few lines of memory, and the browser's WebSocket to it, whose every frame a test lets through. */
import { randomBytes } from 'node:crypto'
import type { Ask, Hello, LogEvent, Position, RelayFrame } from '../../protocol/frames.ts'

/** An event of the log; a newer relay's among them. */
export type Logged = (LogEvent | { type: 'newer'; what: number }) & Position
/** What can be written, without its place. */
export type Writable = LogEvent | { type: 'newer'; what: number }

export interface WireModel {
  /** What the log holds now. */
  log(): readonly Logged[]
  write(event: Writable): void
  /** As after a rollback: only the first `kept` events are left. With 0 the log was wiped. */
  rollBack(kept: number): void
  /** The answer that has not ended. */
  running(): string | undefined
  /** Lets so many frames through to the client. */
  deliver(frames: number): void
  /** Sends the last of them a second time. */
  repeat(frames: number): void
  /** Loses the next one on the way, which no sound relay does. */
  skip(): void
  /** Something from outside the log that this client does not know. */
  chatter(): void
  /** Breaks the connection; `told` is whether the client learns of it now. What it sends from then on is lost. */
  cut(told: boolean): void
  /** The sockets that nobody was told of report their end at last. */
  reportLateCloses(): void
  /** Lets the frames of an old socket through after all: nothing of it may count. */
  deliverLate(): void
  /** From now on what the client says is lost, while it hears on. */
  deafen(): void
  /** The number of handshakes that fail from here on. */
  refuse(handshakes: number): void
  /** Whether nothing is on the way. */
  isQuiet(): boolean
  /** Stands in for the browser's. */
  WebSocket: typeof WebSocket
}

interface Line {
  socket: FakeSocket
  frames: RelayFrame[]
  sent: RelayFrame[]
  /** How far this reader has been served. */
  served: number
  isDeaf: boolean
  isWelcome: boolean
  /** The client has another one. */
  isGivenUp: boolean
}

interface FakeSocket {
  onopen?(): void
  onmessage?(event: { data: string }): void
  onclose?(event: { code: number }): void
}

export function createWireModel(): WireModel {
  let events: Logged[] = []
  let line: Line | undefined
  const old: Line[] = []
  let failing = 0

  const running = () => {
    const question = events.findLast(event => event.type === 'question')
    const isOver = events.some(event => event.type === 'answer-end' && event.answer === question?.id)
    return isOver ? undefined : question?.id
  }

  function append(event: Writable): void {
    events = [...events, { ...event, seq: events.length + 1, mark: randomBytes(4).toString('hex') } as Logged]
    if (line?.isWelcome) serve(line)
  }

  function serve(reader: Line): void {
    reader.frames.push(...(events.slice(reader.served) as RelayFrame[]))
    reader.served = events.length
  }

  function hear(reader: Line, text: string): void {
    if (reader.isDeaf || reader !== line) return
    const frame = JSON.parse(text) as Hello | Ask
    if (frame.type === 'hello') welcome(reader, frame)
    if (frame.type === 'ask') answer(reader, frame)
  }

  function welcome(reader: Line, { resume }: Hello): void {
    const after = resume?.after ?? 0
    const isKnown = after === 0 || events[after - 1]?.mark === resume?.mark
    reader.frames.push({
      type: 'welcome',
      conversation: 'c',
      ...(resume ? {} : { token: 'token' }),
      head: events.length,
      resumed: resume !== undefined && isKnown,
      expiresAt: '2030-01-01T00:00:00Z',
    })
    if (!isKnown) reader.frames.push({ type: 'reset', reason: 'unknown-position' })
    reader.served = isKnown ? after : 0
    reader.isWelcome = true
    serve(reader)
  }

  function answer(reader: Line, { id, text }: Ask): void {
    if (events.some(event => event.type === 'question' && event.id === id)) return
    if (running() === undefined) append({ type: 'question', id, text, at: '2027-01-01T00:00:00Z' })
    else reader.frames.push({ type: 'fault', code: 'busy', message: 'One at a time.', retryable: true, ref: id })
  }

  function leave(told: boolean): void {
    if (!line) return
    const left = line
    line = undefined
    old.push(left)
    if (told) left.socket.onclose?.({ code: 1006 })
  }

  function pass(reader: Line, frame: RelayFrame): void {
    // What came before a reset is of another log.
    if (frame.type === 'reset') reader.sent.length = 0
    reader.sent.push(frame)
    reader.socket.onmessage?.({ data: JSON.stringify(frame) })
  }

  class ModelSocket implements FakeSocket {
    onopen?: () => void
    onmessage?: (event: { data: string }) => void
    onclose?: (event: { code: number }) => void
    constructor() {
      const mine: Line = {
        socket: this,
        frames: [],
        sent: [],
        served: 0,
        isDeaf: false,
        isWelcome: false,
        isGivenUp: false,
      }
      // A client that comes again has given up what it had, told or not.
      leave(false)
      for (const other of old) other.isGivenUp = true
      const isRefused = failing > 0
      failing = Math.max(0, failing - 1)
      if (!isRefused) line = mine
      queueMicrotask(() => (isRefused ? this.onclose?.({ code: 1006 }) : this.onopen?.()))
      this.send = text => hear(mine, text)
      this.close = () => {
        if (line === mine) leave(false)
      }
    }
    send: (text: string) => void
    close: () => void
  }

  return {
    log: () => events,
    write: append,
    rollBack(kept) {
      events = events.slice(0, kept)
      if (!line?.isWelcome) return
      const hasRead = line.served > kept
      if (hasRead) {
        // What was on its way is of a log that is no more.
        line.frames.push({ type: 'reset', reason: 'unknown-position' })
        line.served = 0
      }
      serve(line)
    },
    running,
    deliver(frames) {
      for (let count = 0; count < frames && line; count++) {
        const [frame] = line.frames.splice(0, 1)
        if (!frame) return
        pass(line, frame)
      }
    },
    repeat(frames) {
      const reader = line
      const again = reader?.sent.slice(-frames).filter(frame => 'seq' in frame) ?? []
      for (const frame of again) if (reader && reader === line) pass(reader, frame)
    },
    skip() {
      const index = line?.frames.findIndex(frame => 'seq' in frame) ?? -1
      if (index >= 0) line?.frames.splice(index, 1)
    },
    chatter: () => line?.isWelcome && line.frames.push({ type: 'weather' } as unknown as RelayFrame),
    cut: leave,
    reportLateCloses() {
      // Of one that the client has given up even a fatal code means nothing.
      for (const { socket, isGivenUp } of old.splice(0)) socket.onclose?.({ code: isGivenUp ? 4400 : 1006 })
    },
    deliverLate() {
      for (const reader of old) for (const frame of reader.frames.splice(0)) pass(reader, frame)
    },
    deafen() {
      if (line) line.isDeaf = true
    },
    refuse(handshakes) {
      failing = handshakes
    },
    isQuiet: () => line?.isWelcome === true && !line.isDeaf && line.frames.length === 0,
    WebSocket: ModelSocket as unknown as typeof WebSocket,
  }
}
