/**
 * A token is 32 random bytes and a tag that binds them to a site. It is made once and kept by the browser alone: a node
 * checks it without a look-up, names the conversation by its hash and derives the conversation's key from it. So no copy
 * of a database, new or old, can be read without the patient's own token.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deriveKey } from './derive-key.ts'
import { Seal, type Sealing } from './seal.ts'

const SECRET_BYTES = 32
/** 128 bits of HMAC-SHA-256, the least that RFC 2104 §5 allows. */
const TAG_BYTES = 16
const TOKEN = new RegExp(`^[A-Za-z0-9_-]{${((SECRET_BYTES + TAG_BYTES) * 4) / 3}}$`)
/** HMAC and HKDF with SHA-256 gain nothing beyond 32 bytes and lose below (RFC 2104 §3, RFC 5869 §2.2). */
const MASTER_KEY_MIN_BYTES = 32

/** A conversation whose token is in hand. Keep it only as long as its patient is there. */
export interface OpenConversation {
  /** The hash of its token, as the log knows it. */
  id: string
  seal: Sealing
}

export interface Keys {
  /** A new conversation of `site`. */
  issue(site: string): { token: string; conversation: OpenConversation }
  /** The conversation of a token; undefined unless one of the master keys made it for `site`. */
  open(token: string, site: string): OpenConversation | undefined
}

/** `masterKeys` newest first: the first makes tokens, all of them open those they made. Throws without a usable key. */
export function createKeys(masterKeys: readonly Uint8Array[]): Keys {
  const masters = masterKeys.map(key => {
    if (key.length < MASTER_KEY_MIN_BYTES) throw new Error(`A master key needs at least ${MASTER_KEY_MIN_BYTES} bytes.`)
    return { key, tagKey: deriveKey(key, '', 'navis token tag') }
  })
  const [newest] = masters
  if (!newest) throw new Error('At least one master key is needed.')

  return {
    issue(site) {
      const secret = randomBytes(SECRET_BYTES)
      const token = Buffer.concat([secret, tagOf(newest.tagKey, secret, site)])
      return { token: token.toString('base64url'), conversation: openWith(newest.key, token) }
    },
    open(text, site) {
      if (!TOKEN.test(text)) return
      const token = Buffer.from(text, 'base64url')
      const secret = token.subarray(0, SECRET_BYTES)
      const tag = token.subarray(SECRET_BYTES)
      const maker = masters.find(master => timingSafeEqual(tagOf(master.tagKey, secret, site), tag))
      return maker && openWith(maker.key, token)
    },
  }
}

function tagOf(tagKey: Buffer, secret: Buffer, site: string): Buffer {
  return createHmac('sha256', tagKey).update(secret).update(site).digest().subarray(0, TAG_BYTES)
}

function openWith(masterKey: Uint8Array, token: Buffer): OpenConversation {
  const id = createHash('sha256').update(token).digest('base64url')
  return { id, seal: new Seal(masterKey, token.toString('base64url'), id) }
}
