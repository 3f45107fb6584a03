/**
 * AES-256-GCM (NIST SP 800-38D) of short texts under one key. `node:crypto` makes a cipher for each text, which costs a row of a
 * few words many times what encrypting it does. Here AES itself is kept, OpenSSL's as before, and GCM's counting and hashing are
 * done around it. The bytes are the same, and how long it takes says nothing but how long the text is.
 */
import { type Cipheriv, createCipheriv, type KeyObject } from 'node:crypto'
import { takeRandomBytes } from '../random-pool.ts'

/** Longer texts are quicker with a cipher of their own. */
export const SHORT_MAX_BYTES = 80
const NONCE_BYTES = 12
const BLOCK_BYTES = 16
/** Of a text: its stream, behind the block that goes over its tag. */
const STREAM_BYTES = BLOCK_BYTES + SHORT_MAX_BYTES
/** Texts whose streams are made at once: to call AES costs more than what it does there. */
const TEXTS_AT_ONCE = 8
/** What is left of x^128: 1 + x + x^2 + x^7, the lowest bit first (§6.3). */
const REST = 0xe1000000 | 0

/** Used by one conversation after the other. */
const counters = new Uint8Array(TEXTS_AT_ONCE * STREAM_BYTES)
/** A block as four numbers, its first bit the highest of the first. */
const hash = new Int32Array(4)

export class ShortGcm {
  readonly #aes: Cipheriv
  readonly #hashKey = new Int32Array(4)
  /** The hash of the context. */
  readonly #begun = new Int32Array(4)
  readonly #contextBits: number
  #nonces: Uint8Array = new Uint8Array()
  #streams: Uint8Array = new Uint8Array()
  /** Nonces and streams used: each once. */
  #used = TEXTS_AT_ONCE

  /** `context` is authenticated with each text. */
  constructor(key: KeyObject, context: Uint8Array) {
    // GCM is made of single blocks: only numbered ones are encrypted like this, and no text.
    this.#aes = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
    add(this.#aes.update(new Uint8Array(BLOCK_BYTES)), 0, BLOCK_BYTES, this.#hashKey)
    this.#contextBits = context.length * 8
    hash.fill(0)
    this.#read(context, 0, context.length)
    this.#begun.set(hash)
  }

  /** Encrypts the text at `from` in `body` where it stands, and writes a fresh nonce before and the tag behind it. */
  seal(body: Uint8Array, from: number): void {
    if (this.#used === TEXTS_AT_ONCE) this.#makeStreams()
    const stream = this.#used * STREAM_BYTES
    const until = body.length - BLOCK_BYTES
    const length = until - from
    for (let at = 0; at < NONCE_BYTES; at++) {
      body[from - NONCE_BYTES + at] = this.#nonces[this.#used * NONCE_BYTES + at] ?? 0
    }
    for (let at = 0; at < length; at++) {
      body[from + at] = (body[from + at] ?? 0) ^ (this.#streams[stream + BLOCK_BYTES + at] ?? 0)
    }
    hash.set(this.#begun)
    this.#read(body, from, until)
    hash[1] = (hash[1] ?? 0) ^ this.#contextBits
    hash[3] = (hash[3] ?? 0) ^ (length * 8)
    multiply(this.#hashKey)
    for (let at = 0; at < BLOCK_BYTES; at++) {
      body[until + at] = (this.#streams[stream + at] ?? 0) ^ ((hash[at >> 2] ?? 0) >>> shiftOf(at))
    }
    this.#used += 1
  }

  #makeStreams(): void {
    this.#nonces = takeRandomBytes(TEXTS_AT_ONCE * NONCE_BYTES)
    for (let at = 0; at < counters.length; at += BLOCK_BYTES) {
      const text = Math.floor(at / STREAM_BYTES)
      counters.set(this.#nonces.subarray(text * NONCE_BYTES, (text + 1) * NONCE_BYTES), at)
      counters[at + BLOCK_BYTES - 1] = (at - text * STREAM_BYTES) / BLOCK_BYTES + 1
    }
    this.#streams = this.#aes.update(counters)
    this.#used = 0
  }

  /** Goes on hashing; what is missing of the last block is zeros. */
  #read(bytes: Uint8Array, from: number, until: number): void {
    for (let at = from; at < until; at += BLOCK_BYTES) {
      add(bytes, at, Math.min(at + BLOCK_BYTES, until), hash)
      multiply(this.#hashKey)
    }
  }
}

/** How far a byte of a block stands from the low end of its number. */
const shiftOf = (at: number) => 24 - 8 * (at & 3)

function add(bytes: Uint8Array, from: number, until: number, to: Int32Array): void {
  for (let at = from; at < until; at++) {
    const word = (at - from) >> 2
    to[word] = (to[word] ?? 0) ^ ((bytes[at] ?? 0) << shiftOf(at - from))
  }
}

/** Multiplies the hash, bit by bit (§6.3, algorithm 1) and with masks for conditions, so that it takes the same time for all. */
function multiply([h0 = 0, h1 = 0, h2 = 0, h3 = 0]: Int32Array): void {
  let [z0, z1, z2, z3] = [0, 0, 0, 0]
  for (let bit = 0; bit < 8 * BLOCK_BYTES; bit++) {
    const isSet = -(((hash[bit >> 5] ?? 0) >>> (31 - (bit & 31))) & 1)
    z0 ^= h0 & isSet
    z1 ^= h1 & isSet
    z2 ^= h2 & isSet
    z3 ^= h3 & isSet
    const isOver = -(h3 & 1)
    h3 = (h3 >>> 1) | (h2 << 31)
    h2 = (h2 >>> 1) | (h1 << 31)
    h1 = (h1 >>> 1) | (h0 << 31)
    h0 = (h0 >>> 1) ^ (REST & isOver)
  }
  hash[0] = z0
  hash[1] = z1
  hash[2] = z2
  hash[3] = z3
}
