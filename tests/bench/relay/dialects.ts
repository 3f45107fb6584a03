/** How a client speaks to each kind of server: the relay's own protocol, or that of socket.io around the same frames. */
import { randomUUID } from 'node:crypto'
import { SUBPROTOCOL } from '../../../protocol/frames.ts'
import type { ContenderOptions } from './contenders.ts'

export interface Dialect {
  path: string
  subprotocols: string[]
  /** What is sent first, where the client begins. */
  hello?: string
  /** What has to be answered, with what. */
  replies: Record<string, string>
  isWelcome(message: string): boolean
  ask(): string
  /** Deletes what the server keeps; left out: closing the socket is enough. */
  forget?: string
}

const ASK = { type: 'ask', text: 'What is a second opinion?', locale: 'en' }

const NAVIS: Dialect = {
  path: '/v1/chat?site=demo',
  subprotocols: [SUBPROTOCOL],
  hello: JSON.stringify({ type: 'hello', locale: 'en' }),
  replies: {},
  isWelcome: message => message.startsWith('{"type":"welcome"'),
  ask: () => JSON.stringify({ ...ASK, id: randomUUID() }),
  forget: JSON.stringify({ type: 'forget' }),
}

export const DIALECTS: Record<ContenderOptions['server'], Dialect> = {
  navis: NAVIS,
  bare: { ...NAVIS, forget: undefined },
  // Engine.IO 4 and socket.io 5: 0 open, 2 ping, 3 pong, 4 message; of messages 0 connect, 2 event.
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    subprotocols: [],
    hello: '40',
    replies: { '2': '3' },
    isWelcome: message => message.startsWith('40'),
    ask: () => `42${JSON.stringify(['ask', { ...ASK, id: randomUUID() }])}`,
  },
}
