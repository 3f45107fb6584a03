import { expect, test } from 'vitest'
import { createPlaces, type Places } from '../../server/http/places.ts'
import { LIMITS, type Limits } from '../../server/relay/limits.ts'
import { createOwnRates } from '../../server/relay/rates.ts'

const open = (changes: Partial<Limits>, now = () => 0): Places => {
  const limits = { ...LIMITS, ...changes }
  return createPlaces({ limits, opens: createOwnRates(limits, now).opens, now })
}
const from = (address: string, site = 'clinic') => ({ site, address })

async function enter(places: Places, address: string, site?: string): Promise<() => void> {
  const admitted = await places.admit(from(address, site))
  if (!admitted.ok) throw new Error('refused')
  return admitted.leave
}
const isRefused = async (places: Places, address: string, site?: string) =>
  !(await places.admit(from(address, site))).ok

test('an address may open so many sockets in a minute, and is told how long to wait for the next', async () => {
  let time = 0
  const places = open({ opensPerMinute: 2 }, () => time)
  await enter(places, 'a')
  await enter(places, 'a')
  expect(await places.check(from('a'))).toEqual({ ok: false, retryAfterMs: 30_000 })
  expect(await places.admit(from('a'))).toEqual({ ok: false, retryAfterMs: 30_000 })
  await enter(places, 'b')
  time = 30_000
  expect(await places.check(from('a'))).toEqual({ ok: true })
  await enter(places, 'a')
})

test('a socket that leaves gives its place back once', async () => {
  const places = open({ connectionsPerAddress: 1 })
  const leave = await enter(places, 'a')
  expect(await isRefused(places, 'a')).toBe(true)
  leave()
  leave()
  await enter(places, 'a')
  expect(await isRefused(places, 'a')).toBe(true)
})

test('many at once get exactly the places that there are', async () => {
  const places = open({ connectionsPerAddress: 3 })
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => places.admit(from('a'))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3)
})

test('a site whose places are all taken leaves those of another free', async () => {
  const places = open({ connectionsPerSite: 2 })
  const leave = await enter(places, 'a', 'flooded')
  await enter(places, 'b', 'flooded')
  expect(await places.admit(from('c', 'flooded'))).toEqual({ ok: false, retryAfterMs: 30_000 })
  expect(await places.check(from('c', 'flooded'))).toEqual({ ok: false, retryAfterMs: 30_000 })
  await enter(places, 'c', 'quiet')
  leave()
  await enter(places, 'c', 'flooded')
})

test('so many sockets of a site may open in a minute, from however many addresses', async () => {
  const places = open({ siteOpensPerMinute: 3 })
  for (const address of ['a', 'b', 'c']) (await enter(places, address, 'flooded'))()
  expect(await places.admit(from('d', 'flooded'))).toEqual({ ok: false, retryAfterMs: 20_000 })
  expect(await places.check(from('d', 'flooded'))).toEqual({ ok: false, retryAfterMs: 20_000 })
  await enter(places, 'd', 'quiet')
})

test('an address that opens too many takes nothing from its site', async () => {
  const places = open({ siteOpensPerMinute: 3, opensPerMinute: 1 })
  await enter(places, 'flood')
  for (let count = 0; count < 10; count++) expect(await isRefused(places, 'flood')).toBe(true)
  await enter(places, 'patient')
  await enter(places, 'another')
})

test('the whole process has so many places', async () => {
  const places = open({ connections: 2 })
  const leave = await enter(places, 'a', 'one')
  await enter(places, 'b', 'two')
  expect(await isRefused(places, 'c', 'three')).toBe(true)
  leave()
  await enter(places, 'c', 'three')
})
