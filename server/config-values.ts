/** How each kind of setting is written. A parser gives undefined for what it cannot read. */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { isLoopback } from './http/origins.ts'
import { ANSWER_ROOM, LIMITS, type Limits } from './relay/limits.ts'
import type { DatabaseAddress } from './store/address.ts'

/** Whose `X-Forwarded-For` is believed: nobody's, that of the nearest `hops` proxies, or of these addresses and networks. */
export type TrustProxy = { by: 'nobody' } | { by: 'hops'; hops: number } | { by: 'address'; networks: string[] }

/** Which writer writes: the embedded one, or a model behind one of these interfaces. */
export function parseProvider(value: string): 'extractive' | 'openai' | 'anthropic' | undefined {
  return value === 'extractive' || value === 'openai' || value === 'anthropic' ? value : undefined
}

/** Of a model: what patients write goes there, so it is encrypted unless it stays on this machine. Nothing behind the path. */
export function parseBaseUrl(value: string): string | undefined {
  const url = URL.parse(value)
  if (!url || url.search + url.hash + url.username + url.password !== '') return
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? value : undefined
}

/** One line of visible characters: it becomes a header. */
export function parseSecret(value: string): string | undefined {
  return /^[\x21-\x7e]{1,1000}$/.test(value) ? value : undefined
}

/** HMAC and HKDF with SHA-256 gain nothing beyond 32 bytes and lose below (RFC 5869 §2.2, RFC 2104 §3). */
export const MASTER_KEY_MIN_BYTES = 32

export function parseNumber(value: string): number | undefined {
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}

export function parseHost(value: string): string | undefined {
  return /^[\w.:-]+$/.test(value) ? value : undefined
}

export function parsePort(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined
}

export function parseSwitch(value: string): boolean | undefined {
  if (/^(on|1|true|yes)$/i.test(value)) return true
  if (/^(off|0|false|no)$/i.test(value)) return false
}

export function parsePublicOrigin(value: string): string | undefined {
  const url = URL.parse(value)
  if (!url || (value !== url.origin && value !== `${url.origin}/`)) return
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url.origin : undefined
}

export function parseMasterKeys(value: string): Buffer[] | undefined {
  const keys = value.split(',').map(part => {
    const text = part.trim()
    if (/^[\da-f]+$/i.test(text) && text.length % 2 === 0) return Buffer.from(text, 'hex')
    return /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0)
  })
  return keys.every(key => key.length >= MASTER_KEY_MIN_BYTES) ? keys : undefined
}

export function parseLimits(value: string): Partial<Limits> | undefined {
  let limits: unknown
  try {
    limits = JSON.parse(value)
  } catch {
    return
  }
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) return
  const valid = Object.entries(limits).every(([name, limit]) => {
    // With room for no answer, a chat would be full before its first question.
    const least = name === 'eventsPerConversation' ? ANSWER_ROOM : 0
    return Object.hasOwn(LIMITS, name) && typeof limit === 'number' && Number.isFinite(limit) && limit > least
  })
  return valid ? limits : undefined
}

export function parseDatabase(value: string): DatabaseAddress | undefined {
  const path = value.match(/^sqlite:(?!\/\/)(.+)$/)?.[1]
  if (path) return { kind: 'sqlite', path: resolve(path) }
  const url = URL.parse(value)
  const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:'
  return isPostgres && /^\/[^/]+$/.test(url.pathname) ? { kind: 'postgres', url: value } : undefined
}

export function parseTrustProxy(value: string): TrustProxy | undefined {
  if (/^\d{1,2}$/.test(value)) return value === '0' ? { by: 'nobody' } : { by: 'hops', hops: Number(value) }
  const networks = value.split(',').map(part => part.trim())
  return networks.every(isNetwork) ? { by: 'address', networks } : undefined
}

/** An address, or a network as address and prefix length: `10.0.0.0/8`. */
function isNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/')
  const family = isIP(address)
  if (!family || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

/** Redis or Valkey: a host, and at most the number of a database behind it. */
export function parseRedis(value: string): string | undefined {
  const url = URL.parse(value)
  const isRedis = url !== null && ['redis:', 'rediss:'].includes(url.protocol) && url.hostname !== ''
  return isRedis && /^\/?\d*$/.test(url.pathname) && url.search + url.hash === '' ? value : undefined
}
