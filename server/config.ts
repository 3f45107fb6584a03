/** The relay's settings: a pure function of an environment, so that every rule is tested without a process. */
import { join, resolve } from 'node:path'
import {
  MASTER_KEY_MIN_BYTES,
  parseDatabase,
  parseHost,
  parseLimits,
  parseMasterKeys,
  parseNumber,
  parsePort,
  parsePublicOrigin,
  parseRedis,
  parseSwitch,
  parseTrustProxy,
  type TrustProxy,
} from './config-values.ts'
import { isLoopback } from './http/origins.ts'
import { ANSWER_ROOM, LIMITS, type Limits, limitsWith } from './relay/limits.ts'
import type { DatabaseAddress } from './store/address.ts'

export interface Config {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Of `/readyz` and `/metrics`. `required` when it was asked for: then a port in use stops the start. */
  admin: { host: string; port: number; required: boolean }
  /** The origin of the frame and its socket; absent: the loopback address, known once the relay listens. */
  publicOrigin?: string
  /** Absolute path of the folder for the database, the generated master key and the knowledge. */
  dataFolder: string
  /** Of the durable rows: `navis.db` in `dataFolder` unless it was set. */
  database: DatabaseAddress
  /** Of the conversations that several relays share; absent: in `dataFolder`, for this relay alone. */
  redisUrl?: string
  /** Absolute path; absent: the demo's. */
  sitesFile?: string
  /** Absolute path; absent: built from the library in `dataFolder`. */
  knowledgeFile?: string
  /** Newest first, each at least 32 bytes; empty: one is made in `dataFolder`. */
  masterKeys: Buffer[]
  /** Tokens per second of the embedded writer, 0 = as fast as it can. */
  pace: number
  limits: Limits
  trustProxy: TrustProxy
  demo: boolean
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] }

/**
 * Reads the settings from `env`; an empty value counts as not set. Gives one whole sentence for each wrong one, so that an
 * operator can put all of them right at once.
 */
export function readConfig(env: Record<string, string | undefined>, flags: { demo?: boolean } = {}): ConfigResult {
  const problems: string[] = []
  const read = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, rule: string): T => {
    const value = env[name]?.trim()
    if (!value) return fallback
    const parsed = parse(value)
    if (parsed !== undefined) return parsed
    problems.push(`${name} ${rule}.`)
    return fallback
  }

  const readHost = (name: string) => read(name, '127.0.0.1', parseHost, 'must be a host name or address, e.g. 0.0.0.0')
  const host = readHost('HOST')
  const portRule = 'must be a port from 0 to 65535'
  const publicOrigin = read(
    'NAVIS_PUBLIC_ORIGIN',
    undefined,
    parsePublicOrigin,
    'must be an origin without a path, https unless loopback, e.g. https://chat.example.org',
  )
  const masterKeys = read(
    'NAVIS_MASTER_KEY',
    [],
    parseMasterKeys,
    `must be ${MASTER_KEY_MIN_BYTES} random bytes or more in base64 or hex (make one with "openssl rand -base64 32"), several separated by commas, newest first`,
  )

  if (!isLoopback(host) && !publicOrigin && !env.NAVIS_PUBLIC_ORIGIN?.trim()) {
    problems.push(
      `NAVIS_PUBLIC_ORIGIN is required when HOST is ${host}: set it to the origin that patients' browsers see, e.g. https://chat.example.org.`,
    )
  }
  const reachable = !isLoopback(host) || (publicOrigin !== undefined && !isLoopback(new URL(publicOrigin).hostname))
  if (reachable && masterKeys.length === 0 && !env.NAVIS_MASTER_KEY?.trim()) {
    problems.push(
      'NAVIS_MASTER_KEY is required on any address but loopback: make one with "openssl rand -base64 32" and keep it outside NAVIS_DATA.',
    )
  }
  problems.push(...findUnbuilt(env))

  const dataFolder = resolve(env.NAVIS_DATA || 'data')
  const config: Config = {
    host,
    port: read('PORT', 8787, parsePort, portRule),
    admin: {
      host: readHost('NAVIS_ADMIN_HOST'),
      port: read('NAVIS_ADMIN_PORT', 8788, parsePort, portRule),
      required: Boolean(env.NAVIS_ADMIN_PORT || env.NAVIS_ADMIN_HOST),
    },
    publicOrigin,
    dataFolder,
    database: read(
      'DATABASE_URL',
      { kind: 'sqlite', path: join(dataFolder, 'navis.db') },
      parseDatabase,
      'must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    ),
    redisUrl: read(
      'REDIS_URL',
      undefined,
      parseRedis,
      'must be redis://USER:PASSWORD@HOST:PORT/NUMBER, or rediss:// for TLS',
    ),
    sitesFile: env.NAVIS_SITES ? resolve(env.NAVIS_SITES) : undefined,
    knowledgeFile: env.NAVIS_KNOWLEDGE ? resolve(env.NAVIS_KNOWLEDGE) : undefined,
    masterKeys,
    pace: read('NAVIS_PACE', 0, parseNumber, 'must be a number of tokens per second, 0 or more'),
    limits: limitsWith(
      read(
        'NAVIS_LIMITS',
        {},
        parseLimits,
        `must be JSON with numbers above 0 (eventsPerConversation above ${ANSWER_ROOM}) for any of ${Object.keys(LIMITS).join(', ')}`,
      ),
    ),
    trustProxy: read(
      'NAVIS_TRUST_PROXY',
      { by: 'nobody' },
      parseTrustProxy,
      'must be a number of proxies or a list of their addresses, e.g. 1 or 10.0.0.0/8,127.0.0.1',
    ),
    demo: flags.demo ?? read('NAVIS_DEMO', false, parseSwitch, 'must be on or off'),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config }
}

/** Settings of parts that this release does not have: a relay that ignored them would not do what its operator believes. */
function findUnbuilt(env: Record<string, string | undefined>): string[] {
  const unbuilt = [{ name: 'LLM_PROVIDER', only: 'extractive', instead: 'answers come from the embedded writer' }]
  return unbuilt
    .filter(({ name, only }) => env[name] && env[name] !== only)
    .map(({ name, instead }) => `${name} is not supported yet: ${instead}, so remove it.`)
}
