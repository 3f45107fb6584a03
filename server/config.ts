/** The relay's settings: a pure function of an environment, so that every rule is tested without a process. */
import { join, resolve } from 'node:path'
import type { ModelSettings } from './answer/providers/open.ts'
import {
  MASTER_KEY_MIN_BYTES,
  parseBaseUrl,
  parseDatabase,
  parseHost,
  parseLimits,
  parseMasterKeys,
  parseNumber,
  parsePort,
  parseProvider,
  parsePublicOrigin,
  parseRedis,
  parseSecret,
  parseSwitch,
  parseTrustProxy,
  type TrustProxy,
} from './config-values.ts'
import { isLoopback } from './http/origins.ts'
import { parseScannerAddress, type ScannerAddress } from './records/scanner-address.ts'
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
  /** Absent: the embedded writer writes. */
  model?: ModelSettings & {
    /** Who reads the questions then, as patients are told; absent where they stay on this machine. */
    processor?: string
  }
  limits: Limits
  /** Where clamd looks at files before they are read; absent: nobody does. */
  scanner?: ScannerAddress
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

  const model = readModel(env, read, problems)

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
    model,
    pace: read('NAVIS_PACE', 0, parseNumber, 'must be a number of tokens per second, 0 or more'),
    limits: limitsWith(
      read(
        'NAVIS_LIMITS',
        {},
        parseLimits,
        `must be JSON with numbers above 0 (eventsPerConversation above ${ANSWER_ROOM}) for any of ${Object.keys(LIMITS).join(', ')}`,
      ),
    ),
    scanner: read(
      'CLAMD_URL',
      undefined,
      parseScannerAddress,
      'must be where clamd listens, tcp://HOST:PORT or unix:/PATH',
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

type Read = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, rule: string) => T

/** Where questions go that a model answers, by who runs it. */
const PROCESSORS = { openai: 'OpenAI', anthropic: 'Anthropic' }

function readModel(env: Record<string, string | undefined>, read: Read, problems: string[]): Config['model'] {
  const provider = read('LLM_PROVIDER', 'extractive', parseProvider, 'must be extractive, openai or anthropic')
  const baseUrl = read(
    'LLM_BASE_URL',
    undefined,
    parseBaseUrl,
    'must be an address without a question mark, https unless loopback, e.g. https://llm.example.org/v1',
  )
  const apiKey = read('LLM_API_KEY', undefined, parseSecret, 'must be one line of visible characters')
  const model = env.LLM_MODEL?.trim()
  if (provider === 'extractive') return undefined
  if (!model) problems.push(`LLM_MODEL is required when LLM_PROVIDER is ${provider}: set it to the model's name.`)
  if (!env.LLM_BASE_URL?.trim() && !env.LLM_API_KEY?.trim())
    problems.push(`LLM_API_KEY is required when LLM_PROVIDER is ${provider} and LLM_BASE_URL is not set.`)
  const host = baseUrl ? new URL(baseUrl).hostname : undefined
  const named = host === undefined ? PROCESSORS[provider] : isLoopback(host) ? undefined : host
  const processor = env.LLM_PROCESSOR?.trim().slice(0, PROCESSOR_MAX_LENGTH) || named
  return { provider, baseUrl, apiKey, model: model ?? '', ...(processor !== undefined && { processor }) }
}

/** It stands in a sentence of the opening screen. */
const PROCESSOR_MAX_LENGTH = 60
