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

  test('all addresses of one IPv6 subscriber are one', () => {
    const all = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:0:0:9', '2001:0DB8:0001:0002::%eth0'].map(address =>
      read({ by: 'nobody' }, address),
    )
    expect(new Set(all)).toEqual(new Set(['2001:db8:1:2::/64']))
    expect(read({ by: 'nobody' }, '2001:db8:1:3::1')).not.toBe(all[0])
  })
})
