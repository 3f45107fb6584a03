/** Facts that a patient confirms: kept sealed beside the log, sent back to every reader, gone when removed. */
import { afterEach, expect, test } from 'vitest'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import { createMemoryCaseProfiles } from '../../server/store/memory-case-profiles.ts'
import type { CaseProfileRow } from '../../server/store/store.ts'
import { enterChat, openChat } from '../support/chat-client.ts'
import { type RelayServer, type RelayServerOptions, startRelay } from '../support/relay-server.ts'

const servers: RelayServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
async function start(options?: RelayServerOptions): Promise<RelayServer> {
  const server = await startRelay(options)
  servers.push(server)
  return server
}

const profileWith = (site: string): CaseProfile => ({
  ...{ diagnoses: [{ site, role: 'primary' }], biomarkers: [{ name: 'HER2', status: 'low', ihc: '1+', diagnosis: 0 }] },
  ...{ variants: [], genesTestedNegative: ['BRCA1'], treatments: [], conflicts: [], evidence: [] },
})
const confirm = (profile: CaseProfile | null) => ({ type: 'profile', profile }) as const
const ask = (text: string) => ({ type: 'ask', id: crypto.randomUUID(), text, locale: 'en' }) as const

test('confirmed facts reach every tab, and a tab that comes later', async () => {
  const { url } = await start()
  const first = await enterChat(url)
  const second = await enterChat(url, { token: first.token, after: 0 })
  const profile = profileWith('breast')
  first.send(confirm(profile))
  for (const tab of [first, second]) {
    expect(await tab.wait('case-profile')).toMatchObject({ status: 'confirmed', revision: 1, seq: 1, profile })
  }
  const later = await enterChat(url, { token: first.token, after: 0 })
  expect(await later.wait('case-profile')).toMatchObject({ status: 'confirmed', revision: 1, profile })
})

test('only the latest facts are sent, and none once they are removed', async () => {
  const { url } = await start()
  const client = await enterChat(url)
  client.send(confirm(profileWith('breast')))
  await client.wait('case-profile')
  client.send(confirm(profileWith('lung')))
  await client.wait('case-profile', ({ revision }) => revision === 2)
  const replaced = await enterChat(url, { token: client.token, after: 0 })
  await replaced.wait('case-profile', ({ revision }) => revision === 2)
  expect(replaced.events().map(event => event.type === 'case-profile' && event.profile?.diagnoses[0]?.site)).toEqual([
    undefined,
    'lung',
  ])

  client.send(confirm(null))
  expect(await client.wait('case-profile', ({ status }) => status === 'removed')).toMatchObject({ revision: 3 })
  const removed = await enterChat(url, { token: client.token, after: 0 })
  await removed.wait('case-profile', ({ status }) => status === 'removed')
  expect(JSON.stringify(removed.frames)).not.toMatch(/breast|lung/)
})

test('an answer is handed the facts as they are when it begins, and none once they are removed', async () => {
  const seen: (string | undefined)[] = []
  const { url } = await start({
    async *answer({ profile }) {
      seen.push((await profile?.())?.diagnoses[0]?.site)
      yield { type: 'start', notice: { title: 'N', text: 'n' }, upload: null }
      yield { type: 'end', outcome: 'complete', closing: 'c', followUps: [] }
    },
  })
  const client = await enterChat(url)
  for (const [index, profile] of [undefined, profileWith('breast'), null].entries()) {
    if (profile !== undefined) client.send(confirm(profile))
    const question = ask(`question ${index}`)
    client.send(question)
    await client.wait('answer-end', ({ answer }) => answer === question.id)
  }
  expect(seen).toEqual([undefined, 'breast', undefined])
})

test('facts are confirmed while an answer runs, and the answer goes on', async () => {
  const { url } = await start()
  const client = await enterChat(url)
  client.send(ask('A question'))
  client.send(confirm(profileWith('breast')))
  await client.wait('answer-end')
  await client.wait('case-profile')
  const seqs = client.events().map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('neither the row nor the log says what was confirmed, and the row expires with the conversation', async () => {
  const rows: CaseProfileRow[] = []
  const memory = createMemoryCaseProfiles()
  const bodies: Uint8Array[] = []
  let prolongedTo = 0
  const server = await start({
    profiles: {
      ...memory,
      put(row) {
        rows.push(row)
        return memory.put(row)
      },
      prolong(_conversation, expiresAt) {
        prolongedTo = expiresAt
      },
    },
  })
  const append = server.log.append
  server.log.append = batch => {
    bodies.push(...batch.map(({ body }) => body))
    return append(batch)
  }
  const client = await enterChat(server.url)
  client.send(confirm(profileWith('heronbone')))
  await client.wait('case-profile')
  const [row] = rows
  expect(row?.expiresAt).toBeGreaterThan(Date.now() + 23 * 3_600_000)
  expect(Buffer.concat([...bodies, ...rows.map(({ body }) => body)]).toString('latin1')).not.toContain('heronbone')

  client.send(ask('Later'))
  await client.wait('answer-end')
  expect(prolongedTo).toBeGreaterThan(row?.expiresAt ?? 0)
})

test('facts that could not be kept are told, and a reader is not held up by a store that is away', async () => {
  const broken = { ...createMemoryCaseProfiles() }
  const server = await start({ profiles: broken })
  const client = await enterChat(server.url)
  client.send(confirm(profileWith('breast')))
  await client.wait('case-profile')
  broken.get = () => new Promise(() => {})
  broken.put = () => Promise.reject(new Error('The database is away.'))
  client.send(ask('Is anybody there?'))
  await client.wait('answer-end')
  const later = await enterChat(server.url, { token: client.token, after: 0 })
  await later.wait('answer-end')
  expect(later.events()[0]).not.toHaveProperty('profile')
  client.send(confirm(profileWith('lung')))
  expect(await client.wait('fault')).toMatchObject({ code: 'storage', retryable: true })
  expect(server.errors.at(-1)).toMatchObject({ where: 'profile' })
})

test.each([
  ['en', 'facts could not be saved', 'records could not be deleted', /question|message|answered/],
  ['es-MX', 'guardar sus datos', 'borrar sus informes', /pregunta|mensaje|respuesta\./],
])(
  'who speaks %s is told what became of the records while the store is down',
  async (locale, kept, removed, ofAsking) => {
    const away = () => Promise.reject(new Error('The database is away.'))
    const { url } = await start({ profiles: { ...createMemoryCaseProfiles(), put: away, remove: away } })
    const client = await openChat(url)
    client.send({ type: 'hello', locale })
    await client.wait('welcome')
    const messageAfter = async (profile: CaseProfile | null) => {
      client.frames.length = 0
      client.send(confirm(profile))
      return (await client.wait('fault', ({ code, retryable }) => code === 'storage' && retryable)).message
    }
    const messages = [await messageAfter(profileWith('breast')), await messageAfter(null)]
    expect(messages[0]).toContain(kept)
    expect(messages[1]).toContain(removed)
    for (const message of messages) expect(message).not.toMatch(ofAsking)
  },
)

test('confirming again and again is slowed down', async () => {
  const { url } = await start({ limits: { conversationAsksPerMinute: 3 } })
  const client = await enterChat(url)
  for (let count = 0; count < 4; count++) client.send(confirm(profileWith(`site ${count}`)))
  expect(await client.wait('fault')).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) })
  await client.wait('case-profile', ({ revision }) => revision === 3)
  expect(client.events()).toHaveLength(3)
})

test('facts that are on their way when their chat is deleted are kept nowhere', async () => {
  const memory = createMemoryCaseProfiles()
  const arrived = Promise.withResolvers<void>()
  const slow = Promise.withResolvers<void>()
  const removed = Promise.withResolvers<string>()
  const server = await start({
    profiles: {
      ...memory,
      async put(row) {
        arrived.resolve()
        await slow.promise
        return memory.put(row)
      },
      async remove(conversation) {
        await memory.remove(conversation)
        removed.resolve(conversation)
      },
    },
  })
  const client = await enterChat(server.url)
  client.send(confirm(profileWith('breast')))
  await arrived.promise
  client.send({ type: 'forget' })
  expect(await client.wait('goodbye')).toMatchObject({ reason: 'forgotten' })
  slow.resolve()
  const conversation = await removed.promise
  expect(await memory.get(conversation)).toBeUndefined()
  expect(await server.log.state(conversation)).toBe('forgotten')
})
