/** The event log in Redis or Valkey, shared by several relays. Behaves as `memory.ts` says. */

import { randomBytes } from 'node:crypto'
import { RESP_TYPES } from 'redis'
import type { Position } from '../../protocol/frames.ts'
import {
  type Append,
  type AppendResult,
  ENDING_ROOM,
  type EventLog,
  type Gone,
  type LogOptions,
  type Page,
  type State,
} from './event-log.ts'
import { createMark } from './mark.ts'
import { START } from './position.ts'
import { findUnfit } from './redis-fitness.ts'
import { createRedisHeads } from './redis-heads.ts'
import { openRedisLink, type RedisClient } from './redis-link.ts'
import {
  APPEND,
  type AppendReply,
  type AppendRequest,
  FORGET,
  READ,
  RENEW,
  type Script,
  SWEEP,
} from './redis-scripts.ts'
import { tellTaken } from './watchers.ts'

/** How much later than the log Redis deletes by itself: relays sweep each minute, and tell who still reads. */
const GRACE_MS = 60_000
/** How long the start waits for Redis; a relay also starts without, and is not ready until it is there. */
const OPEN_MAX_MS = 2_000
/** Appends of one call: Redis serves nobody else meanwhile, some 15 µs for each. */
const APPEND_BATCH = 64
const SWEEP_BATCH = 500
const BYTES = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }

/**
 * `url` as in `redis://user:password@host:6379/0`. `prefix` begins every key and channel. Redis may come later; one that is
 * there and cannot keep the log's promises is refused with an `OperatorError`.
 */
export async function openRedisLog(url: string, options: LogOptions, prefix = 'navis:'): Promise<EventLog> {
  const { now, eventsMax } = options
  /** Whose messages are our own. */
  const node = randomBytes(6).toString('base64url')
  const stateKey = (id: string) => `${prefix}{${id}}`
  const rowsKey = (id: string) => `${prefix}{${id}}:rows`
  const channelOf = (id: string) => `${prefix}head:${id}`
  const expiries = `${prefix}expiries`

  const link = openRedisLink(url, () => heads.retell())
  const nodeChannel = `${prefix}node:${node}`
  const heads = createRedisHeads({ url, node, nodeChannel, channelPrefix: channelOf(''), headOf })

  /** Times in Redis are on its own clock, which all nodes share. */
  const toShared = (time: number) => Math.round(time + link.skewMs())
  const fromShared = (time: string) => Number(time) - link.skewMs()

  function headOf(id: string): Promise<Position> {
    return readState(id).then(state => (typeof state === 'string' ? START : state.head))
  }

  async function readState(id: string): Promise<State | Gone> {
    const fields = ['seq', 'mark', 'fence', 'answer', 'attempt', 'lease', 'questions', 'expires', 'buried']
    const reply = await link.run(client => client.sendCommand<(string | null)[]>(['HMGET', stateKey(id), ...fields]))
    const [seq, mark, fence, answer, attempt, lease, questions, expires, buried] = reply
    if (buried) return fromShared(buried) > now() ? 'forgotten' : EMPTY
    const expiresAt = Number(expires) && fromShared(expires ?? '')
    if (expiresAt > 0 && expiresAt <= now()) return 'expired'
    const running = answer ? { answer, attempt: Number(attempt), leaseUntil: fromShared(lease ?? '') } : null
    const head = { seq: Number(seq), mark: mark ?? '' }
    return { head, fence: Number(fence), running, questions: Number(questions), expiresAt }
  }

  async function appendSome(client: RedisClient, batch: Append[]): Promise<AppendResult[]> {
    const request: AppendRequest = {
      ...{ now: toShared(now()), node, nodeChannel, channelPrefix: channelOf(''), graceMs: GRACE_MS },
      appends: batch.map(({ conversation: id, body, running, expiresAt, ...append }) => ({
        ...{ ...append, id, size: body.length, mark: createMark(), isHeard: heads.isListening(id) },
        room: running === null ? eventsMax + ENDING_ROOM : eventsMax,
        running: running && { ...running, leaseUntil: toShared(running.leaseUntil) },
        expiresAt: expiresAt === undefined ? undefined : toShared(expiresAt),
      })),
    }
    const keys = batch.flatMap(({ conversation: id }) => [stateKey(id), rowsKey(id)])
    const bodies = Buffer.concat(batch.map(({ body }) => body))
    const reply = await evaluate<string>(client, APPEND, [expiries, ...keys], [JSON.stringify(request), bodies])
    return (JSON.parse(reply) as AppendReply[]).map((one, index) => {
      if (typeof one === 'string') return { ok: false, reason: one }
      const { count = 0, body = NOTHING } = batch[index] ?? {}
      return { ok: true, row: { first: one[0], count, mark: one[2], body }, fence: one[1] }
    })
  }

  async function dispose(): Promise<void> {
    heads.dispose()
    link.dispose()
  }

  await link.opened(OPEN_MAX_MS)
  const unfit = await findUnfit(link)
  if (unfit) {
    await dispose()
    throw unfit
  }
  return {
    async append(batch) {
      const parts: Append[][] = []
      for (let start = 0; start < batch.length; start += APPEND_BATCH)
        parts.push(batch.slice(start, start + APPEND_BATCH))
      const results = (await link.run(client => Promise.all(parts.map(part => appendSome(client, part))))).flat()
      tellTaken(heads, batch, results)
      return results
    },
    async read(id, after, maxBytes) {
      const page = await link.run(client =>
        evaluate<'gone' | 'reset' | Buffer | [number, ...Buffer[]]>(
          client,
          READ,
          [stateKey(id), rowsKey(id)],
          [toShared(now()), after.seq, after.mark, maxBytes],
          BYTES,
        ),
      )
      return Array.isArray(page) ? toPage(page) : (String(page) as 'gone' | 'reset')
    },
    state: readState,
    async renew(id, fence, leaseUntil) {
      const renewed = await link.run(client =>
        evaluate<number>(client, RENEW, [stateKey(id)], [toShared(now()), fence, toShared(leaseUntil)]),
      )
      return renewed === 1
    },
    async forget(id, until) {
      const keptMs = Math.max(1, until - now() + GRACE_MS)
      await link.run(client =>
        evaluate(
          client,
          FORGET,
          [stateKey(id), rowsKey(id), expiries],
          [id, toShared(until), keptMs, channelOf(id), node],
        ),
      )
      heads.tell(id, START)
    },
    watch: heads.watch,
    async sweep() {
      let swept = 0
      for (;;) {
        const time = toShared(now())
        const range = ['ZRANGE', expiries, '-inf', String(time), 'BYSCORE', 'LIMIT', '0', String(SWEEP_BATCH)]
        const expired = await link.run(client => client.sendCommand<string[]>(range))
        for (const id of expired) {
          const keys = [stateKey(id), rowsKey(id), expiries]
          swept += await link.run(client => evaluate<number>(client, SWEEP, keys, [id, time, channelOf(id), node]))
          heads.tell(id, START)
        }
        if (expired.length < SWEEP_BATCH) return swept
      }
    },
    dispose,
  }
}

const NOTHING = Buffer.alloc(0)
const EMPTY: State = { head: START, fence: 0, running: null, questions: 0, expiresAt: 0 }

/** Runs a script; one that Redis does not know (any more) is sent whole. */
async function evaluate<Reply>(
  client: RedisClient,
  { sha, source }: Script,
  keys: string[],
  given: (string | number | Buffer)[],
  options?: typeof BYTES,
): Promise<Reply> {
  const rest = [
    String(keys.length),
    ...keys,
    ...given.map(value => (typeof value === 'number' ? String(value) : value)),
  ]
  try {
    return await client.sendCommand<Reply>(['EVALSHA', sha, ...rest], options)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
    return client.sendCommand<Reply>(['EVAL', source, ...rest], options)
  }
}

/** Head and rows as the script `READ` gives them: seq and mark, then place, mark and body of each row. */
function toPage([seq, mark, ...parts]: [number, ...Buffer[]]): Exclude<Page, string> {
  const rows = []
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [first, count] = String(parts[index]).split('-').map(Number)
    rows.push({
      first: first ?? 0,
      count: count ?? 0,
      mark: String(parts[index + 1]),
      body: parts[index + 2] ?? NOTHING,
    })
  }
  return { rows, head: { seq, mark: String(mark) } }
}
