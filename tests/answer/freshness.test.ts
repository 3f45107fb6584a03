import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freshnessOf } from '../../server/knowledge/freshness.ts'
import { openAnswers } from '../support/answers.ts'

const at = (time: string) => Date.parse(time)
const REVIEW_BY = '2028-11-22'

describe('an article that was to be read again by a day', () => {
  test.each([
    ['2028-11-22T23:59:59Z', 'fresh'],
    ['2028-11-23T00:00:00Z', 'due'],
    ['2029-02-20T23:59:59Z', 'due'],
    ['2029-02-21T00:00:00Z', 'withheld'],
  ])('is at %s %s', (time, freshness) => {
    expect(freshnessOf(REVIEW_BY, at(time))).toBe(freshness)
  })

  test('is fresh for ever where no day is given, or none that can be read', () => {
    expect(freshnessOf(undefined, at('2099-01-01T00:00:00Z'))).toBe('fresh')
    expect(freshnessOf('soon', at('2099-01-01T00:00:00Z'))).toBe('fresh')
  })
})

describe('answers of one relay as the years go by', () => {
  let time = at('2028-11-22T12:00:00Z')
  const answers = openAnswers(join(import.meta.dirname, '../fixtures/library'), 0, () => time)
  afterAll(answers.dispose)
  const askAt = (day: string) => {
    time = at(`${day}T12:00:00Z`)
    return answers.ask('Why is a port flushed?')
  }

  test('say nothing of their age up to the day', async () => {
    const { markdown, sources } = await askAt(REVIEW_BY)
    expect(markdown).toMatch(/flushes/)
    expect(`${markdown}${sources.map(source => source.passage).join()}`).not.toMatch(/out of date/)
  })

  test('say from the next day on that they may be out of date, and so does each passage', async () => {
    const { markdown, sources } = await askAt('2028-11-23')
    expect(markdown).toMatch(/^Some of this may be out of date\./)
    expect(markdown).toMatch(/flushes/)
    expect(sources.length).toBeGreaterThan(0)
    for (const { passage } of sources) expect(passage).toMatch(/^This may be out of date\.\n/)
  })

  test('are not given from 90 days after it, nor offered as a next question', async () => {
    const { markdown, sources, followUps } = await askAt('2029-02-21')
    expect(markdown).toMatch(/don't have this in my library/)
    expect([sources, followUps]).toEqual([[], []])
  })

  test('are given again by a relay whose article has been read again', async () => {
    expect((await askAt(REVIEW_BY)).markdown).toMatch(/flushes/)
  })
})
