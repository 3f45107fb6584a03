/** What every provider has to do, whatever its endpoint does. Call with how that provider writes its stream. */
import { afterEach, describe, expect, test } from 'vitest'
import { type OpenProvider, openProvider } from '../../server/answer/providers/open.ts'
import { type ModelPart, ProviderError } from '../../server/answer/providers/provider.ts'
import {
  beginStream,
  type Dialect,
  type ModelCall,
  type ModelServer,
  sendAnswer,
  sendFailure,
  startModelServer,
} from '../support/model-server.ts'

const REQUEST = { system: 'Rules.', prompt: 'A question.', outputTokensMax: 500 }
const USAGE = { inputTokens: 120, outputTokens: 7 }
/** Longer than any test takes, so that only the deadline under test can end it. */
const NEVER_MS = 60_000

export function describeProvider(dialect: Dialect): void {
  describe(`the ${dialect.provider} provider`, () => {
    const ends: (() => Promise<void>)[] = []
    afterEach(async () => {
      for (const end of ends.splice(0)) await end()
    })

    type Patience = NonNullable<Parameters<typeof openProvider>[1]>
    async function open(
      handle: (call: ModelCall, count: number) => unknown,
      patience: Patience = {},
    ): Promise<{ server: ModelServer; provider: OpenProvider }> {
      const server = await startModelServer(call => handle(call, server.calls.length))
      const provider = openProvider(
        { provider: dialect.provider, baseUrl: server.url, apiKey: 'secret', model: 'test-model' },
        { firstTokenMs: NEVER_MS, idleMs: NEVER_MS, waitMaxMs: 5_000, ...patience },
      )
      ends.push(() => provider.dispose(), server.stop)
      return { server, provider }
    }

    interface Read {
      text: string
      parts: ModelPart[]
      error: unknown
      reason: string | undefined
      usage: ModelPart | undefined
    }
    async function read(provider: OpenProvider, signal = new AbortController().signal): Promise<Read> {
      const parts: ModelPart[] = []
      let error: unknown
      try {
        for await (const part of provider.stream(REQUEST, signal)) parts.push(part)
      } catch (thrown) {
        error = thrown
      }
      const end = parts.find(part => part.type === 'end')
      return {
        ...{ parts, error, reason: end?.reason },
        text: parts.map(part => (part.type === 'delta' ? part.text : '')).join(''),
        usage: parts.findLast(part => part.type === 'usage'),
      }
    }

    /** One request alone, and the error it ends with. */
    async function fail(handle: (call: ModelCall) => unknown, patience: Patience = {}): Promise<ProviderError> {
      const { provider } = await open(handle, { requestsMax: 1, ...patience })
      const { error } = await read(provider)
      expect(error).toBeInstanceOf(ProviderError)
      return error as ProviderError
    }

    const stream = (call: ModelCall, ...pieces: (string | Uint8Array)[]) => {
      const response = beginStream(call)
      for (const piece of pieces) response.write(piece)
      return response
    }

    test('gives the text in order, then what it cost, then its end', async () => {
      const { provider } = await open(call => sendAnswer(call, dialect, ['Ask ', 'for ', 'your records.'], USAGE))
      const { text, reason, usage, parts } = await read(provider)
      expect(text).toBe('Ask for your records.')
      expect(reason).toBe('complete')
      expect(usage).toEqual({ type: 'usage', ...USAGE })
      expect(parts.at(-1)).toEqual({ type: 'end', reason: 'complete' })
    })

    test('sends rules, question, limit and key where the endpoint documents them, and nothing else of the relay', async () => {
      const { server, provider } = await open(call => sendAnswer(call, dialect, ['Yes.']))
      await read(provider)
      const [call] = server.calls
      expect(call?.path).toBe(dialect.path)
      expect(call?.body).toMatchObject({ model: 'test-model', stream: true, [dialect.outputLimit]: 500 })
      expect(call?.text).toBe('Rules.\nA question.')
      expect(call?.headers['content-type']).toBe('application/json')
      const { authorization, 'x-api-key': key, 'anthropic-version': version } = call?.headers ?? {}
      expect([authorization, key, version]).toEqual(
        dialect.provider === 'openai' ? ['Bearer secret', undefined, undefined] : [undefined, 'secret', '2023-06-01'],
      )
    })

    test.each(['complete', 'cut', 'withheld'] as const)('says that an answer is %s', async reason => {
      const { provider } = await open(call =>
        stream(call, dialect.start(USAGE), dialect.delta('Part.'), dialect.end(reason, USAGE)).end(),
      )
      expect((await read(provider)).reason).toBe(reason)
    })

    test('reads the same text however the bytes are cut', async () => {
      const whole = Buffer.from(
        dialect.start(USAGE) +
          dialect.keepAlive +
          dialect.delta('38 °C – “call”: ') +
          dialect.delta('🙂') +
          dialect.end('complete', USAGE),
      )
      const { provider } = await open(async call => {
        const response = beginStream(call)
        for (let at = 0; at < whole.length; at++) {
          response.write(whole.subarray(at, at + 1))
          if (at % 50 === 0) await new Promise(setImmediate)
        }
        response.end()
      })
      expect(await read(provider)).toMatchObject({ text: '38 °C – “call”: 🙂', reason: 'complete' })
    })

    test('an event of a kind that is not known yet changes nothing', async () => {
      const { provider } = await open(call =>
        stream(
          call,
          dialect.start(USAGE),
          'data: {"type":"later_addition","choices":[]}\n\nevent: other\nid: 4\nretry: 10\n\n',
          dialect.delta('Text.'),
          dialect.end('complete', USAGE),
        ).end(),
      )
      expect(await read(provider)).toMatchObject({ text: 'Text.', reason: 'complete' })
    })

    describe('deadlines', () => {
      test('an endpoint that never answers is given up', async () => {
        const error = await fail(() => {}, { firstTokenMs: 50 })
        expect(error).toMatchObject({ code: 'no-first-token', retryable: true })
      })

      test('one that keeps the connection alive without a word is given up just the same', async () => {
        let gone: Promise<void> | undefined
        const error = await fail(
          call => {
            gone = call.closed
            const response = stream(call, dialect.start(USAGE))
            const beating = setInterval(() => response.write(dialect.keepAlive), 5)
            response.once('close', () => clearInterval(beating))
          },
          { firstTokenMs: 200 },
        )
        expect(error.code).toBe('no-first-token')
        await gone
      })

      test('one that falls silent in the middle, but for keep-alives, is given up', async () => {
        const error = await fail(
          call => {
            const response = stream(call, dialect.start(USAGE), dialect.delta('Half a'))
            const beating = setInterval(() => response.write(dialect.keepAlive), 5)
            response.once('close', () => clearInterval(beating))
          },
          { idleMs: 100 },
        )
        expect(error.code).toBe('idle')
      })

      test('a reader that takes its time is not the endpoint’s silence', async () => {
        const { provider } = await open(call => sendAnswer(call, dialect, ['One. ', 'Two.']), { idleMs: 30 })
        let text = ''
        for await (const part of provider.stream(REQUEST, new AbortController().signal)) {
          if (part.type !== 'delta') continue
          text += part.text
          await new Promise(resolve => setTimeout(resolve, 60))
        }
        expect(text).toBe('One. Two.')
      })

      test('a port where nobody listens is not reached', async () => {
        const { server, provider } = await open(() => {}, { requestsMax: 1 })
        await server.stop()
        ends.pop()
        expect((await read(provider)).error).toMatchObject({ code: 'unreachable', retryable: true })
      })
    })

    describe('asking again', () => {
      const whole = (call: ModelCall) => sendAnswer(call, dialect, ['At last.'], USAGE)

      test('happens before the first text, and counts what both requests cost', async () => {
        const { server, provider } = await open((call, count) => {
          if (count > 1) whole(call)
          else stream(call, dialect.start(USAGE), dialect.failed('overloaded_error')).end()
        })
        const { text, usage, reason } = await read(provider)
        expect({ text, reason, requests: server.calls.length }).toEqual({
          ...{ text: 'At last.', reason: 'complete', requests: 2 },
        })
        // Only Anthropic says at the start what the question costs.
        const inputTokens = dialect.provider === 'anthropic' ? 240 : 120
        expect(usage).toMatchObject({ inputTokens })
      })

      test('never happens after it', async () => {
        const { server, provider } = await open(call =>
          stream(call, dialect.start(USAGE), dialect.delta('Half'), dialect.failed('overloaded_error')).end(),
        )
        expect(await read(provider)).toMatchObject({ text: 'Half', error: { code: 'failed', retryable: true } })
        expect(server.calls).toHaveLength(1)
      })

      test.each([408, 409, 429, 500, 502, 503, 529])('happens after status %i', async status => {
        const { server, provider } = await open((call, count) => {
          if (count > 1) whole(call)
          else sendFailure(call, status, dialect.failure('overloaded_error'), { 'retry-after': '0' })
        })
        expect((await read(provider)).text).toBe('At last.')
        expect(server.calls).toHaveLength(2)
      })

      test.each([301, 302, 307, 400, 401, 403, 404, 413, 422])('never happens after status %i', async status => {
        const { server, provider } = await open(call =>
          sendFailure(call, status, dialect.failure('invalid_request_error'), { location: '/v1/elsewhere' }),
        )
        expect((await read(provider)).error).toMatchObject({ code: `status-${status}`, retryable: false })
        expect(server.calls.map(call => call.path)).toEqual([dialect.path])
      })

      test('waits as long as the endpoint asks for', async () => {
        const at: number[] = []
        const { provider } = await open((call, count) => {
          at.push(performance.now())
          if (count > 1) whole(call)
          else sendFailure(call, 429, dialect.failure('rate_limit_error'), { 'retry-after': '1' })
        })
        expect((await read(provider)).text).toBe('At last.')
        expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990)
      })

      test('does not happen where the endpoint asks for longer than a patient waits', async () => {
        const { server, provider } = await open(call =>
          sendFailure(call, 429, dialect.failure('rate_limit_error'), { 'retry-after': '120' }),
        )
        expect((await read(provider)).error).toMatchObject({ code: 'status-429', retryAfterMs: 120_000 })
        expect(server.calls).toHaveLength(1)
      })

      test('does not happen where the account has nothing left', async () => {
        const error = await fail(call =>
          sendFailure(call, 429, {
            error: {
              type: 'insufficient_quota',
              code: 'insufficient_quota',
              details: { error_code: 'enforced_spend_limit_reached' },
            },
          }),
        )
        expect(error).toMatchObject({ code: 'status-429', retryable: false })
      })

      test('ends with the last error after three requests', async () => {
        const { server, provider } = await open(call =>
          sendFailure(call, 503, dialect.failure('overloaded_error'), { 'retry-after': '0' }),
        )
        expect((await read(provider)).error).toMatchObject({ code: 'status-503' })
        expect(server.calls).toHaveLength(3)
      })
    })

    describe('stopping', () => {
      test('closes the connection at once, and ends with the reason', async () => {
        const { server, provider } = await open(call => {
          stream(call, dialect.start(USAGE), dialect.delta('First. '))
        })
        const stop = new AbortController()
        const reason = new Error('The patient pressed stop.')
        let text = ''
        const reading = (async () => {
          for await (const part of provider.stream(REQUEST, stop.signal)) {
            if (part.type === 'delta') {
              text += part.text
              stop.abort(reason)
            }
          }
        })()
        await expect(reading).rejects.toBe(reason)
        expect(text).toBe('First. ')
        await server.calls[0]?.closed
      })

      test('works before the endpoint has answered', async () => {
        const stop = new AbortController()
        const { server, provider } = await open(() => stop.abort(new Error('Stopped.')))
        expect((await read(provider, stop.signal)).error).toEqual(new Error('Stopped.'))
        await server.calls[0]?.closed
      })

      test('works while it waits to ask again', async () => {
        const stop = new AbortController()
        const { server, provider } = await open(call => {
          call.response.once('close', () => stop.abort(new Error('Stopped.')))
          sendFailure(call, 429, dialect.failure('rate_limit_error'), { 'retry-after': '4' })
        })
        expect((await read(provider, stop.signal)).error).toEqual(new Error('Stopped.'))
        expect(server.calls).toHaveLength(1)
      })

      test('a reader that leaves closes the connection too', async () => {
        const { server, provider } = await open(call => {
          stream(call, dialect.start(USAGE), dialect.delta('First. '))
        })
        for await (const part of provider.stream(REQUEST, new AbortController().signal)) {
          if (part.type === 'delta') break
        }
        await server.calls[0]?.closed
      })
    })

    describe('an endpoint that is broken or means harm', () => {
      const html = (call: ModelCall) =>
        call.response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please sign in</h1>')

      test.each<[string, string, boolean, (call: ModelCall) => unknown]>([
        [
          'an answer that is cut off',
          'truncated',
          true,
          call => stream(call, dialect.start(USAGE), dialect.delta('A')).end(),
        ],
        ['nothing at all', 'truncated', true, call => stream(call).end()],
        ['bytes that are no event', 'truncated', true, call => stream(call, Buffer.alloc(5_000, 0xfe)).end()],
        ['an event that is no JSON', 'malformed', true, call => stream(call, 'data: {"type":\n\n').end()],
        [
          'an event of another shape',
          'malformed',
          true,
          call => stream(call, 'data: {"type":7,"choices":7}\n\n').end(),
        ],
        [
          'a number where text belongs',
          'malformed',
          true,
          call => stream(call, dialect.delta('x').replace('"x"', '7')).end(),
        ],
        ['a sign-in page', 'not-an-event-stream', false, html],
        [
          'an error with status 200',
          'failed',
          true,
          call => sendFailure(call, 200, dialect.failure('overloaded_error')),
        ],
        [
          'a refusal with status 200',
          'failed',
          false,
          call => sendFailure(call, 200, dialect.failure('authentication_error')),
        ],
        [
          'an error in the stream',
          'failed',
          true,
          call => stream(call, dialect.start(USAGE), dialect.failed('api_error')).end(),
        ],
        ['bytes that are no HTTP', 'unreachable', true, call => call.response.socket?.end('nonsense\r\n\r\n')],
        ['a connection that is reset', 'unreachable', true, call => call.response.socket?.resetAndDestroy()],
      ])('%s is an error', async (_name, code, retryable, handle) => {
        expect(await fail(handle)).toMatchObject({ code, retryable })
      })

      test.each<[string, (count: number) => string]>([
        ['a line without an end', count => `${count === 0 ? 'data: ' : ''}${'x'.repeat(60_000)}`],
        ['a stream of comments', () => `: ${'x'.repeat(60_000)}\n`],
        ['one event of very many lines', () => 'data: x\n'.repeat(8_000)],
        ['an answer without an end', () => dialect.delta('x'.repeat(60_000))],
      ])('%s is cut', async (_name, write) => {
        let gone: Promise<void> | undefined
        const error = await fail(async call => {
          gone = call.closed
          let isOpen = true
          void call.closed.then(() => {
            isOpen = false
          })
          const response = stream(call, dialect.start(USAGE))
          for (let count = 0; isOpen; count++) {
            if (!response.write(write(count))) await new Promise(setImmediate)
          }
        })
        expect(error).toMatchObject({ code: 'too-large', retryable: false })
        await gone
      })

      test('an error holds nothing that was sent or received', async () => {
        const error = await fail(call =>
          sendFailure(call, 400, {
            error: { type: 'invalid_request_error', message: 'A question. was bad, key secret' },
          }),
        )
        expect(`${error.message} ${error.stack} ${error.code}`).not.toMatch(/A question|secret|was bad/)
      })
    })

    describe('the circuit breaker', () => {
      const down = (call: ModelCall) => sendFailure(call, 500, dialect.failure('api_error'))

      test('leaves an endpoint alone that failed five times in a row', async () => {
        const { server, provider } = await open(down, { requestsMax: 1 })
        for (let count = 0; count < 5; count++) await read(provider)
        expect((await read(provider)).error).toMatchObject({ code: 'circuit-open', retryable: false })
        expect(server.calls).toHaveLength(5)
      })

      test('is not moved by answers that a patient stopped', async () => {
        const { server, provider } = await open(call => {
          stream(call, dialect.start(USAGE), dialect.delta('First. '))
        })
        for (let count = 0; count < 7; count++) {
          const stop = new AbortController()
          for await (const part of provider.stream(REQUEST, stop.signal)) if (part.type === 'delta') break
        }
        expect(server.calls).toHaveLength(7)
      })
    })
  })
}
