/**
 * What Redis does in one step, in Lua. A conversation is two keys: a hash with its state, and a stream with its rows,
 * where the entry `FIRST-COUNT` is the row that begins at `FIRST`, so that a position is found without an index.
 * Every script names its keys, and gets its times from the caller.
 */
import { createHash } from 'node:crypto'
import type { Append, AppendResult } from './event-log.ts'

export interface Script {
  source: string
  /** What EVALSHA calls it by. */
  sha: string
}

function createScript(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') }
}

const CHECKS = `
-- Forgotten or expired. Redis's own expiry comes a little later and says nothing.
local function isGone(buried, expires, now)
  if buried and tonumber(buried) > now then return true end
  expires = tonumber(expires or 0)
  return expires > 0 and expires <= now
end
-- The row that holds this event, and its last event; nothing where the log has no such event.
local function findRow(rows, seq, mark)
  local row = redis.call('XREVRANGE', rows, seq, '-', 'COUNT', 1)[1]
  if not row or row[2][2] ~= mark then return end
  local first, count = string.match(row[1], '(%d+)-(%d+)')
  local ends = first + count - 1
  if seq <= ends then return row[1], ends end
end
`

/**
 * Keys: expiries, then state and rows of each append. Arguments: `AppendRequest` as JSON, and all bodies as one. Gives an
 * `AppendReply` for each as JSON: many appends in one call cost a relay a third of what as many calls do.
 */
export const APPEND = createScript(`${CHECKS}
local request = cjson.decode(ARGV[1])
local now, bodies, at = request.now, ARGV[2], 1

local function append(state, rows, given)
  local body, once, running, expires = '', given.onceId, given.running, given.expiresAt
  at, body = at + given.size, string.sub(bodies, at, at + given.size - 1)
  local known = redis.call('HMGET', state, 'buried', 'expires', 'fence', 'seq', 'mark')
  if isGone(known[1], known[2], now) then return 'gone' end
  if known[1] then
    redis.call('DEL', state) -- a tombstone that has served its time
    known = {}
  end
  if once and redis.call('HEXISTS', state, 'once:' .. once) == 1 then return 'duplicate' end
  local fence, last, mark = tonumber(known[3] or 0), tonumber(known[4] or 0), known[5] or ''
  if given.fence and given.fence ~= fence then return 'fenced' end
  local after = given.after
  if after and after.seq > 0 and (after.seq ~= last or after.mark ~= mark)
    and not (last > 0 and findRow(rows, after.seq, after.mark)) then return 'fenced' end
  if given.count > 0 and last + given.count > given.room then return 'full' end

  local first = last + 1
  if given.count > 0 then
    local entry = first .. '-' .. given.count
    if last == 0 then
      redis.call('DEL', rows)
      redis.call('XADD', rows, entry, 'mark', given.mark, 'body', body)
    elseif not redis.call('XADD', rows, 'NOMKSTREAM', entry, 'mark', given.mark, 'body', body) then
      redis.call('DEL', state) -- Redis has evicted the rows: what is left is no conversation
      return 'fenced'
    end
    last, mark = last + given.count, given.mark
    redis.call('HSET', state, 'seq', last, 'mark', mark)
  end
  if once then
    redis.call('HSET', state, 'once:' .. once, '')
    redis.call('HINCRBY', state, 'questions', 1)
  end
  if running ~= nil then
    fence = fence + (given.fenceStep or 1)
    redis.call('HSET', state, 'fence', fence)
    if running == cjson.null then redis.call('HDEL', state, 'answer', 'attempt', 'lease')
    else
      redis.call('HSET', state, 'answer', running.answer, 'attempt', running.attempt, 'lease', running.leaseUntil)
    end
  end
  if expires then
    redis.call('HSET', state, 'expires', expires)
    redis.call('ZADD', KEYS[1], expires, given.id)
  end
  local ends = expires or tonumber(known[2] or 0)
  if ends > 0 and (expires or first == 1) then
    redis.call('PEXPIRE', state, ends - now + request.graceMs)
    redis.call('PEXPIRE', rows, ends - now + request.graceMs)
  end
  -- Who appends needs no message, and mostly nobody else listens. Whether the appender is among those who do is for Redis
  -- to say: its connection may have broken without its knowing.
  local channel = request.channelPrefix .. given.id
  local subscribed = redis.call('PUBSUB', 'NUMSUB', channel, request.nodeChannel)
  if subscribed[2] > (given.isHeard and subscribed[4] > 0 and 1 or 0) then
    redis.call('PUBLISH', channel, request.node .. ' ' .. last .. ' ' .. mark)
  end
  return {first, fence, mark}
end

local replies = {}
for index, given in ipairs(request.appends) do
  replies[index] = append(KEYS[2 * index], KEYS[2 * index + 1], given)
end
return cjson.encode(replies)
`)

export interface AppendRequest {
  now: number
  node: string
  nodeChannel: string
  channelPrefix: string
  graceMs: number
  appends: (Omit<Append, 'conversation' | 'body'> & {
    id: string
    /** Bytes of its body. */
    size: number
    mark: string
    /** Events that the conversation may have. */
    room: number
    /** The node listens to the conversation's channel. */
    isHeard: boolean
  })[]
}

/** First event, fence and mark; or why it was refused. */
export type AppendReply = [number, number, string] | Exclude<AppendResult, { ok: true }>['reason']

/** Keys: state, rows. Arguments: now, seq, mark, most bytes. Gives 'gone', 'reset', or head and rows. */
export const READ = createScript(`${CHECKS}
local state, rows = KEYS[1], KEYS[2]
local now, seq, mark, most = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local known = redis.call('HMGET', state, 'buried', 'expires', 'seq', 'mark')
if isGone(known[1], known[2], now) then return 'gone' end
local last = tonumber(known[3] or 0)
local from = '-'
if seq > 0 then
  if last == 0 then return 'reset' end
  local row, ends = findRow(rows, seq, mark)
  if not row then return 'reset' end
  from = (seq == ends and '(' or '') .. row
end
local page, bytes, found = {last, known[4] or ''}, 0, {}
repeat
  found = last > 0 and redis.call('XRANGE', rows, from, '+', 'COUNT', 16) or {}
  for _, row in ipairs(found) do
    bytes = bytes + #row[2][4]
    if #page > 2 and bytes > most then return page end
    table.insert(page, row[1])
    table.insert(page, row[2][2])
    table.insert(page, row[2][4])
    from = '(' .. row[1]
  end
until #found < 16
if last > 0 and seq == 0 and #page == 2 then
  redis.call('DEL', state) -- Redis has evicted the rows: what is left is no conversation
  return {0, ''}
end
return page
`)

/** Key: state. Arguments: now, fence, lease. Gives 1 when renewed. */
export const RENEW = createScript(`${CHECKS}
local known = redis.call('HMGET', KEYS[1], 'buried', 'expires', 'fence', 'answer')
if isGone(known[1], known[2], tonumber(ARGV[1])) or not known[4] or known[3] ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'lease', ARGV[3])
return 1
`)

/** Keys: state, rows, expiries. Arguments: conversation, until, milliseconds to keep the tombstone, channel, node. */
export const FORGET = createScript(`
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('HSET', KEYS[1], 'buried', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[5] .. ' 0 ')
return 1
`)

/** Keys: state, rows, expiries. Arguments: conversation, now, channel, node. Gives 1 to the one node that deleted it. */
export const SWEEP = createScript(`
local expires = redis.call('ZSCORE', KEYS[3], ARGV[1])
if not expires or tonumber(expires) > tonumber(ARGV[2]) then return 0 end
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('PUBLISH', ARGV[3], ARGV[4] .. ' 0 ')
return 1
`)
