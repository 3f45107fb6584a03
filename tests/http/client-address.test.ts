import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { TrustProxy } from '../../server/config-values.ts'
import { createReadAddress } from '../../server/http/client-address.ts'

function read(trust: TrustProxy, remoteAddress: string, forwarded?: string): string {
  return createReadAddress(trust)({
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage)
}

describe('the address that limits count', () => {
  test('nobody is believed unless the operator said so', () => {
    expect(read({ by: 'nobody' }, '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
  })

  test('behind two proxies it is what the outer one saw, whatever the client wrote in front', () => {
    expect(read({ by: 'hops', hops: 2 }, '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9')
  })

  test('named networks are passed through until the first stranger', () => {
    const trust: TrustProxy = { by: 'address', networks: ['10.0.0.0/8', 'fd00::/8'] }
    expect(read(trust, '10.0.0.1', '6.6.6.6, 203.0.113.9, fd00::5, 10.1.1.1')).toBe('203.0.113.9')
    expect(read(trust, '203.0.113.9', '6.6.6.6')).toBe('203.0.113.9')
    expect(read(trust, '::ffff:10.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
  })

  test('what is no address is not believed', () => {
    expect(read({ by: 'hops', hops: 3 }, '10.0.0.1', '203.0.113.9, unknown')).toBe('10.0.0.1')
    expect(read({ by: 'hops', hops: 3 }, '10.0.0.1', '')).toBe('10.0.0.1')
  })

  test('who comes past the outer proxies cannot write their part', () => {
    const written = '6.6.6.6, 7.7.7.7, 8.8.8.8'
    expect(read({ by: 'hops', hops: 1 }, '10.0.0.1', `${written}, 203.0.113.9`)).toBe('203.0.113.9')
    expect(read({ by: 'address', networks: ['10.0.0.1'] }, '10.0.0.1', `${written}, 203.0.113.9`)).toBe('203.0.113.9')
    expect(read({ by: 'address', networks: ['10.0.0.1'] }, '203.0.113.9', written)).toBe('203.0.113.9')
    expect(read({ by: 'hops', hops: 5 }, '10.0.0.1', '203.0.113.9, 10.0.0.2')).toBe('203.0.113.9')
  })

  test('a port that a proxy names beside the address makes no other client of it', () => {
    const trust: TrustProxy = { by: 'hops', hops: 1 }
    for (const hop of ['203.0.113.9:51234', '203.0.113.9:1', '203.0.113.9']) {
      expect(read(trust, '10.0.0.1', hop)).toBe('203.0.113.9')
    }
    for (const hop of ['[2001:db8:1:2::9]:443', '[2001:db8:1:2::9]', '2001:db8:1:2::9']) {
      expect(read(trust, '10.0.0.1', hop)).toBe('2001:db8:1:2::/64')
    }
    expect(read(trust, '10.0.0.1', '[::ffff:203.0.113.9]:443')).toBe('203.0.113.9')
  })

  test.each([
    '',
    ' ',
    ',,,',
    '203.0.113.9,',
    '203.0.113.9:port',
    '203.0.113.9:99:99',
    '[203.0.113.9',
    '203.0.113.256',
    '0xcb007109',
    '203.0.113.9\u0000',
    'for=203.0.113.9',
    '::ffff:203.0.113.9.1',
    'x'.repeat(10_000),
    '[]:1',
    '__proto__',
  ])('%j is no address: the proxy itself counts', forwarded => {
    expect(read({ by: 'hops', hops: 3 }, '10.0.0.1', forwarded)).toBe('10.0.0.1')
  })

  test('a Forwarded header is never believed, since no proxy may have written it', () => {
    for (const trust of [{ by: 'nobody' }, { by: 'hops', hops: 2 }] as const) {
      const request = { socket: { remoteAddress: '10.0.0.1' }, headers: { forwarded: 'for=203.0.113.9;proto=https' } }
      expect(createReadAddress(trust)(request as unknown as IncomingMessage)).toBe('10.0.0.1')
    }
  })

  test('a connection that is gone already has an address like no other’s', () => {
    const request = { socket: {}, headers: {} } as unknown as IncomingMessage
    expect(createReadAddress({ by: 'nobody' })(request)).toBe('')
  })

  test('all addresses of one IPv6 subscriber are one', () => {
    const all = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:0:0:9', '2001:0DB8:0001:0002::%eth0'].map(address =>
      read({ by: 'nobody' }, address),
    )
    expect(new Set(all)).toEqual(new Set(['2001:db8:1:2::/64']))
    expect(read({ by: 'nobody' }, '2001:db8:1:3::1')).not.toBe(all[0])
  })
})
