import { hkdfSync } from 'node:crypto'

/** A key of 32 bytes for the one purpose that `info` names: HKDF-SHA-256 (RFC 5869). */
export function deriveKey(key: Uint8Array, salt: string | Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, 32))
}
