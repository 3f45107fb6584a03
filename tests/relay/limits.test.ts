import { expect, test } from 'vitest'
import { LIMITS, limitsWith } from '../../server/relay/limits.ts'

test('raising the limit of an address raises those that would be in its way, unless they are set too', () => {
  expect(limitsWith({})).toEqual(LIMITS)
  expect(limitsWith({ connectionsPerAddress: 30_000, asksPerMinute: 100_000 })).toMatchObject({
    opensPerMinute: 30_000,
    connectionsPerSite: 30_000,
    siteOpensPerMinute: 30_000,
    connections: 30_000,
    siteAsksPerMinute: 100_000,
    conversationAsksPerMinute: 100_000,
  })
  expect(limitsWith({ connectionsPerAddress: 20_000, opensPerMinute: 5, connections: 7 })).toMatchObject({
    opensPerMinute: 5,
    connections: 7,
  })
  expect(limitsWith({ connectionsPerSite: 25_000 })).toMatchObject({ siteOpensPerMinute: 25_000, connections: 25_000 })
})
