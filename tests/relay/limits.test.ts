import { expect, test } from 'vitest'
import { createAdmission, createRate, LIMITS, limitsWith } from '../../server/relay/limits.ts'

test('an address may open so many sockets in a minute, and is told how long to wait for the next', () => {
  let time = 0
  const admission = createAdmission({ ...LIMITS, opensPerMinute: 2 }, () => time)
  for (let count = 0; count < 2; count++) expect(admission.admit('a').ok).toBe(true)
  expect(admission.check('a')).toEqual({ ok: false, retryAfterMs: 30_000 })
  expect(admission.admit('a')).toEqual({ ok: false, retryAfterMs: 30_000 })
  expect(admission.admit('b').ok).toBe(true)
  time = 30_000
  expect(admission.check('a')).toEqual({ ok: true })
  expect(admission.admit('a').ok).toBe(true)
})

test('a socket that leaves gives its place back once', () => {
  const admission = createAdmission({ ...LIMITS, connectionsPerAddress: 1 }, () => 0)
  const first = admission.admit('a')
  expect(admission.admit('a').ok).toBe(false)
  if (!first.ok) throw new Error('refused')
  first.leave()
  first.leave()
  expect(admission.admit('a').ok).toBe(true)
  expect(admission.admit('a').ok).toBe(false)
})

test('who has waited long enough is forgotten, and nobody else', () => {
  let time = 0
  const rate = createRate(1, () => time)
  rate.take('a')
  rate.prune()
  expect(rate.wait('a')).toBe(60_000)
  time = 60_000
  rate.prune()
  expect(rate.wait('a')).toBe(0)
})

test('a clock that is set back costs nobody their turn', () => {
  let time = 100_000
  const rate = createRate(2, () => time)
  rate.take('a')
  time = 0
  expect(rate.take('a')).toBe(0)
  expect(rate.wait('a')).toBe(30_000)
})

test('raising a wide limit raises the narrow one behind it, unless that is set too', () => {
  expect(limitsWith({})).toEqual(LIMITS)
  expect(limitsWith({ connectionsPerAddress: 20_000, asksPerMinute: 100_000 })).toMatchObject({
    opensPerMinute: 20_000,
    conversationAsksPerMinute: 100_000,
  })
  expect(limitsWith({ connectionsPerAddress: 20_000, opensPerMinute: 5 })).toMatchObject({ opensPerMinute: 5 })
})
