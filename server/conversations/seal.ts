/** Encrypts the body of a log row under its conversation's key. */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { takeRandomBytes } from '../random-pool.ts'
import { deriveKey } from './derive-key.ts'

const ALGORITHM = 'aes-256-gcm'
/** The first byte of a body, so that a later way of sealing can be told from this one. */
const VERSION = 1
/** 96 bits: the size that GCM is made for (NIST SP 800-38D §8.2). Random ones are safe far beyond 20,000 rows a key. */
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CIPHER_OPTIONS = { authTagLength: TAG_BYTES }

interface Opened {
  key: KeyObject
  /** Authenticated with each body, so that none can be moved to another conversation. */
  context: Buffer
}

/** What rows are sealed with. */
export type Sealing = Pick<Seal, 'seal' | 'open'>

export class Seal implements Sealing {
  readonly #masterKey: Uint8Array
  readonly #conversation: string
  #token: string
  /** Derived when it is first needed: most of those who look in ask nothing. */
  #opened: Opened | undefined

  /** Of the conversation with this id, whose key comes from its token. */
  constructor(masterKey: Uint8Array, token: string, conversation: string) {
    this.#masterKey = masterKey
    this.#token = token
    this.#conversation = conversation
  }

  /** `events` are JSON texts, in order. */
  seal(events: readonly string[]): Uint8Array {
    const { key, context } = this.#open()
    const head = takeRandomBytes(1 + NONCE_BYTES)
    head[0] = VERSION
    const cipher = createCipheriv(ALGORITHM, key, head.subarray(1), CIPHER_OPTIONS).setAAD(context)
    // JSON texts never contain a line break, so lines need no parsing on their way to a reader.
    const text = cipher.update(events.join('\n'), 'utf8')
    // GCM holds no text back: this only makes the tag.
    cipher.final()
    return Buffer.concat([head, text, cipher.getAuthTag()])
  }

  /** The events of a body; undefined when it was not sealed by this conversation or has been altered. */
  open(body: Uint8Array): string[] | undefined {
    if (body[0] !== VERSION || body.length < 1 + NONCE_BYTES + TAG_BYTES) return
    const { key, context } = this.#open()
    const nonce = body.subarray(1, 1 + NONCE_BYTES)
    const decipher = createDecipheriv(ALGORITHM, key, nonce, CIPHER_OPTIONS).setAAD(context)
    decipher.setAuthTag(body.subarray(-TAG_BYTES))
    const text = decipher.update(body.subarray(1 + NONCE_BYTES, -TAG_BYTES))
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8').split('\n')
    } catch {
      return // The tag is wrong: altered, torn or another conversation's. The reader is told by a `reset`.
    }
  }

  #open(): Opened {
    if (this.#opened) return this.#opened
    const key = deriveKey(this.#masterKey, Buffer.from(this.#token, 'base64url'), 'navis conversation')
    this.#opened = { key: createSecretKey(key), context: Buffer.from(this.#conversation) }
    // Its key is all that is needed from here on.
    this.#token = ''
    return this.#opened
  }
}
