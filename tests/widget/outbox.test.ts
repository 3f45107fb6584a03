import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOutbox, type Outbox } from '../../widget/models/outbox.ts'

/** More than a person would wait without asking again. */
const LONG_MS = 15_000

describe('a question on the wire', () => {
  let outbox: Outbox
  let sent: string[]
  let isOpen: boolean
  beforeEach(() => {
    vi.useFakeTimers()
    sent = []
    isOpen = true
    outbox = createOutbox((id, text) => {
      if (isOpen) sent.push(`${text} ${id}`)
      return isOpen
    })
  })
  afterEach(() => {
    outbox.dispose()
    vi.useRealTimers()
  })

  test('that is neither confirmed nor refused is sent again under its id', () => {
    outbox.put('Are you there?')
    vi.advanceTimersByTime(LONG_MS)
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent)).toEqual(new Set([`Are you there? ${outbox.entries.peek()[0]?.id}`]))
  })

  test('is not sent again once it is confirmed', () => {
    outbox.put('Are you there?')
    outbox.take(outbox.entries.peek()[0]?.id)
    vi.advanceTimersByTime(LONG_MS)
    expect(sent).toHaveLength(1)
  })

  test('is sent again beside another one, each under its own id', () => {
    outbox.put('first')
    outbox.put('second')
    vi.advanceTimersByTime(LONG_MS)
    expect(sent.length).toBeGreaterThan(2)
    expect(new Set(sent).size).toBe(2)
  })

  test('waits while there is no connection', () => {
    outbox.put('Are you there?')
    isOpen = false
    outbox.disconnected()
    vi.advanceTimersByTime(LONG_MS)
    expect(sent).toHaveLength(1)
    isOpen = true
    outbox.connected()
    expect(sent).toHaveLength(2)
  })
})
