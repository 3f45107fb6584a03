/** Uploads of records through the whole product. Every record is invented. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RecordsLine } from '../../protocol/records.ts'
import { openChat } from '../support/chat-client.ts'
import { type NavisApp, NO_LIMITS, startNavis } from '../support/navis-app.ts'
import { connectRaw } from '../support/raw-socket.ts'

const REPORT =
  'FINAL DIAGNOSIS: Left breast, invasive ductal carcinoma, grade 2.\nER: positive (90%)\nHER2: Negative (1+ by IHC)'
const NOTE = 'Patient with left breast cancer, stage IIA. She completed docetaxel in May 2021.'

let app: NavisApp
const data = mkdtempSync(join(tmpdir(), 'navis-records-'))
let token: string

beforeAll(async () => {
  app = await startNavis({
    env: {
      NAVIS_DATA: data,
      NAVIS_LIMITS: JSON.stringify({
        connectionsPerAddress: 100,
        asksPerMinute: 10_000,
        uploadsPerMinute: 1_000,
        conversationUploadsPerMinute: 1_000,
      }),
    },
  })
  const chat = await openChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, app.url)
  chat.send({ type: 'hello', locale: 'en' })
  token = (await chat.wait('welcome')).token ?? ''
  chat.cut()
})
afterAll(async () => {
  await app.close()
  rmSync(data, { recursive: true, force: true })
})

interface Sent {
  files?: [name: string, content: BlobPart][]
  read?: unknown[]
  origin?: string | undefined
  bearer?: string
  /** Null: the address names none. */
  site?: string | null
  language?: string
}

function send({
  files = [],
  read = [],
  origin = app.url,
  bearer = token,
  site = 'demo',
  language = 'en',
}: Sent): Promise<Response> {
  const body = new FormData()
  for (const known of read) body.append('read', JSON.stringify(known))
  for (const [name, content] of files) body.append('file', new Blob([content]), name)
  return fetch(`${app.url}/v1/records${site === null ? '' : `?site=${site}`}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${bearer}`, 'accept-language': language, ...(origin && { origin }) },
  })
}

/** Without what says again that a file is still being read, as a busy machine does. */
const linesOf = async (response: Response): Promise<RecordsLine[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .filter((line, index, all) => line !== all[index - 1])
    .map(line => JSON.parse(line) as RecordsLine)

describe('an upload', () => {
  test('is told file by file, and ends with the facts of all of them', async () => {
    const response = await send({
      files: [
        ['report.txt', REPORT],
        ['note.txt', NOTE],
      ],
    })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const lines = await linesOf(response)
    expect(lines.map(line => [line.type, 'status' in line ? line.status : ''])).toEqual([
      ['file', 'reading'],
      ['file', 'done'],
      ['file', 'reading'],
      ['file', 'done'],
      ['proposal', ''],
    ])
    const last = lines.at(-1)
    if (last?.type !== 'proposal') throw new Error('There is no proposal.')
    expect(last.profile).toMatchObject({
      diagnoses: [{ site: 'breast', laterality: 'left' }],
      stage: { group: 'IIA' },
      treatments: [{ name: 'docetaxel' }],
    })
    expect(new Set(last.profile.evidence.map(({ file }) => file))).toEqual(new Set(['report.txt', 'note.txt']))
    expect(last.warnings.some(({ code }) => code === 'derived')).toBe(true)
  })

  test('takes what was read before in place of its file', async () => {
    const [, done] = await linesOf(await send({ files: [['report.txt', REPORT]] }))
    if (done?.type !== 'file' || done.status !== 'done') throw new Error('It was not read.')
    const lines = await linesOf(await send({ files: [['note.txt', NOTE]], read: [done.profile] }))
    expect(lines.at(-1)).toMatchObject({
      type: 'proposal',
      profile: { stage: { group: 'IIA' }, diagnoses: [{ histology: 'invasive ductal carcinoma' }] },
    })
  })

  test('goes on past a file that is refused, and says what to do', async () => {
    const lines = await linesOf(
      await send({
        files: [
          ['a/../program.exe', new Uint8Array([0x4d, 0x5a, 0, 1, 2])],
          ['report.txt', REPORT],
        ],
      }),
    )
    expect(lines[1]).toMatchObject({
      type: 'file',
      file: 0,
      name: 'program.exe',
      status: 'refused',
      reason: 'type',
      message: expect.stringContaining('Send a PDF'),
    })
    expect(lines.at(-1)).toMatchObject({ type: 'proposal', profile: { diagnoses: [{ site: 'breast' }] } })
  })

  test('says so in the language of the chat', async () => {
    const [, line] = await linesOf(await send({ files: [['program.exe', 'MZ\0\0']], language: 'es-MX,en;q=0.5' }))
    expect(line).toMatchObject({ reason: 'type', message: expect.stringContaining('Envíe un PDF') })
  })

  test('of more than five files has the others refused', async () => {
    const lines = await linesOf(
      await send({ files: Array.from({ length: 6 }, (_, index) => [`${index}.txt`, ''] as [string, string]) }),
    )
    expect(
      lines
        .filter(line => line.type === 'file' && line.status === 'refused')
        .map(line => 'reason' in line && line.reason),
    ).toEqual([...Array(5).fill('empty'), 'too-many-files'])
  })
})

test('the token alone says whose upload it is', async () => {
  const lines = await linesOf(await send({ files: [['report.txt', REPORT]], site: null }))
  expect(lines.at(-1)).toMatchObject({ type: 'proposal', profile: { diagnoses: [{ site: 'breast' }] } })
  const { status } = await send({ files: [['report.txt', REPORT]], site: null, bearer: 'x'.repeat(64) })
  expect(status).toBe(401)
})

describe('an upload is refused', () => {
  test.each([
    ['without a token of this site', { bearer: 'x'.repeat(64) }, 401],
    ['from another origin', { origin: 'https://elsewhere.example' }, 403],
    ['without an origin', { origin: '' }, 403],
    ['for a site that is not here', { site: 'none' }, 404],
  ])('%s', async (_, sent, status) => {
    const response = await send({ files: [['report.txt', REPORT]], ...sent })
    expect([response.status, await response.json()]).toEqual([status, { error: expect.any(String) }])
  })

  test('where it is no form of files', async () => {
    const response = await fetch(`${app.url}/v1/records?site=demo`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', origin: app.url, authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(415)
  })
})

test('one connection brings more than five files, upload after upload', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const large = Buffer.alloc(21 * 1024 * 1024, 0x20)
  const body = Buffer.concat([
    Buffer.from('--X\r\ncontent-disposition: form-data; name="file"; filename="large.txt"\r\n\r\n'),
    ...[large, Buffer.from('\r\n--X--\r\n')],
  ])
  const upload = () =>
    new Promise<string>((resolve, reject) => {
      const headers = { origin: app.url, authorization: `Bearer ${token}` }
      const request = httpRequest(`${app.url}/v1/records?site=demo`, {
        ...{ method: 'POST', agent },
        headers: { ...headers, 'content-type': 'multipart/form-data; boundary=X', 'content-length': body.length },
      })
      request.on('error', reject).on('response', response => resolve(text(response)))
      request.end(body)
    })
  try {
    for (let count = 0; count < 7; count++) {
      expect(await upload()).toContain('"too-large"')
      // What looks at how much has come looks each half second.
      if (count > 4) await delay(600)
    }
  } finally {
    agent.destroy()
  }
}, 60_000)

const PATIENCE = { timeout: 10_000 }

describe('uploads that arrive as slowly as they may', () => {
  let bearer = ''
  let busy: NavisApp
  beforeEach(async () => {
    const limits = { ...JSON.parse(NO_LIMITS), uploadsAtOnce: 4, addressUploadsAtOnce: 2 }
    busy = await startNavis({ env: { NAVIS_LIMITS: JSON.stringify(limits), NAVIS_TRUST_PROXY: '1' } })
    const chat = await openChat(`${busy.url.replace('http', 'ws')}/v1/chat?site=demo`, busy.url)
    chat.send({ type: 'hello', locale: 'en' })
    bearer = (await chat.wait('welcome')).token ?? ''
    chat.cut()
  })
  afterEach(() => busy.close())

  const begin = async (address: string) => {
    const raw = await connectRaw(Number(new URL(busy.url).port))
    raw.write(
      `POST /v1/records?site=demo HTTP/1.1\r\nhost: navis\r\norigin: ${busy.url}\r\nx-forwarded-for: ${address}\r\n`,
      `authorization: Bearer ${bearer}\r\ncontent-type: multipart/form-data; boundary=X\r\ncontent-length: 9999\r\n\r\n`,
      '--X\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nLeft',
    )
    return raw
  }
  const upload = async (address: string) => {
    const body = new FormData()
    body.append('read', 'No file, so that nothing has to be read.')
    const headers = { origin: busy.url, authorization: `Bearer ${bearer}`, 'x-forwarded-for': address }
    const response = await fetch(`${busy.url}/v1/records?site=demo`, { method: 'POST', body, headers })
    await response.text()
    return response.status
  }
  const [first, second, other] = ['192.0.2.1', '192.0.2.2', '192.0.2.3']

  test('of one address leave room for others', async () => {
    const slow = [await begin(first), await begin(first)]
    await expect.poll(() => upload(first), PATIENCE).toBe(503)
    expect(await upload(other)).toBe(200)
    for (const { socket } of slow) socket.destroy()
    await expect.poll(() => upload(first), PATIENCE).toBe(200)
  })

  test('of two addresses that have all places give one to a third, and are told', async () => {
    const slow = [await begin(first), await begin(first), await begin(second), await begin(second)]
    for (const address of [first, second]) await expect.poll(() => upload(address), PATIENCE).toBe(503)
    expect(await upload(other)).toBe(200)
    await slow[0]?.closed
    expect(String(slow[0]?.received())).toMatch(/"type":"fault","message":"[^"]+","retryable":true/)
    for (const { socket } of slow.slice(1)) expect(socket.destroyed).toBe(false)
    // Its place is free again, and so is the address for another one.
    expect(await upload(first)).toBe(200)
    for (const { socket } of slow) socket.destroy()
  })
})

const CANARIES = Number(process.env.NAVIS_RECORD_CANARIES ?? 50)

test(`of ${CANARIES} canaries in records none is in the clear on the disk, in logs or in metrics, read, confirmed or deleted`, async () => {
  const canaries = Array.from(
    { length: CANARIES },
    (_, index) => `Canaryname${index}x${Math.random().toString(36).slice(2)}`,
  )
  const before = readdirSync(tmpdir())
  const chat = await openChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, app.url)
  chat.send({ type: 'hello', locale: 'en' })
  const { token: bearer = '' } = await chat.wait('welcome')
  let revision = 0
  for (let at = 0; at < CANARIES; at += 50) {
    const some = canaries.slice(at, at + 50)
    const report = ['Left breast carcinoma.', ...some.map(canary => `KRAS G12D mutation detected, ${canary}.`)].join(
      '\n',
    )
    const lines = await linesOf(await send({ files: [[`${some[0]}.txt`, report]], bearer }))
    const last = lines.at(-1)
    if (last?.type !== 'proposal') throw new Error('There is no proposal.')
    expect(JSON.stringify(last)).toContain(some.at(-1))
    chat.send({ type: 'profile', profile: last.profile })
    revision++
    await chat.wait('case-profile', frame => frame.revision === revision)
  }
  await expectNone(canaries, before)
  chat.send({ type: 'forget' })
  await chat.closed
  await expectNone(canaries, before)
}, 300_000)

async function expectNone(canaries: readonly string[], before: readonly string[]): Promise<void> {
  const fresh = readdirSync(tmpdir())
    .filter(name => !before.includes(name))
    .map(name => join(tmpdir(), name))
  const files = [...readdirSync(data).map(name => join(data, name)), ...fresh].filter(path =>
    statSync(path, { throwIfNoEntry: false })?.isFile(),
  )
  expect(files.length).toBeGreaterThan(1)
  const metrics = await (await fetch(`${app.adminUrl}/metrics`)).text()
  const seen = [app.lines.join('\n'), metrics, ...files.map(path => readFileSync(path, 'latin1'))]
  expect(canaries.filter(canary => seen.some(text => text.includes(canary)))).toEqual([])
}

test('reading and confirming are in the audit trail, without content', async () => {
  const listEntries = () =>
    new DatabaseSync(join(data, 'navis.db'), { readOnly: true })
      .prepare('SELECT entry FROM audit')
      .all()
      .map(({ entry }) => JSON.parse(String(entry)) as Record<string, unknown>)
  const at = expect.any(String)
  await expect.poll(listEntries).toContainEqual({ at, event: 'records-confirmed', site: 'demo' })
  expect(listEntries()).toContainEqual({ at, event: 'records-read', site: 'demo', files: expect.any(Number) })
})
