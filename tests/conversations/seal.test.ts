import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeys } from '../../server/conversations/keys.ts'
import { SHORT_MAX_BYTES, ShortGcm } from '../../server/conversations/short-gcm.ts'

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength })

test('a short text is sealed to the very bytes that OpenSSL makes of it', () => {
  const inputs = [bytes(32), bytes(12), bytes(0, 100), bytes(0, SHORT_MAX_BYTES)] as const
  fc.assert(
    fc.property(...inputs, (key, nonce, context, text) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context)
      const expected = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
      const sealed = Buffer.concat([text, Buffer.alloc(16)])
      const short = new ShortGcm(createSecretKey(key), context)
      short.seal(nonce, sealed.subarray(0, -16), sealed.subarray(-16))
      expect(sealed.equals(expected)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('rows of every length open to what was sealed, one after the other', () => {
  const { seal } = createKeys([randomBytes(32)]).issue('clinic').conversation
  for (let length = 0; length < 2 * SHORT_MAX_BYTES; length++) {
    const events = [JSON.stringify({ text: 'é'.repeat(length) }), JSON.stringify({ text: 'a'.repeat(length) })]
    expect(seal.open(seal.seal(events))).toEqual(events)
    expect(seal.open(seal.seal(events.slice(1)))).toEqual(events.slice(1))
  }
})
