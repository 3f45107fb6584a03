/** The Dockerfile and compose.yaml, as far as they can be tried without Docker. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import packageFile from '../../package.json' with { type: 'json' }
import { readConfig } from '../../server/config.ts'
import { readSecretFiles } from '../../server/secret-files.ts'
import { enterChat } from '../support/chat-client.ts'
import { buildWidget, layTree, makeDataFolder, readContext, readDockerfile } from '../support/container.ts'

const ROOT = join(import.meta.dirname, '../..')
/** `npm run proof` installs the packages as the Dockerfile does, instead of taking those that are here. */
const INSTALL = process.env.NAVIS_CONTAINER === 'install'

describe('the Dockerfile', () => {
  const stages = readDockerfile()
  const last = stages.at(-1)
  const textOf = (name: string) => last?.instructions.find(instruction => instruction.name === name)?.text ?? ''

  test('has the release of Node that everything here is tried with', () => {
    const images = stages.map(({ image }) => image).filter(image => image.includes(':'))
    expect(images).toEqual(images.map(() => `node:${packageFile.devDependencies.node}-slim`))
    expect(images.length).toBeGreaterThan(1)
  })

  test('copies what is there, and .dockerignore lets just that through', () => {
    const sources = [...new Set(stages.flatMap(stage => stage.sources))]
    expect(sources.filter(path => !existsSync(join(ROOT, path)))).toEqual([])
    expect(readContext().sort()).toEqual(sources.sort())
  })

  test('runs as a user who is not root, with a folder of its own for data', () => {
    expect(textOf('USER')).toBe('node')
    expect(textOf('ENV')).toContain(`NAVIS_DATA=${textOf('VOLUME')}`)
    expect(JSON.parse(textOf('CMD'))).toEqual(['node', 'server/cli.ts', 'serve'])
  })

  test(`leaves a tree that nobody can write to, without development packages, in which the relay starts, is healthy and answers${INSTALL ? ' (packages installed anew)' : ''}`, async () => {
    const tree = layTree({ install: INSTALL })
    const data = makeDataFolder()
    const before = tree.list()
    expect(before.some(path => path.startsWith('node_modules/vite'))).toBe(false)
    const [, ...args] = JSON.parse(textOf('CMD')) as string[]
    const relay = spawn(process.execPath, args, {
      cwd: tree.folder,
      env: { NODE_ENV: 'production', PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_DATA: data },
      // Root may write anywhere: somebody else may not.
      ...(process.getuid?.() === 0 && { uid: 65_534, gid: 65_534 }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    relay.stderr.on('data', data => {
      said += data
    })
    const ended = new Promise(resolve => relay.once('exit', resolve))
    try {
      const { listening, admin } = JSON.parse(
        await new Promise<string>((resolve, reject) => {
          createInterface(relay.stdout).once('line', resolve)
          void ended.then(code => reject(new Error(`The relay ended with ${code}: ${said}`)))
        }),
      )
      expect(await (await fetch(`${admin}/readyz`)).json()).toMatchObject({ ready: true })
      const client = await enterChat(`${listening.replace('http', 'ws')}/v1/chat?site=demo`, undefined, listening)
      client.send({ type: 'ask', id: crypto.randomUUID(), text: 'What is a second opinion?', locale: 'en' })
      expect(await client.wait('answer-end')).toMatchObject({ outcome: 'complete' })
      client.cut()

      const [command, ...check] = JSON.parse(/CMD (\[.*\])/.exec(textOf('HEALTHCHECK'))?.[1] ?? '[]') as string[]
      expect(command).toBe('node')
      const health = (port: string) => spawnSync(process.execPath, check, { env: { PORT: port } }).status
      expect(health(new URL(listening).port)).toBe(0)
      expect(health('1')).toBe(1)
    } finally {
      relay.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(tree.list()).toEqual(before)
      tree.remove()
      rmSync(join(data, '..'), { recursive: true })
    }
  }, 240_000)

  test('builds the widget from the files that its stage copies', () => {
    expect(buildWidget({ install: INSTALL })).toContain('manifest.json')
  }, 240_000)
})

describe('compose.yaml', () => {
  interface Service {
    image: string
    environment?: Record<string, string>
    secrets?: string[]
    volumes: string[]
    ports?: string[]
    read_only?: boolean
    cap_drop?: string[]
    networks: string[]
    healthcheck?: object
  }
  const DOMAIN = 'chat.example.org'
  const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8').replaceAll(/\$\{NAVIS_DOMAIN:\?[^}]*\}/g, DOMAIN)
  const compose = parse(text, { merge: true }) as {
    services: Record<string, Service>
    secrets: Record<string, { file: string }>
    volumes: Record<string, object>
  }
  const services = Object.entries(compose.services)
  const relays = services.filter(([name]) => name.startsWith('navis-'))
  const folder = mkdtempSync(join(tmpdir(), 'navis-compose-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('has two relays with an environment that starts one: on PostgreSQL, Redis and a key, all from secret files', () => {
    expect(relays).toHaveLength(2)
    const secrets: Record<string, string> = {
      master_key: Buffer.alloc(32, 7).toString('base64'),
      redis_url: 'redis://:0123456789abcdef@redis:6379',
      database_url: 'postgres://navis:0123456789abcdef@postgres:5432/navis',
    }
    for (const [name, value] of Object.entries(secrets)) writeFileSync(join(folder, name), `${value}\n`)
    for (const [, { environment = {}, secrets: granted = [] }] of relays) {
      const env = Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, value.replace('/run/secrets', folder)]),
      )
      const files = Object.values(environment).filter(value => value.startsWith('/run/secrets/'))
      expect(files.map(file => basename(file)).sort()).toEqual([...granted].sort())
      // As the image sets it.
      const result = readConfig(readSecretFiles({ HOST: '0.0.0.0', NAVIS_DATA: '/data', ...env }))
      expect(result).toMatchObject({
        ok: true,
        config: {
          publicOrigin: `https://${DOMAIN}`,
          redisUrl: secrets.redis_url,
          database: { kind: 'postgres', url: secrets.database_url },
          masterKeys: [Buffer.alloc(32, 7)],
          trustProxy: { by: 'hops', hops: 1 },
          demo: false,
        },
      })
    }
  })

  test('names no setting that the relay does not know', () => {
    const known = readFileSync(join(ROOT, 'server/config.ts'), 'utf8')
    const names = relays.flatMap(([, { environment = {} }]) => Object.keys(environment))
    const unknown = names.filter(name => !new RegExp(`\\b${name.replace(/_FILE$/, '')}\\b`).test(known))
    expect(unknown).toEqual([])
  })

  test('publishes the proxy alone, keeps every root read-only and takes every privilege that is not needed', () => {
    for (const [name, { ports, read_only, cap_drop }] of services) {
      expect([name, ports === undefined, read_only, cap_drop]).toEqual([name, name !== 'proxy', true, ['ALL']])
    }
  })

  test('checks the health of every part; of a relay as its image says', () => {
    const unchecked = services.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name)
    expect(unchecked).toEqual(relays.map(([name]) => name))
  })

  test('mounts what is there or what docs/operate.md has one make, and declares each volume and secret', () => {
    const mounts = services.flatMap(([, { volumes }]) => volumes.map(volume => volume.split(':')[0] ?? ''))
    const files = mounts.filter(mount => mount.startsWith('./'))
    expect(files.filter(file => !existsSync(join(ROOT, file)))).toEqual(['./sites.json', './sites.json'])
    const named = mounts.filter(mount => !mount.startsWith('./'))
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort())
    const used = services.flatMap(([, { secrets = [] }]) => secrets)
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.secrets).sort())
  })
})
