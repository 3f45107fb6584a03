/** What the store of durable rows has to do, whatever database it is in. Call with a way to make an empty one. */
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLogger } from '../../server/logging.ts'
import { type ChainReport, verifyChains } from '../../server/store/audit-verify.ts'
import { openDatabase } from '../../server/store/database.ts'
import { openStore } from '../../server/store/open.ts'
import type { Store } from '../../server/store/store.ts'
import type { Tables } from '../../server/store/tables.ts'
import type { TestDatabase } from '../support/store-database.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-03-01T12:00:00Z')
const ABOUT = { site: 'riverside', conversation: 'a' }
const ANSWER = '6f1c2a52-0f43-4a0e-9a55-0f3a5ab2f2a1'
const up = (answer = ANSWER) => ({ type: 'feedback', answer, value: 'up' }) as const
const down = (answer = ANSWER) => ({ type: 'feedback', answer, value: 'down', reason: 'unsafe' }) as const
const PATIENCE = { timeout: 20_000 }

export function describeStore(name: string, makeEmpty: () => Promise<TestDatabase>): void {
  describe(name, () => {
    let time = NOON
    let database: TestDatabase
    /** Looks into the tables from outside. */
    let tables: Kysely<Tables>
    let stores: Store[]
    let logged: { event: string }[]

    beforeEach(async () => {
      time = NOON
      stores = []
      logged = []
      database = await makeEmpty()
    })
    afterEach(async () => {
      database.giveBack()
      for (const store of stores) await store.dispose()
      await tables?.destroy()
      await database.remove()
    })

    async function open(): Promise<Store> {
      const logger = createLogger(line => logged.push(JSON.parse(line)))
      const store = await openStore(database.address, { logger, now: () => time })
      stores.push(store)
      return store
    }
    /** Ends the relay in good order and looks at what it left. */
    async function close(): Promise<void> {
      for (const store of stores.splice(0)) await store.dispose()
      await look()
    }
    async function look(): Promise<void> {
      await tables?.destroy()
      tables = await openDatabase(database.address)
    }
    const verdicts = () => tables.selectFrom('feedback').select(['answer', 'value', 'reason']).execute()
    const counts = () =>
      tables
        .selectFrom('counters')
        .select(({ fn }) => ['day', 'site', 'name', fn.sum<number | string>('count').as('count')])
        .groupBy(['day', 'site', 'name'])
        .orderBy('day')
        .orderBy('name')
        .execute()
        .then(rows => rows.map(row => `${row.day} ${row.site} ${row.name} ${row.count}`))
    const events = () =>
      tables
        .selectFrom('audit')
        .select('entry')
        .orderBy('number')
        .execute()
        .then(rows => rows.map(({ entry }) => JSON.parse(entry) as { event: string; count?: number }))
    const verify = async () => {
      const reports: ChainReport[] = []
      for await (const report of verifyChains(tables)) reports.push(report)
      return reports
    }

    test('a reader who changes their mind about an answer is kept once, with the latest verdict', async () => {
      const store = await open()
      await store.feedback.record(down(), ABOUT)
      await store.feedback.record(up(), ABOUT)
      await close()
      expect(await tables.selectFrom('feedback').selectAll().execute()).toEqual([
        { answer: ANSWER, conversation: 'a', site: 'riverside', value: 'up', reason: null, at: NOON },
      ])
    })

    test('a verdict can be changed after a restart, by its own conversation alone', async () => {
      const first = await open()
      await first.feedback.record(up(), ABOUT)
      await close()
      const second = await open()
      await second.feedback.record(down(), ABOUT)
      await close()
      expect(await verdicts()).toEqual([{ answer: ANSWER, value: 'down', reason: 'unsafe' }])

      const third = await open()
      await third.feedback.record(up(), { ...ABOUT, conversation: 'b' })
      await close()
      expect(await verdicts()).toEqual([{ answer: ANSWER, value: 'down', reason: 'unsafe' }])
    })

    test('what is recorded gets there by itself', async () => {
      const store = await open()
      await store.feedback.record(up(), ABOUT)
      await look()
      await expect.poll(verdicts, PATIENCE).toHaveLength(1)
    })

    test('a deleted conversation takes its verdicts with it, written or waiting, and no others', async () => {
      const store = await open()
      await store.feedback.record(up('one'), ABOUT)
      await store.feedback.record(up('two'), { ...ABOUT, conversation: 'b' })
      await look()
      await expect.poll(verdicts, PATIENCE).toHaveLength(2)
      await store.feedback.record(up('three'), ABOUT)
      store.feedback.forget('a')
      await close()
      expect((await verdicts()).map(({ answer }) => answer)).toEqual(['two'])
    })

    const sealed = (conversation: string, revision: number, expiresAt = NOON + HOUR) => ({
      ...{ conversation, revision, expiresAt },
      // Every value that a byte can have: no database may read text into it.
      body: Uint8Array.from({ length: 256 }, (_, byte) => (byte + revision) % 256),
    })

    test('confirmed facts are kept as they were sealed, and the latest take the place of the earlier', async () => {
      const store = await open()
      await store.profiles.put(sealed('a', 1))
      await store.profiles.put(sealed('b', 1))
      await store.profiles.put(sealed('a', 2))
      await close()
      const later = await open()
      const found = await later.profiles.get('a')
      expect(found && { ...found, body: Uint8Array.from(found.body) }).toEqual(sealed('a', 2))
      expect(await later.profiles.get('b')).toMatchObject({ revision: 1 })
      expect(await later.profiles.get('c')).toBeUndefined()
    })

    test('confirmed facts can be removed and confirmed again', async () => {
      const store = await open()
      await store.profiles.put(sealed('a', 1))
      await store.profiles.remove('a')
      expect(await store.profiles.get('a')).toBeUndefined()
      await store.profiles.put(sealed('a', 2))
      expect(await store.profiles.get('a')).toMatchObject({ revision: 2 })
    })

    test('confirmed facts expire with their conversation, which each question prolongs', async () => {
      const store = await open()
      for (const conversation of ['a', 'b']) await store.profiles.put(sealed(conversation, 1))
      store.profiles.prolong('a', NOON + 3 * HOUR)
      store.profiles.prolong('never confirmed', NOON + 3 * HOUR)
      await look()
      const expiries = () => tables.selectFrom('case_profiles').select('expires_at').orderBy('conversation').execute()
      await expect.poll(expiries, PATIENCE).toEqual([{ expires_at: NOON + 3 * HOUR }, { expires_at: NOON + HOUR }])
      time += 2 * HOUR
      expect(await store.profiles.get('a')).toMatchObject({ revision: 1 })
      expect(await store.profiles.get('b')).toBeUndefined()
      await store.profiles.sweep()
      expect(await expiries()).toHaveLength(1)
    })

    test('a deleted conversation takes its confirmed facts with it, also while the database is away', async () => {
      const store = await open()
      for (const conversation of ['a', 'b']) await store.profiles.put(sealed(conversation, 1))
      database.takeAway()
      store.profiles.forget('a')
      expect(await store.profiles.get('a')).toBeUndefined()
      database.giveBack()
      await look()
      const kept = () => tables.selectFrom('case_profiles').select('conversation').execute()
      await expect.poll(kept, PATIENCE).toEqual([{ conversation: 'b' }])
    })

    test('facts that cannot be kept are refused, so that nobody is told that they are', async () => {
      const store = await open()
      database.takeAway()
      await expect(store.profiles.put(sealed('a', 1))).rejects.toThrow()
      database.giveBack()
      await expect
        .poll(
          () =>
            store.profiles.put(sealed('a', 1)).then(
              () => true,
              () => false,
            ),
          PATIENCE,
        )
        .toBe(true)
    })

    test('counts are kept for each site and day, and those of several relays add up', async () => {
      const relays = [await open(), await open()]
      for (const { counters } of relays) {
        counters.add('riverside', 'answer-complete')
        counters.add('riverside', 'answer-complete')
        counters.add('riverside', 'red-flag-crisis')
      }
      time += 12 * 3_600_000
      relays[0]?.counters.add('riverside', 'answer-complete')
      await close()
      expect(await counts()).toEqual([
        '2026-03-01 riverside answer-complete 4',
        '2026-03-01 riverside red-flag-crisis 2',
        '2026-03-02 riverside answer-complete 1',
      ])
    })

    test('relays that start at the same moment find the same tables', async () => {
      const relays = await Promise.all([open(), open(), open()])
      for (const { counters } of relays) counters.add('riverside', 'answer-complete')
      await look()
      await expect.poll(counts, PATIENCE).toEqual(['2026-03-01 riverside answer-complete 3'])
    })

    test('an older relay still starts after a newer one has changed the tables', async () => {
      await open()
      await close()
      await tables.insertInto('migrations').values({ name: '9-of-a-later-release', at: NOON }).execute()
      const store = await open()
      store.counters.add('riverside', 'answer-complete')
      await close()
      expect(await counts()).toHaveLength(1)
      expect(logged).toEqual([])
    })

    test('while the database is away nothing waits for it, and all of it is written when it is back', async () => {
      const store = await open()
      database.takeAway()
      await store.feedback.record(down(), ABOUT)
      store.counters.add('riverside', 'answer-complete')
      store.audit.record({ event: 'sites-kept' })
      await expect.poll(() => logged.map(({ event }) => event), PATIENCE).toEqual(['store-failed'])
      store.counters.add('riverside', 'answer-complete')
      database.giveBack()
      await look()
      await expect.poll(counts, PATIENCE).toEqual(['2026-03-01 riverside answer-complete 2'])
      await expect.poll(() => logged.map(({ event }) => event)).toEqual(['store-failed', 'store-recovered'])
      expect(await verdicts()).toHaveLength(1)
      expect(await events()).toMatchObject([{ event: 'sites-kept' }])
    })

    test('a relay starts while the database is away, and its tables come with it', async () => {
      await open()
      await close()
      await tables.destroy()
      database.takeAway()
      const store = await open()
      expect(logged).toMatchObject([{ event: 'store-failed' }])
      store.counters.add('riverside', 'answer-complete')
      database.giveBack()
      await look()
      await expect.poll(counts, PATIENCE).toHaveLength(1)
    })

    test('an empty database in place of the old one is given its tables without a restart', async () => {
      const store = await open()
      await look()
      for (const table of ['feedback', 'case_profiles', 'audit', 'counters', 'migrations'])
        await tables.schema.dropTable(table).execute()
      store.counters.add('riverside', 'answer-complete')
      await expect.poll(() => counts().catch(() => []), PATIENCE).toHaveLength(1)
    })

    test('a relay that is stopped does not wait for a database that is away', async () => {
      const store = await open()
      database.takeAway()
      store.audit.record({ event: 'stopped' })
      const began = performance.now()
      await store.dispose()
      expect(performance.now() - began).toBeLessThan(4_000)
    })

    test('too many verdicts for the time that the database is away are refused, not gathered without end', async () => {
      const store = await open()
      database.takeAway()
      const results = await Promise.allSettled(
        Array.from({ length: 6_000 }, (_, index) => store.feedback.record(up(String(index)), ABOUT)),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5_000)
      database.giveBack()
      await close()
      expect(await verdicts()).toHaveLength(5_000)
    })

    test('an audit trail of each process is whole, and closed when it was stopped', async () => {
      const [first, second] = [await open(), await open()]
      first.audit.record({ event: 'started', release: '1.2.3' })
      first.audit.record({ event: 'stopped' })
      second.audit.record({ event: 'started', release: '1.2.3' })
      await close()
      const reports = await verify()
      expect(reports).toHaveLength(2)
      expect(reports).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ ok: true, entries: 2, closed: true, from: new Date(NOON).toISOString() }),
          expect.objectContaining({ ok: true, entries: 1, closed: false }),
        ]),
      )
    })

    test('an entry that was changed, taken out or put in breaks its chain and no other', async () => {
      const store = await open()
      for (const count of [1, 2, 3, 4]) store.audit.record({ event: 'sites-reloaded', count })
      await close()
      const other = await open()
      other.audit.record({ event: 'sites-kept' })
      await close()
      const [chain] = (await verify()).filter(report => report.ok && report.entries === 4)
      if (!chain) throw new Error('The chain is not there.')
      const where = { chain: chain.chain, number: 2 }
      const read = () =>
        tables
          .selectFrom('audit')
          .selectAll()
          .where('chain', '=', where.chain)
          .where('number', '=', 2)
          .executeTakeFirst()
      const change = (entry: string) =>
        tables
          .updateTable('audit')
          .set({ entry })
          .where('chain', '=', where.chain)
          .where('number', '=', where.number)
          .execute()
      const verdict = async () => {
        const reports = await verify()
        expect(reports.filter(({ ok }) => ok)).toHaveLength(reports.length - 1)
        return reports.find(({ ok }) => !ok)
      }

      const original = await read()
      if (!original) throw new Error('The entry is not there.')
      await change(original.entry.replace('"count":2', '"count":7'))
      expect(await verdict()).toEqual({ ...where, ok: false, reason: 'changed' })
      await change('no JSON at all')
      expect(await verdict()).toEqual({ ...where, ok: false, reason: 'changed' })

      await tables.deleteFrom('audit').where('chain', '=', where.chain).where('number', '=', 2).execute()
      expect(await verdict()).toEqual({ ...where, ok: false, reason: 'missing' })
      await tables
        .insertInto('audit')
        .values({ ...original, hash: '0'.repeat(64) })
        .execute()
      expect(await verdict()).toEqual({ ...where, ok: false, reason: 'changed' })
    })

    test('a chain longer than a page is checked to its end', async () => {
      const store = await open()
      for (let count = 0; count < 900; count++) store.audit.record({ event: 'sites-reloaded', count })
      await look()
      await expect.poll(events, PATIENCE).toHaveLength(900)
      for (let count = 0; count < 900; count++) store.audit.record({ event: 'sites-reloaded', count })
      await close()
      expect(await verify()).toMatchObject([{ ok: true, entries: 1_800 }])
    })

    test('entries for which there was no room are told by a gap, and the chain is whole', async () => {
      const store = await open()
      database.takeAway()
      for (let count = 1; count <= 1_200; count++) store.audit.record({ event: 'sites-reloaded', count })
      database.giveBack()
      await look()
      await expect.poll(async () => (await events()).at(-1), PATIENCE).toMatchObject({ event: 'gap', count: 200 })
      store.audit.record({ event: 'stopped' })
      await close()
      expect(await verify()).toMatchObject([{ ok: true, entries: 1_002, closed: true }])
    })
  })
}
