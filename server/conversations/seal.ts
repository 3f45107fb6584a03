/** Encrypts the body of a log row under its conversation's key. */
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import { takeRandomBytes } from '../random-pool.ts'

const ALGORITHM = 'aes-256-gcm'
/** The first byte of a body, so that a later way of sealing can be told from this one. */
const VERSION = 1
/** 96 bits: the size that GCM is made for (NIST SP 800-38D §8.2). Random ones are safe far beyond 20,000 rows a key. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface Seal {
  /** Events as JSON texts, in order. */
  seal(events: readonly string[]): Uint8Array
  /** The events of a body; undefined when it was not sealed by this conversation or has been altered. */
  open(body: Uint8Array): string[] | undefined
}

/** `key` has 32 bytes; `conversation` is authenticated with each body, so that none can be moved to another. */
export function createSeal(key: Uint8Array, conversation: string): Seal {
  const secret = createSecretKey(key)
  const context = Buffer.from(conversation)
  return {
    seal(events) {
      const head = takeRandomBytes(1 + NONCE_BYTES)
      head[0] = VERSION
      const nonce = head.subarray(1)
      const cipher = createCipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES }).setAAD(context)
      // JSON texts never contain a line break, so lines need no parsing on their way to a reader.
      const text = cipher.update(events.join('\n'), 'utf8')
      // GCM holds no text back: this only makes the tag.
      cipher.final()
      return Buffer.concat([head, text, cipher.getAuthTag()])
    },
    open(body) {
      if (body[0] !== VERSION || body.length < 1 + NONCE_BYTES + TAG_BYTES) return
      const nonce = body.subarray(1, 1 + NONCE_BYTES)
      const decipher = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES }).setAAD(context)
      decipher.setAuthTag(body.subarray(-TAG_BYTES))
      const text = decipher.update(body.subarray(1 + NONCE_BYTES, -TAG_BYTES))
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8').split('\n')
      } catch {
        return // The tag is wrong: altered, torn or another conversation's. The reader is told by a `reset`.
      }
    },
  }
}
