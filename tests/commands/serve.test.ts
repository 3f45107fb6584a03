import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type RelayFrame, SUBPROTOCOL } from '../../protocol/frames.ts'
import { createDataFolder, createFolder, runNavis, type Serving, serveNavis } from './run-navis.ts'

/** Five start at once, and each needs a second of processor time: on a busy machine that is long, and judges nothing. */
vi.setConfig({ testTimeout: 120_000 })
const SOON = { timeout: 60_000 }

const running: Serving[] = []
afterAll(async () => {
  for (const { signal } of running) signal('SIGKILL')
  await Promise.all(running.map(({ finished }) => finished))
})

async function serve(env: Record<string, string> = {}, args: string[] = []): Promise<Serving> {
  const serving = await serveNavis(env, args)
  running.push(serving)
  return serving
}

/** Opens the demo's chat as its frame would; `until` resolves with the first frame of a type. */
async function openChat(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/chat?site=demo`, SUBPROTOCOL, { origin: url })
  const frames: RelayFrame[] = []
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  socket.on('message', data => frames.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.send(JSON.stringify({ type: 'hello', locale: 'en' }))
  const until = (type: RelayFrame['type']) =>
    vi.waitFor(() => expect(frames.some(frame => frame.type === type)).toBe(true), SOON)
  return { socket, frames, closed, until }
}

const isOneSentence = /^[^\n]+[.]\n$/

describe.concurrent('serve', () => {
  test('a fresh data folder is enough: it says where it listens and answers a question over a socket', async () => {
    const { url, admin, output } = await serve({ NAVIS_DATA: createFolder() }, ['--demo'])
    await vi.waitFor(() => expect(output.stderr).toContain(url), SOON)
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true })
    expect(await (await fetch(`${admin}/readyz`)).json()).toMatchObject({ ready: true })

    const chat = await openChat(url)
    await chat.until('welcome')
    chat.socket.send(
      JSON.stringify({ type: 'ask', id: crypto.randomUUID(), text: 'What is a second opinion?', locale: 'en' }),
    )
    await chat.until('answer-end')
    const types = chat.frames.map(({ type }) => type)
    expect(types.slice(0, 3)).toEqual(['welcome', 'question', 'answer-start'])
    chat.socket.terminate()
  })

  test('a red flag that is the very first message after a start gets its card, and the log has it', async () => {
    const { url } = await serve()
    const chat = await openChat(url)
    await chat.until('welcome')
    const text = 'I have a fever of 101 and I’m on chemo'
    chat.socket.send(JSON.stringify({ type: 'ask', id: crypto.randomUUID(), text, locale: 'en' }))
    await chat.until('answer-end')
    expect(chat.frames.map(({ type }) => type)).toEqual(['welcome', 'question', 'answer-start', 'answer-end'])
    expect(chat.frames[2]).toMatchObject({ urgent: { level: 'emergency' }, upload: null })
    chat.socket.terminate()
  })

  test('the master key it makes on loopback is its owner’s alone', async () => {
    const folder = createDataFolder()
    await serve({ NAVIS_DATA: folder })
    const file = join(folder, 'master.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32)
  })

  test('asked to stop, it says goodbye to every reader, gives up its data folder and ends well', async () => {
    const folder = createDataFolder()
    const serving = await serve({ NAVIS_DATA: folder })
    const chat = await openChat(serving.url)
    await chat.until('welcome')
    serving.signal('SIGTERM')
    await chat.until('goodbye')
    expect(await chat.closed).toBe(1012)
    const { code, stdout } = await serving.finished
    expect(code).toBe(0)
    const [first, ...lines] = stdout.trim().split('\n')
    expect(JSON.parse(first ?? '')).toEqual({ listening: serving.url, admin: serving.admin })
    expect(lines.map(line => JSON.parse(line).event)).toEqual(['started', 'ready', 'stopping', 'stopped'])
    await serve({ NAVIS_DATA: folder })
  })

  test('an answer that is being written when it is asked to stop is finished first', async () => {
    const serving = await serve({ NAVIS_PACE: '150' })
    const chat = await openChat(serving.url)
    await chat.until('welcome')
    const text = 'How do I ask for a second opinion?'
    chat.socket.send(JSON.stringify({ type: 'ask', id: crypto.randomUUID(), text, locale: 'en' }))
    await chat.until('answer-delta')
    expect(chat.frames.some(({ type }) => type === 'answer-end')).toBe(false)
    serving.signal('SIGTERM')
    await vi.waitFor(async () => expect((await fetch(`${serving.admin}/readyz`)).status).toBe(503), SOON)
    expect(await chat.closed).toBe(1012)
    const ending = chat.frames.slice(-2)
    expect(ending).toMatchObject([
      { type: 'answer-end', outcome: 'complete' },
      { type: 'goodbye', reason: 'restart' },
    ])
    expect((await serving.finished).code).toBe(0)
  })

  test('SIGHUP reads the sites again; a wrong file keeps them and says what is wrong', async () => {
    const folder = createFolder()
    const file = join(folder, 'sites.json')
    const site = {
      key: 'demo',
      name: 'One',
      origins: ['self'],
      country: 'US',
      contact: { label: 'x', phone: '+1 503 555 0142' },
    }
    writeFileSync(file, JSON.stringify({ sites: [site] }))
    const { url, signal, output } = await serve({ NAVIS_SITES: file })
    const name = async () => (await (await fetch(`${url}/v1/sites/demo`)).json()).name

    writeFileSync(file, JSON.stringify({ sites: [{ ...site, name: 'Two' }] }))
    signal('SIGHUP')
    await vi.waitFor(async () => expect(await name()).toBe('Two'), SOON)

    writeFileSync(file, JSON.stringify({ sites: [{ ...site, country: 'USA' }] }))
    signal('SIGHUP')
    await vi.waitFor(() => expect(output.stderr).toContain('country must be a country code'), SOON)
    expect(await name()).toBe('Two')
  })
})

describe.concurrent('serve does not start', () => {
  test('when its port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const { code, stderr, stdout } = await runNavis(['serve'], { PORT: String(port), NAVIS_DATA: createDataFolder() })
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(isOneSentence)
    expect(stderr).toContain(`Port ${port}`)
    server.close()
  })

  const file = join(createFolder(), 'a-file')
  writeFileSync(file, '', { mode: 0o700 })

  test.each([
    ['is a file', file],
    ['is below a file', join(file, 'data')],
    ['cannot be made, though what it would be in is there', '/proc/navis'],
    ['is below one that cannot be made', '/proc/navis/data'],
  ])('when its data folder %s', async (_why, folder) => {
    const { code, stderr } = await runNavis(['serve'], { PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_DATA: folder })
    expect(code).toBe(1)
    expect(stderr).toMatch(isOneSentence)
    expect(stderr).toContain('NAVIS_DATA')
  })

  test('when another relay uses its data folder, and the other one goes on', async () => {
    const folder = createDataFolder()
    const { url } = await serve({ NAVIS_DATA: folder })
    const { code, stderr } = await runNavis(['serve'], { PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_DATA: folder })
    expect(code).toBe(1)
    expect(stderr).toMatch(isOneSentence)
    const chat = await openChat(url)
    await chat.until('welcome')
    chat.socket.terminate()
  })

  test.each(['conversations.db', 'navis.db', 'master.key', 'knowledge.db'])(
    'when %s in the data folder is no such file',
    async name => {
      const folder = createDataFolder()
      writeFileSync(join(folder, name), 'not what it should be '.repeat(500))
      const isKnowledge = name === 'knowledge.db'
      const { code, stderr } = await runNavis(['serve'], {
        PORT: '0',
        NAVIS_ADMIN_PORT: '0',
        NAVIS_DATA: folder,
        ...(isKnowledge && { NAVIS_KNOWLEDGE: join(folder, name) }),
      })
      expect(code).toBe(1)
      expect(stderr).toMatch(isOneSentence)
      expect(stderr).toContain(name)
      expect(readFileSync(join(folder, name), 'utf8')).toContain('not what it should be')
    },
  )

  test.each([
    ['PORT', 'eighty'],
    ['NAVIS_SITES', '/nowhere/sites.json'],
    ['NAVIS_KNOWLEDGE', '/nowhere/knowledge.db'],
  ])('when %s is %s', async (name, value) => {
    const { code, stderr, stdout } = await runNavis(['serve'], {
      PORT: '0',
      NAVIS_ADMIN_PORT: '0',
      NAVIS_DATA: createDataFolder(),
      [name]: value,
    })
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(isOneSentence)
  })
})
