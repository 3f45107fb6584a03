/** What every event log has to do, whatever it is made of. Call with a way to open an empty one. */
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Position } from '../../protocol/frames.ts'
import { type Append, ENDING_ROOM, type EventLog, type LogOptions } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { START } from '../../server/log/position.ts'

const HOUR = 3_600_000

export function describeEventLog(name: string, openEmpty: (options: LogOptions) => Promise<EventLog>): void {
  describe(name, () => {
    let time = 1_700_000_000_000
    const opened: EventLog[] = []
    const open = async (eventsMax = 20_000) => {
      const log = await openEmpty({ now: () => time, eventsMax })
      opened.push(log)
      return log
    }
    afterEach(async () => {
      for (const log of opened.splice(0)) await log.dispose()
    })

    const row = (text: string, more: Partial<Append> = {}): Append => ({
      conversation: 'a',
      count: 1,
      body: Buffer.from(text),
      ...more,
    })
    async function add(log: EventLog, append: Append) {
      const [result] = await log.append([append])
      if (!result?.ok) throw new Error(`refused: ${result?.reason}`)
      return result
    }
    const reason = async (log: EventLog, append: Append) => {
      const [result] = await log.append([append])
      return result?.ok ? 'taken' : result?.reason
    }

    test('a conversation without rows is empty', async () => {
      const log = await open()
      expect(await log.state('a')).toEqual({ head: START, fence: 0, running: null, questions: 0, expiresAt: 0 })
      expect(await log.read('a', START, 1000)).toEqual({ rows: [], head: START })
    })

    test('events are numbered from 1 without holes, and read back as they were written', async () => {
      const log = await open()
      const first = await add(log, row('one', { count: 3 }))
      const second = await add(log, row('two'))
      expect([first.row.first, second.row.first]).toEqual([1, 4])
      expect(first.row.mark).toMatch(/^[\w-]{4,8}$/)
      const page = await log.read('a', START, 1000)
      if (typeof page === 'string') throw new Error(page)
      expect(page.head).toEqual({ seq: 4, mark: second.row.mark })
      expect(page.rows.map(({ body }) => Buffer.from(body).toString())).toEqual(['one', 'two'])
    })

    test('a reader in the middle of a row is given the whole row', async () => {
      const log = await open()
      const { row: written } = await add(log, row('three events', { count: 3 }))
      expect(await log.read('a', { seq: 2, mark: written.mark }, 1000)).toMatchObject({
        rows: [{ first: 1, count: 3 }],
      })
      expect(await log.read('a', { seq: 3, mark: written.mark }, 1000)).toMatchObject({ rows: [] })
    })

    test('a position that the log never had is answered by reset', async () => {
      const log = await open()
      const { row: written } = await add(log, row('one'))
      expect(await log.read('a', { seq: 1, mark: 'other000' }, 1000)).toBe('reset')
      expect(await log.read('a', { seq: 2, mark: written.mark }, 1000)).toBe('reset')
      expect(await log.read('unknown', { seq: 1, mark: written.mark }, 1000)).toBe('reset')
    })

    test('a page holds about as many bytes as asked for, but at least one row', async () => {
      const log = await open()
      for (let index = 0; index < 10; index++) await add(log, row('x'.repeat(100)))
      expect(await log.read('a', START, 350)).toMatchObject({ rows: { length: 3 }, head: { seq: 10 } })
      expect(await log.read('a', START, 1)).toMatchObject({ rows: { length: 1 } })
    })

    test('a question that was taken once is not taken again', async () => {
      const log = await open()
      await add(log, row('q', { onceId: 'id' }))
      expect(await reason(log, row('q', { onceId: 'id', fence: 99 }))).toBe('duplicate')
      expect(await reason(log, row('q', { onceId: 'id', conversation: 'b' }))).toBe('taken')
      expect(await log.state('a')).toMatchObject({ head: { seq: 1 }, questions: 1 })
    })

    test('only the current fence may write, and each change of writer raises it', async () => {
      const log = await open()
      const running = { answer: 'q', attempt: 1, leaseUntil: time + 3_000 }
      expect((await add(log, row('q', { fence: 0, running }))).fence).toBe(1)
      expect((await add(log, row('text', { fence: 1 }))).fence).toBe(1)
      const claim = await add(
        log,
        row('', { count: 0, body: Buffer.alloc(0), fence: 1, running: { ...running, attempt: 2 } }),
      )
      expect(claim).toMatchObject({ fence: 2, row: { count: 0 } })
      expect(await reason(log, row('late', { fence: 1 }))).toBe('fenced')
      expect(await log.state('a')).toMatchObject({ fence: 2, running: { attempt: 2 }, head: { seq: 2 } })
      await add(log, row('end', { fence: 2, running: null }))
      expect(await log.state('a')).toMatchObject({ fence: 3, running: null })
    })

    test('a change of writers raises the fence by as much as its writer says', async () => {
      const log = await open()
      const running = { answer: 'q', attempt: 1, leaseUntil: time + 3_000 }
      expect((await add(log, row('q', { fence: 0, running, fenceStep: 2 ** 31 - 1 }))).fence).toBe(2 ** 31 - 1)
      expect((await add(log, row('end', { fence: 2 ** 31 - 1, running: null, fenceStep: 2 ** 31 }))).fence).toBe(
        2 ** 32 - 1,
      )
      expect(await reason(log, row('late', { fence: 2 ** 31 - 1 }))).toBe('fenced')
      await add(log, row('q2', { fence: 2 ** 32 - 1, running, fenceStep: 2 ** 42 }))
      expect(await log.renew('a', 2 ** 42 + 2 ** 32 - 1, time)).toBe(true)
      expect(await log.state('a')).toMatchObject({ fence: 2 ** 42 + 2 ** 32 - 1 })
      expect(await reason(log, row('text', { fence: 2 ** 42 + 2 ** 32 - 1 }))).toBe('taken')
    })

    test('nothing is written behind an event that the log does not have (any more)', async () => {
      const log = await open()
      const { row: first } = await add(log, row('12', { count: 2 }))
      const { row: second } = await add(log, row('3', { after: { seq: 2, mark: first.mark } }))
      expect(await reason(log, row('lost', { after: { seq: 4, mark: second.mark } }))).toBe('fenced')
      expect(await reason(log, row('other log', { after: { seq: 3, mark: first.mark } }))).toBe('fenced')
      expect(await reason(log, row('wiped', { conversation: 'b', after: { seq: 3, mark: second.mark } }))).toBe(
        'fenced',
      )
      // Rows of somebody else in between do no harm.
      expect(await reason(log, row('4', { after: { seq: 2, mark: first.mark } }))).toBe('taken')
      expect(await reason(log, row('5', { after: START }))).toBe('taken')
      expect(await log.state('a')).toMatchObject({ head: { seq: 5 } })
    })

    test('a refused row does not hold up the others of its batch', async () => {
      const log = await open()
      const results = await log.append([row('1'), row('2', { fence: 7 }), row('3'), row('4', { conversation: 'b' })])
      expect(results.map(result => (result.ok ? result.row.first : result.reason))).toEqual([1, 'fenced', 2, 1])
    })

    test('a lease is renewed by its writer alone', async () => {
      const log = await open()
      await add(log, row('q', { running: { answer: 'q', attempt: 1, leaseUntil: 5 } }))
      expect(await log.renew('a', 1, 99)).toBe(true)
      expect(await log.renew('a', 2, 77)).toBe(false)
      expect(await log.state('a')).toMatchObject({ running: { leaseUntil: 99 } })
      await add(log, row('end', { running: null }))
      expect(await log.renew('a', 2, 88)).toBe(false)
    })

    test('a full conversation takes no more, except the end of what runs', async () => {
      const log = await open(3)
      await add(log, row('123', { count: 3 }))
      expect(await reason(log, row('4'))).toBe('full')
      expect(await reason(log, row('end', { running: null }))).toBe('taken')
      expect(await reason(log, row('too much', { running: null, count: ENDING_ROOM }))).toBe('full')
    })

    test('a conversation expires whole, and is swept', async () => {
      const log = await open()
      await add(log, row('q', { expiresAt: time + HOUR }))
      await add(log, row('kept', { conversation: 'b', expiresAt: time + 3 * HOUR }))
      expect(await log.sweep()).toBe(0)
      time += 2 * HOUR
      expect(await log.state('a')).toBe('expired')
      expect(await log.read('a', START, 1000)).toBe('gone')
      expect(await reason(log, row('late'))).toBe('gone')
      expect(await log.sweep()).toBe(1)
      expect(await log.state('a')).toMatchObject({ head: START })
      expect(await log.state('b')).toMatchObject({ head: { seq: 1 } })
    })

    test('a forgotten conversation stays gone until its time is over', async () => {
      const log = await open()
      await add(log, row('q', { onceId: 'id' }))
      await log.forget('a', time + HOUR)
      expect(await log.state('a')).toBe('forgotten')
      expect(await log.read('a', START, 1000)).toBe('gone')
      expect(await reason(log, row('late'))).toBe('gone')
      time += 2 * HOUR
      await log.sweep()
      expect(await log.state('a')).toMatchObject({ head: START, questions: 0 })
    })

    test('who watches a conversation is told its head, and nothing of others', async () => {
      const log = await open()
      const heads: Position[] = []
      const end = log.watch('a', head => heads.push(head))
      const { row: written } = await add(log, row('two events', { count: 2 }))
      await add(log, row('other', { conversation: 'b' }))
      await log.forget('a', time + HOUR)
      end()
      await log.forget('a', time + HOUR)
      const news = heads.filter((head, index) => head.mark !== heads[index - 1]?.mark)
      expect(news).toEqual([{ seq: 2, mark: written.mark }, START])
    })

    test('any history of calls ends as the specification says', async () => {
      const conversation = fc.constantFrom('a', 'b')
      const call = fc.oneof(
        fc.record({
          kind: fc.constant('append' as const),
          conversation,
          count: fc.integer({ min: 0, max: 4 }),
          text: fc.string({ maxLength: 20 }),
          onceId: fc.option(fc.constantFrom('q1', 'q2', 'q3'), { nil: undefined }),
          fence: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
          running: fc.constantFrom(undefined, null, { answer: 'q1', attempt: 1, leaseUntil: 5 }),
          fenceStep: fc.constantFrom(undefined, 1, 2),
          expiresIn: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
        }),
        fc.record({ kind: fc.constant('forget' as const), conversation, for: fc.integer({ min: 1, max: 50 }) }),
        fc.record({ kind: fc.constant('renew' as const), conversation, fence: fc.integer({ min: 0, max: 4 }) }),
        fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40 }) }),
        fc.record({ kind: fc.constant('sweep' as const) }),
      )
      const withoutMarks = (value: unknown) =>
        JSON.stringify(value, (key, item) =>
          key === 'mark' ? undefined : key === 'body' ? Buffer.from(item).toString('hex') : item,
        )

      await fc.assert(
        fc.asyncProperty(fc.array(call, { maxLength: 40 }), async calls => {
          const log = await open(12)
          const specification = createMemoryLog({ now: () => time, eventsMax: 12 })
          const both = async (ask: (log: EventLog) => Promise<unknown>) =>
            expect(withoutMarks(await ask(log))).toBe(withoutMarks(await ask(specification)))
          for (const step of calls) {
            if (step.kind === 'append') {
              const { text, expiresIn, kind: _, ...rest } = step
              const append = { ...rest, body: Buffer.from(text), expiresAt: expiresIn && time + expiresIn }
              await both(each => each.append([append]))
            } else if (step.kind === 'forget') await both(each => each.forget(step.conversation, time + step.for))
            else if (step.kind === 'renew') await both(each => each.renew(step.conversation, step.fence, 9))
            else if (step.kind === 'sweep') await both(each => each.sweep())
            else time += step.ms
            for (const id of ['a', 'b']) {
              await both(each => each.state(id))
              await both(each => each.read(id, START, 40))
            }
          }
        }),
        { numRuns: Number(process.env.NAVIS_PROPERTY_RUNS ?? 60) },
      )
    })
  })
}
