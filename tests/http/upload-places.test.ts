import { expect, test } from 'vitest'
import { createUploadPlaces } from '../../server/http/upload-places.ts'

/** Four places, two an address; `time` moves the clock, `lost` names the uploads that had to go, by address and number. */
function createFour() {
  const clock = { time: 0 }
  const lost: string[] = []
  const counts = new Map<string, number>()
  const places = createUploadPlaces({ limits: { uploadsAtOnce: 4, addressUploadsAtOnce: 2 }, now: () => clock.time })
  const take = (address: string) => {
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return places.take(address, () => lost.push(`${address}${count}`))
  }
  return { places, take, clock, lost }
}

test('a newcomer takes the place of the upload that is longest at it, of an address that has more', () => {
  const { places, take, lost } = createFour()
  for (const address of ['a', 'b', 'a', 'b']) take(address)
  expect(places.hasRoom('a')).toBe(false)
  expect(places.hasRoom('c')).toBe(true)
  take('c')
  take('d')
  expect(lost).toEqual(['a1', 'b1'])
  // Each has one now, so nobody has to go.
  expect(places.hasRoom('e')).toBe(false)
  expect(places.hasRoom('a')).toBe(false)
})

test('a place that is held for two minutes may be lost to anybody, if there is no other', () => {
  const { places, take, clock, lost } = createFour()
  for (const address of ['a', 'b', 'c', 'd']) take(address)
  clock.time = 119_999
  expect(places.hasRoom('e')).toBe(false)
  clock.time = 120_000
  expect(places.hasRoom('e')).toBe(true)
  take('e')
  expect(lost).toEqual(['a1'])
})

test('a place that was lost is not given back a second time', () => {
  const { places, take, lost } = createFour()
  const [leaveFirst] = [take('a'), take('a'), take('b'), take('b')]
  take('c')
  leaveFirst?.()
  expect(lost).toEqual(['a1'])
  // Were there a free one, nobody would have to go.
  take('d')
  expect(lost).toEqual(['a1', 'b1'])
  expect(places.hasRoom('e')).toBe(false)
})

test('nobody has to go while a place is free', () => {
  const { take, clock, lost } = createFour()
  const leave = take('a')
  clock.time = 500_000
  for (const address of ['b', 'c', 'd']) take(address)
  leave()
  take('e')
  expect(lost).toEqual([])
})
