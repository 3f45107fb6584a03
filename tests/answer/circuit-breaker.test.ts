import { expect, test } from 'vitest'
import { withCircuitBreaker } from '../../server/answer/providers/circuit-breaker.ts'
import { type ModelFeed, type ModelPart, ProviderError } from '../../server/answer/providers/provider.ts'
import { readFeed } from '../../server/answer/providers/read-feed.ts'

const REQUEST = { system: '', prompt: '', outputTokensMax: 1 }

/** A provider that is up or down as a test says, behind a breaker with a clock of its own. */
function open() {
  const state = { time: 0, isUp: false, requests: 0 }
  const inner: ModelFeed = async (_request, _signal, take) => {
    state.requests++
    if (!state.isUp) throw new ProviderError('status-503', { retryable: true })
    // As over a network, nothing comes at once.
    await new Promise(setImmediate)
    take({ type: 'delta', text: 'Text.' })
    take({ type: 'end', reason: 'complete' })
  }
  const provider = readFeed(withCircuitBreaker(inner, { failuresMax: 3, openMs: 1_000, now: () => state.time }))
  const ask = async () => {
    const parts: ModelPart[] = []
    try {
      for await (const part of provider.stream(REQUEST, new AbortController().signal)) parts.push(part)
    } catch (error) {
      return (error as ProviderError).code
    }
    return 'answered'
  }
  return { state, provider, ask }
}

test('after three failures in a row nobody waits for the provider, until one request has tried it', async () => {
  const { state, ask } = open()
  const codes = [await ask(), await ask(), await ask(), await ask()]
  expect(codes).toEqual(['status-503', 'status-503', 'status-503', 'circuit-open'])
  state.time = 1_000
  expect([await ask(), await ask()]).toEqual(['status-503', 'circuit-open'])
  state.isUp = true
  state.time = 2_000
  expect([await ask(), await ask()]).toEqual(['answered', 'answered'])
  expect(state.requests).toBe(6)
})

test('a success in between begins the count anew', async () => {
  const { state, ask } = open()
  await ask()
  await ask()
  state.isUp = true
  await ask()
  state.isUp = false
  expect([await ask(), await ask()]).toEqual(['status-503', 'status-503'])
})

test('only one request at a time tries a provider that was down', async () => {
  const { state, provider, ask } = open()
  for (let count = 0; count < 3; count++) await ask()
  state.time = 1_000
  state.isUp = true
  const probe = provider.stream(REQUEST, new AbortController().signal)[Symbol.asyncIterator]()
  const first = probe.next()
  expect(await ask()).toBe('circuit-open')
  await first
  await probe.return?.()
  expect(await ask()).toBe('answered')
})
