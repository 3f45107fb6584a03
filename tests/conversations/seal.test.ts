import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeys } from '../../server/conversations/keys.ts'
import { SHORT_MAX_BYTES, ShortGcm } from '../../server/conversations/short-gcm.ts'

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength })

test('a short text is sealed to the very bytes that OpenSSL makes of it', () => {
  const texts = fc.array(bytes(0, SHORT_MAX_BYTES), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(bytes(32), bytes(0, 100), texts, (key, context, texts) => {
      const short = new ShortGcm(createSecretKey(key), context)
      const nonces = texts.map(text => {
        const sealed = Buffer.concat([Buffer.alloc(12), text, Buffer.alloc(16)])
        short.seal(sealed, 12)
        const nonce = sealed.subarray(0, 12)
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context)
        const expected = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
        expect(sealed.equals(expected)).toBe(true)
        return nonce.toString('hex')
      })
      expect(new Set(nonces).size).toBe(texts.length)
    }),
    { numRuns: 300 },
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
