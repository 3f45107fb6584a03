import { describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../../server/config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const OTHER_KEY = Buffer.alloc(32, 9).toString('hex')
/** What a relay that others can reach needs. */
const PUBLIC = { HOST: '0.0.0.0', NAVIS_PUBLIC_ORIGIN: 'https://chat.example.org', NAVIS_MASTER_KEY: KEY }

function read(env: Record<string, string>, flags = {}): Config {
  const result = readConfig(env, flags)
  if (!result.ok) throw new Error(result.problems.join(' '))
  return result.config
}

function problems(env: Record<string, string>): string[] {
  const result = readConfig(env)
  return result.ok ? [] : result.problems
}

describe('configuration', () => {
  test('an empty environment starts on loopback with nothing shared and no demo', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      admin: { port: 8788, required: false },
      publicOrigin: undefined,
      masterKeys: [],
      pace: 0,
      trustProxy: { by: 'nobody' },
      demo: false,
    })
  })

  test('an empty value counts as not set', () => {
    expect(read({ PORT: '', NAVIS_MASTER_KEY: '', DATABASE_URL: '' })).toEqual(read({}))
  })

  test('the flag of the command line wins over NAVIS_DEMO', () => {
    expect(read({ NAVIS_DEMO: 'on' }).demo).toBe(true)
    expect(read({ NAVIS_DEMO: 'off' }, { demo: true }).demo).toBe(true)
  })

  test('any address but loopback needs a public origin and a master key, and says so in two sentences', () => {
    const found = problems({ HOST: '0.0.0.0' })
    expect(found).toHaveLength(2)
    expect(found[0]).toContain('NAVIS_PUBLIC_ORIGIN is required')
    expect(found[1]).toContain('NAVIS_MASTER_KEY is required')
    expect(problems(PUBLIC)).toEqual([])
  })

  test('a loopback relay behind a public origin needs its own master key too', () => {
    expect(problems({ NAVIS_PUBLIC_ORIGIN: 'https://chat.example.org' })).toEqual([
      expect.stringContaining('NAVIS_MASTER_KEY is required'),
    ])
    expect(problems({ NAVIS_PUBLIC_ORIGIN: 'http://localhost:9000' })).toEqual([])
  })

  test('master keys are read newest first, in base64 or hex', () => {
    const { masterKeys } = read({ NAVIS_MASTER_KEY: `${OTHER_KEY}, ${KEY}` })
    expect(masterKeys).toEqual([Buffer.alloc(32, 9), Buffer.alloc(32, 7)])
  })

  test('a limit is overridden by name and the others stay', () => {
    const { limits } = read({ NAVIS_LIMITS: '{"asksPerMinute": 5}' })
    expect(limits.asksPerMinute).toBe(5)
    expect(limits.connectionsPerAddress).toBe(read({}).limits.connectionsPerAddress)
  })

  test('proxies are named by number or by network', () => {
    expect(read({ NAVIS_TRUST_PROXY: '2' }).trustProxy).toEqual({ by: 'hops', hops: 2 })
    expect(read({ NAVIS_TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual({
      by: 'address',
      networks: ['10.0.0.0/8', '::1'],
    })
  })

  test.each([
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['HOST', 'two words'],
    ['NAVIS_ADMIN_PORT', '-1'],
    ['NAVIS_ADMIN_HOST', 'every where'],
    ['NAVIS_PUBLIC_ORIGIN', 'chat.example.org'],
    ['NAVIS_PUBLIC_ORIGIN', 'http://chat.example.org'],
    ['NAVIS_PUBLIC_ORIGIN', 'https://chat.example.org/path'],
    ['NAVIS_MASTER_KEY', 'short'],
    ['NAVIS_MASTER_KEY', `${KEY},`],
    ['NAVIS_PACE', 'fast'],
    ['NAVIS_PACE', '-1'],
    ['NAVIS_LIMITS', 'asksPerMinute=5'],
    ['NAVIS_LIMITS', '{"asksPerMinuet": 5}'],
    ['NAVIS_LIMITS', '{"asksPerMinute": 0}'],
    ['NAVIS_LIMITS', '{"eventsPerConversation": 2000}'],
    ['NAVIS_LIMITS', '[1]'],
    ['NAVIS_TRUST_PROXY', 'all'],
    ['NAVIS_TRUST_PROXY', '10.0.0.0/33'],
    ['NAVIS_DEMO', 'maybe'],
    ['DATABASE_URL', 'navis.db'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'sqlite:///data/navis.db'],
    ['DATABASE_URL', 'postgres://db'],
    ['DATABASE_URL', 'mysql://db/navis'],
    ['REDIS_URL', 'cache:6379'],
    ['REDIS_URL', 'redis://'],
    ['REDIS_URL', 'redis://cache/conversations'],
    ['REDIS_URL', 'redis://cache/0?family=6'],
    ['LLM_PROVIDER', 'gemini'],
    ['LLM_BASE_URL', 'http://llm.example.org/v1'],
    ['LLM_BASE_URL', 'https://user:secret@llm.example.org/v1'],
    ['LLM_BASE_URL', 'https://llm.example.org/v1?key=1'],
    ['LLM_API_KEY', 'two words'],
  ])('%s=%s stops the start with one sentence that names the variable', (name, value) => {
    const found = problems({ ...PUBLIC, [name]: value })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${name} .+\\.$`))
  })

  test('conversations are shared through the Redis that is named, and kept here where none is', () => {
    expect(read({}).redisUrl).toBeUndefined()
    expect(read({ REDIS_URL: ' rediss://navis:secret@cache:6380/2 ' }).redisUrl).toBe(
      'rediss://navis:secret@cache:6380/2',
    )
  })

  test('a language model needs its name, and a key unless its address says where it is', () => {
    expect(problems({ LLM_PROVIDER: 'extractive' })).toEqual([])
    const missing = problems({ LLM_PROVIDER: 'anthropic' })
    expect(missing.map(sentence => sentence.split(' ')[0])).toEqual(['LLM_MODEL', 'LLM_API_KEY'])
    expect(problems({ LLM_PROVIDER: 'openai', LLM_BASE_URL: 'http://127.0.0.1:11434/v1', LLM_MODEL: 'm' })).toEqual([])
  })

  test.each([
    [{ LLM_PROVIDER: 'openai' }, 'OpenAI'],
    [{ LLM_PROVIDER: 'anthropic' }, 'Anthropic'],
    [{ LLM_PROVIDER: 'openai', LLM_BASE_URL: 'https://llm.example.org/v1' }, 'llm.example.org'],
    [{ LLM_PROVIDER: 'openai', LLM_BASE_URL: 'http://localhost:8000/v1' }, undefined],
    [{ LLM_PROVIDER: 'openai', LLM_BASE_URL: 'http://localhost:8000/v1', LLM_PROCESSOR: 'Our lab' }, 'Our lab'],
    [{ LLM_PROVIDER: 'extractive', LLM_PROCESSOR: 'Our lab' }, undefined],
  ])('patients are told who reads their questions: %o', (env, processor) => {
    expect(read({ LLM_API_KEY: 'k', LLM_MODEL: 'm', ...env }).model?.processor).toBe(processor)
  })

  test('durable rows are in the data folder unless DATABASE_URL names a file or a server', () => {
    const url = 'postgres://navis:s3cret@db.internal:5432/navis'
    expect(read({ NAVIS_DATA: '/srv/navis' }).database).toEqual({ kind: 'sqlite', path: '/srv/navis/navis.db' })
    expect(read({ DATABASE_URL: 'sqlite:/srv/rows.db' }).database).toEqual({ kind: 'sqlite', path: '/srv/rows.db' })
    expect(read({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url })
  })

  test('a wrong secret is never repeated in the sentence about it', () => {
    expect(problems({ NAVIS_MASTER_KEY: 'hunter2-but-short' }).join()).not.toContain('hunter2')
    expect(problems({ LLM_API_KEY: 'hunter2 and more' }).join()).not.toContain('hunter2')
    expect(problems({ DATABASE_URL: 'mysql://ada:hunter2@db/navis' }).join()).not.toContain('hunter2')
  })
})
