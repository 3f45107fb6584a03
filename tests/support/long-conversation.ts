/** A conversation that was long before anybody came, put into the log as the relay would have. */
import { randomUUID } from 'node:crypto'
import type { LogEvent } from '../../protocol/frames.ts'
import { createKeys } from '../../server/conversations/keys.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { TEST_MASTER_KEY, TEST_SITE } from './relay-server.ts'

/** Characters of a row, as the relay cuts them. */
const ROW_LENGTH = 24_000
const ROWS_AT_ONCE = 100

/** An answered question of about `bytes`; gives the token that opens it and the number of its events. */
export async function fillConversation(
  log: EventLog,
  bytes: number,
  site = TEST_SITE.key,
): Promise<{ token: string; events: number }> {
  const { token, conversation } = createKeys([TEST_MASTER_KEY]).issue(site)
  const answer = randomUUID()
  const notice = { title: 'For information', text: 'Not medical advice.' }
  const delta: LogEvent = { type: 'answer-delta', text: 'All that there is to know. '.repeat(ROW_LENGTH / 27 / 3) }
  const rows: LogEvent[][] = [
    [
      { type: 'question', id: answer, text: 'Tell me everything', at: new Date().toISOString() },
      { type: 'answer-start', answer, attempt: 1, notice, upload: null },
    ],
    ...Array.from({ length: Math.ceil(bytes / ROW_LENGTH) }, () => [delta, delta, delta]),
    [{ type: 'answer-end', answer, attempt: 1, outcome: 'complete', closing: 'General information.', followUps: [] }],
  ]
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const batch = rows.slice(start, start + ROWS_AT_ONCE).map((events, index) => ({
      conversation: conversation.id,
      count: events.length,
      body: conversation.seal.seal(events.map(event => JSON.stringify(event))),
      expiresAt: Date.now() + 3_600_000,
      ...(start + index === 0 ? { onceId: answer } : {}),
    }))
    const results = await log.append(batch)
    if (results.some(({ ok }) => !ok)) throw new Error('The log did not take it.')
  }
  return { token, events: rows.flat().length }
}
