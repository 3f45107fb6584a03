import { expect, test } from 'vitest'
import { createLogger, describeError } from '../../server/logging.ts'

test('a log line is JSON with the time, the level and the event', () => {
  const lines: string[] = []
  createLogger(
    line => lines.push(line),
    () => 0,
  ).info('sites-reloaded', { count: 2 })
  expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"info","event":"sites-reloaded","count":2}\n'])
})

test('a field that is not on the list never reaches the log', () => {
  const lines: string[] = []
  const fields = { status: 500, question: 'I found a lump' }
  createLogger(line => lines.push(line)).error('request-failed', fields)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 500 })
  expect(lines[0]).not.toContain('lump')
})

test('an error is logged by its class, code and place, never by its message', () => {
  const error = Object.assign(new TypeError('cannot read "I found a lump"\n    at the second line'), { code: 'ENOSPC' })
  const described = describeError(error)
  expect(described.error).toBe('TypeError ENOSPC')
  expect(described.frames?.[0]).toContain('logging.test.ts')
  expect(JSON.stringify(described)).not.toContain('lump')
})
