/** The relay with streams of stamped tokens, and one long conversation in its log. */
import { createMemoryLog } from '../../../server/log/memory.ts'
import { startFront } from '../../support/front-server.ts'
import { fillConversation } from '../../support/long-conversation.ts'
import { answerCalls } from '../relay/calls.ts'
import { createTokenSource } from '../relay/token-source.ts'

/** More than the kernel takes for a socket that is not read. */
const LONG_BYTES = 12 * 1024 * 1024
const MANY = 1e9

const log = createMemoryLog({ now: Date.now, eventsMax: MANY })
const source = createTokenSource()
const front = await startFront({
  log,
  answer: (_request, signal) => source.open(signal),
  limits: { connectionsPerAddress: MANY, socketsPerConversation: MANY, asksPerMinute: MANY },
})
const { token } = await fillConversation(log, LONG_BYTES)

const handlers = {
  where: () => ({ url: front.chatUrl(), origin: front.url, port: front.port, token }),
  /** Bytes: of the process, in use by its code and buffers, and waiting in all sockets. */
  memory() {
    for (let pass = 0; pass < 3; pass++) globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    return { rss, used: heapUsed + external, waiting: front.relay.stats().bufferedBytes }
  },
}
export type RelayCalls = typeof handlers
answerCalls(handlers, () => front.close())
