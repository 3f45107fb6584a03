/** A client of the wire for tests: keeps every frame, and waits for facts. */
import { WebSocket } from 'ws'
import { type ClientFrame, type LogEvent, type Position, type RelayFrame, SUBPROTOCOL } from '../../protocol/frames.ts'

type Kind = RelayFrame['type']
type FrameOf<Type extends Kind> = Extract<RelayFrame, { type: Type }>

export interface ChatClient {
  /** Every frame received, in order. */
  frames: RelayFrame[]
  /** Those of the log. */
  events(): (LogEvent & Position)[]
  socket: WebSocket
  send(frame: ClientFrame): void
  sendText(text: string): void
  /** The first frame, past or coming, of this type that `matches`. */
  wait<Type extends Kind>(type: Type, matches?: (frame: FrameOf<Type>) => boolean): Promise<FrameOf<Type>>
  /** How the relay closed the socket. */
  closed: Promise<{ code: number; reason: string }>
  /** Cuts the connection without a word. */
  cut(): void
}

/** Ends what hangs: starved processes answer late, and judge nothing. */
const WAIT_MS = 30_000

/** Opens a socket; rejects when the relay refuses it. Frames from `hello` on are the test's to send. */
export async function openChat(url: string, origin?: string): Promise<ChatClient> {
  const socket = new WebSocket(url, SUBPROTOCOL, { perMessageDeflate: false, origin })
  const frames: RelayFrame[] = []
  const waiting = new Set<() => void>()
  let isClosed = false
  socket.on('message', data => {
    frames.push(JSON.parse(String(data)) as RelayFrame)
    for (const look of [...waiting]) look()
  })
  const closed = new Promise<{ code: number; reason: string }>(resolve => {
    socket.on('close', (code, reason) => {
      isClosed = true
      resolve({ code, reason: String(reason) })
      for (const look of [...waiting]) look()
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => {})

  return {
    frames,
    events: () => frames.filter(frame => 'seq' in frame),
    socket,
    send: frame => socket.send(JSON.stringify(frame)),
    sendText: text => socket.send(text),
    wait<Type extends Kind>(type: Type, matches: (frame: FrameOf<Type>) => boolean = () => true) {
      return new Promise<FrameOf<Type>>((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer)
          waiting.delete(look)
        }
        const explain = (why: string) => {
          stop()
          reject(
            new Error(
              `No such ${type}: ${why}. Received: ${frames
                .slice(-20)
                .map(frame => JSON.stringify(frame).slice(0, 200))
                .join('\n')}`,
            ),
          )
        }
        const timer = setTimeout(() => explain(`none within ${WAIT_MS} ms`), WAIT_MS)
        function look(): void {
          const found = frames.find(
            (frame): frame is FrameOf<Type> => frame.type === type && matches(frame as FrameOf<Type>),
          )
          if (found) {
            stop()
            resolve(found)
          } else if (isClosed) explain('the socket is closed')
        }
        waiting.add(look)
        look()
      })
    },
    closed,
    cut: () => socket.terminate(),
  }
}

/** Opens a socket and says hello; resumes where a token is given. */
export async function enterChat(
  url: string,
  resume?: { token: string; after: number; mark?: string },
  origin?: string,
): Promise<ChatClient & { token: string }> {
  const client = await openChat(url, origin)
  client.send({ type: 'hello', locale: 'en', resume })
  const welcome = await client.wait('welcome')
  return Object.assign(client, { token: welcome.token ?? resume?.token ?? '' })
}

/** The whole text of an answer's last attempt. */
export function textOf(events: readonly LogEvent[]): string {
  const start = events.findLastIndex(event => event.type === 'answer-start')
  return events
    .slice(Math.max(0, start))
    .map(event => (event.type === 'answer-delta' ? event.text : ''))
    .join('')
}
