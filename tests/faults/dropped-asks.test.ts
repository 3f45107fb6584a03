/** Questions whose acknowledgement is lost, asked again by the real client until it comes: each is answered once. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadonlySignal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import type { LogEvent } from '../../protocol/frames.ts'
import { createKeys } from '../../server/conversations/keys.ts'
import { openSqliteLog } from '../../server/log/sqlite.ts'
import { checkEvents } from '../support/answer-rules.ts'
import { type Cut, layFrameCable, type Seen } from '../support/frame-cable.ts'
import { openPage } from '../support/page.ts'
import { createRandom } from '../support/random.ts'
import { startRelay, TEST_MASTER_KEY, TEST_SITE } from '../support/relay-server.ts'
import { END, START } from '../support/scripted-answer.ts'

const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
const ASKS = Number(process.env.NAVIS_DROPPED_ASKS ?? 100)
/** Fewer than the questions that one conversation may have. */
const ASKS_OF_ONE = 100
const CHATS = Math.max(25, Math.ceil(ASKS / ASKS_OF_ONE))

/** Cuts every question off once, and some again: before the ask arrives, right behind it, or before the acknowledgement. */
function createCuts(random: () => number) {
  const tries = new Map<string, number>()
  const isCut = new Set<string>()
  const counts = { 'before the ask': 0, 'after the ask': 0, 'before the question': 0 }

  function cut(id: string, what: keyof typeof counts, where: Cut): Cut {
    isCut.add(id)
    counts[what] += 1
    return where
  }

  return {
    counts,
    tries,
    judge({ frame }: Seen): Cut {
      if (frame.type === 'question' && !isCut.has(frame.id)) return cut(frame.id, 'before the question', 'before')
      if (frame.type !== 'ask') return undefined
      tries.set(frame.id, (tries.get(frame.id) ?? 0) + 1)
      const dice = random()
      if (dice < 0.2) return cut(frame.id, 'before the ask', 'before')
      return dice < 0.5 ? cut(frame.id, 'after the ask', 'after') : undefined
    },
  }
}

function untilTrue<Value>(watched: ReadonlySignal<Value>, isTrue: (value: Value) => boolean): Promise<void> {
  return new Promise(resolve => {
    const stop = watched.subscribe(value => {
      if (!isTrue(value)) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

test(
  `${ASKS} questions with dropped acknowledgements have exactly ${ASKS} answers (seed ${SEED})`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'navis-asks-'))
    const log = openSqliteLog(join(folder, 'conversations.db'), { now: Date.now, eventsMax: 20_000 })
    let answers = 0
    const relay = await startRelay({
      log,
      limits: { conversationAsksPerMinute: 1e6, asksPerMinute: 1e6, framesAtOnce: 1e6 },
      async *answer() {
        answers += 1
        yield START
        yield { type: 'delta', text: 'One answer.' }
        yield END
      },
    })
    const cable = await layFrameCable()
    cable.leadTo(relay.url.replace('ws', 'http'))
    const cuts = createCuts(createRandom(SEED))
    cable.watch(cuts.judge)

    /** As a person does: the next question when the last one is answered. Gives back the token. */
    async function converse(count: number): Promise<string> {
      const page = openPage({ name: 'someone', relay: cable.origin, site: TEST_SITE.key })
      const { chat, storage } = page
      await untilTrue(chat.open, open => open)
      for (let index = 1; index <= count; index++) {
        chat.ask(`Question ${index}`)
        await untilTrue(chat.outgoing, ({ length }) => length === 0)
        await untilTrue(chat.running, turn => turn === undefined)
      }
      expect(chat.turns.value.map(({ question }) => question)).toEqual(
        Array.from({ length: count }, (_, index) => `Question ${index + 1}`),
      )
      expect(chat.turns.value.every(turn => turn.answer.value?.text === 'One answer.')).toBe(true)
      // Each question was asked again at least once: also the last, whose second asking may still be on its way.
      const triesOf = () => chat.turns.value.map(({ id }) => cuts.tries.get(id) ?? 0)
      await vi.waitFor(() => expect(Math.min(...triesOf())).toBeGreaterThan(1))
      page.close()
      return storage.read() ?? ''
    }

    const share = Array.from({ length: CHATS }, (_, index) => Math.floor((ASKS + index) / CHATS))
    const tokens = await Promise.all(share.map(converse))

    const keys = createKeys([TEST_MASTER_KEY])
    let logged = 0
    for (const token of tokens) {
      const opened = keys.open(token, TEST_SITE.key)
      const page = opened && (await log.read(opened.id, { seq: 0, mark: '' }, Number.MAX_SAFE_INTEGER))
      if (!opened || !page || typeof page === 'string') throw new Error('A conversation is gone.')
      const events = page.rows.flatMap(({ first, mark, body }) =>
        (opened.seal.open(body) ?? []).map((line, index) => ({
          ...(JSON.parse(line) as LogEvent),
          seq: first + index,
          mark,
        })),
      )
      checkEvents(events, ['One answer.'])
      const ids = events.flatMap(event => (event.type === 'question' ? [event.id] : []))
      const ends = events.flatMap(event => (event.type === 'answer-end' ? [event.answer] : []))
      expect(ends).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
      logged += ends.length
    }
    expect(logged).toBe(ASKS)
    expect(answers).toBe(ASKS)
    expect(cuts.tries.size).toBe(ASKS)
    // Every way of losing an acknowledgement has happened.
    expect(Math.min(...Object.values(cuts.counts))).toBeGreaterThan(ASKS / 20)
    console.log(
      `${ASKS} questions, ${[...cuts.tries.values()].reduce((sum, tries) => sum + tries)} askings`,
      cuts.counts,
    )

    await cable.close()
    await relay.close()
    await log.dispose()
    rmSync(folder, { recursive: true })
  },
  Math.max(60_000, ASKS * 200),
)
