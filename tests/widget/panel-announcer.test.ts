import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Announcer, createAnnouncer } from '../../widget/a11y/announcer.ts'

let announcer: Announcer
let heard: { at: number; words: string }[]

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  announcer = createAnnouncer()
  heard = []
  announcer.text.subscribe(words => {
    if (words) heard.push({ at: Date.now(), words })
  })
})

afterEach(() => {
  announcer.dispose()
  vi.useRealTimers()
})

describe('what a screen reader hears', () => {
  test('an answer that streams letter by letter is read by whole sentences', () => {
    for (const letter of 'It is common. [1] Doctors expect it. And') {
      announcer.feed(letter)
      vi.advanceTimersByTime(100)
    }
    expect(heard.map(({ words }) => words)).toEqual(['It is common.', 'Doctors expect it.'])
    announcer.finish()
    vi.runAllTimers()
    expect(heard.at(-1)?.words).toBe('And')
  })

  test('utterances are at least two seconds apart, however fast the text comes', () => {
    for (let index = 0; index < 60; index++) announcer.feed(`This is sentence number ${index} of the answer. `)
    vi.runAllTimers()
    const gaps = heard.slice(1).map(({ at }, index) => at - (heard[index]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000)
    expect(heard.map(({ words }) => words).join(' ')).toContain('number 59')
  })

  test('no sentence of an answer is read twice, not even when it is written again', () => {
    announcer.feed('Ask for a second reading. ')
    announcer.restart(false)
    announcer.feed('Ask for a second reading. Bring the slides. ')
    vi.runAllTimers()
    announcer.restart(false)
    announcer.feed('Ask for a second reading. Bring the slides. ')
    vi.runAllTimers()
    expect(heard.map(({ words }) => words)).toEqual(['Ask for a second reading. Bring the slides.'])
  })

  test('marks of the text are not read: headings, lists, containers, citations, links', () => {
    announcer.feed(
      '## Why\n:::questions\n- **What** now? [2]\n:::\n| a | b |\n| --- | --- |\n[NCI](https://example.org) says so.\n',
    )
    vi.runAllTimers()
    expect(heard.map(({ words }) => words).join(' ')).toBe('Why What now? a b NCI says so.')
  })

  test('an urgent card is heard before what waits', () => {
    announcer.feed('One. ')
    vi.advanceTimersByTime(0)
    announcer.feed('Two. ')
    announcer.say('Call for help now.', true)
    vi.runAllTimers()
    expect(heard.map(({ words }) => words)).toEqual(['One.', 'Call for help now. Two.'])
  })

  test('what happens is heard at once and in its order, also when a new answer begins meanwhile', () => {
    announcer.feed('One. ')
    vi.advanceTimersByTime(0)
    announcer.feed('Two. ')
    announcer.say('Added as number 1.', true)
    announcer.say('Removed.', true)
    announcer.restart(true)
    announcer.feed('Three. ')
    vi.runAllTimers()
    expect(heard.map(({ words }) => words)).toEqual(['One.', 'Added as number 1. Removed. Three.'])
  })

  test('who wants to hear of the end alone hears no sentence, and whole ones again when that is taken back', () => {
    announcer.brief.value = true
    announcer.feed('One. Two. Thr')
    vi.runAllTimers()
    announcer.say('Call for help now.', true)
    announcer.brief.value = false
    announcer.feed('ee. Four. ')
    announcer.finish()
    vi.runAllTimers()
    expect(heard.map(({ words }) => words)).toEqual(['Call for help now. Three. Four.'])
  })

  test('nothing is left ticking after dispose', () => {
    announcer.feed('One. ')
    announcer.dispose()
    expect(vi.getTimerCount()).toBe(0)
  })
})
