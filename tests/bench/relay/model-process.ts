/** A model server: streams tokens as server-sent events in the shape of OpenAI's API to who posts anything. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCalls } from './calls.ts'
import { everyToken } from './token-source.ts'

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const end = everyToken(content =>
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`),
  )
  response.once('close', end)
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo

const handlers = { url: () => `http://127.0.0.1:${port}/v1` }
export type ModelCalls = typeof handlers
answerCalls(handlers)
