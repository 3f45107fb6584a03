/**
 * Opens what the relay has sealed, by SECURITY.md alone and with another library than the relay's: the recording of the
 * log must not believe the code that it judges.
 */
const { subtle } = globalThis.crypto
const NONCE = [1, 13] as const

export interface OpenedToken {
  /** The conversation's name in the log. */
  id: string
  /** The events of a row's body; rejects when it was not sealed for this conversation. */
  unseal(body: Uint8Array): Promise<object[]>
}

export async function openToken(masterKey: Uint8Array, token: string): Promise<OpenedToken> {
  const salt = new Uint8Array(Buffer.from(token, 'base64url'))
  const id = Buffer.from(await subtle.digest('SHA-256', salt)).toString('base64url')
  const master = await subtle.importKey('raw', new Uint8Array(masterKey), 'HKDF', false, ['deriveKey'])
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode('navis conversation') },
    master,
    { name: 'AES-GCM', length: 256 },
    false,
    ['decrypt'],
  )
  const additionalData = new TextEncoder().encode(id)
  return {
    id,
    async unseal(body) {
      const bytes = new Uint8Array(body)
      const iv = bytes.slice(...NONCE)
      const opened = await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes.slice(NONCE[1]))
      return new TextDecoder()
        .decode(opened)
        .split('\n')
        .map(line => JSON.parse(line))
    },
  }
}
