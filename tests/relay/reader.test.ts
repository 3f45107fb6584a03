import { expect, test } from 'vitest'
import type { Row } from '../../server/log/event-log.ts'
import { createMemoryLog } from '../../server/log/memory.ts'
import { Reader } from '../../server/relay/reader.ts'
import { framesOf } from '../../server/relay/row-frames.ts'

const row = (first: number, mark: string): Row => ({ first, count: 1, mark, body: Buffer.from(`{"text":"${mark}"}`) })

test('a row that was written into another log than the one that was read is not sent behind it', async () => {
  const sent: string[] = []
  let resets = 0
  const from = {
    id: 'c',
    log: createMemoryLog({ now: Date.now, eventsMax: 100 }),
    open: (body: Uint8Array) => [String(body)],
    dress: (events: readonly string[]) => events,
    ...{ onReadGone() {}, onUnreadable() {}, onReadFailed() {} },
  }
  const to = {
    outflow: {
      sendEvent(frame: string) {
        sent.push(frame)
        return true
      },
      room: () => 1_000,
      drained: async () => {},
    },
    onReset() {
      resets += 1
    },
  }
  const reader = new Reader(from, to, { seq: 1, mark: 'old' })
  const next = row(2, 'new')
  const frames = framesOf(next, ['{"text":"new"}'])
  reader.push(next, { seq: 1, mark: 'other' }, frames)
  expect(sent).toEqual([])
  // The log has no such position either: the reader is told so.
  await expect.poll(() => resets).toBe(1)
  reader.dispose()
})
