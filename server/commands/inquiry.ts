/** A conversation with the relay's core from inside this process: one socket without a network. */
import { randomUUID } from 'node:crypto'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { AnswerEnd, ClientFrame, Fault, Reader, RelayFrame } from '../../protocol/frames.ts'
import { OperatorError } from '../operator-error.ts'
import type { Relay } from '../relay/relay.ts'
import type { Site } from '../site.ts'

/** Each verb rejects with an `OperatorError` where a frame could not be read: then the socket has closed, and nothing else comes. */
export interface Inquiry {
  /** Confirms facts for the questions that follow; resolves with the fault where they were refused. */
  confirm(profile: CaseProfile): Promise<Fault | undefined>
  /** Hands every frame about the question to `each`, as it would go over the wire; resolves with the last of them. */
  ask(text: string, reader: Reader, each: (frame: string) => void): Promise<AnswerEnd | Fault>
}

export function createInquiry(relay: Relay, site: Site, locale: string): Inquiry {
  let listen: (frame: RelayFrame, text: string) => void = () => {}
  const closed = Promise.withResolvers<never>()
  closed.promise.catch(() => {}) // Whoever waits for a frame hears of it.
  const connection = relay.connect(
    {
      send: text => listen(JSON.parse(text), text),
      bufferedBytes: () => 0,
      whenDrained: () => {},
      close: (_code, reason) => closed.reject(new OperatorError(`ask: ${reason}.`)),
      ping: () => connection.control(),
      pong: () => {},
      terminate: () => {},
    },
    { site, address: '127.0.0.1' },
  )
  const send = (frame: ClientFrame): void => connection.receive(JSON.stringify(frame))
  /** What comes, or that nothing comes any more. */
  const hear = <Result>(start: (resolve: (result: Result) => void) => void): Promise<Result> =>
    Promise.race([new Promise<Result>(start), closed.promise])
  const welcomed = hear<void>(resolve => {
    listen = frame => {
      if (frame.type === 'welcome') resolve()
    }
  })
  send({ type: 'hello', locale })

  return {
    async confirm(profile) {
      await welcomed
      return hear(resolve => {
        listen = frame => {
          if (frame.type === 'case-profile') resolve(undefined)
          if (frame.type === 'fault') resolve(frame)
        }
        send({ type: 'profile', profile })
      })
    },
    async ask(text, reader, each) {
      await welcomed
      const id = randomUUID()
      return hear(resolve => {
        listen = (frame, raw) => {
          if (frame.type === 'beat') return
          each(raw)
          const isLast = frame.type === 'answer-end' || (frame.type === 'fault' && frame.ref === id)
          if (isLast) resolve(frame)
        }
        send({ type: 'ask', id, text, locale, reader })
      })
    },
  }
}
