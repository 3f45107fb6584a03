/** The oracle is believed only because it finds every kind of breakage, and nothing where there is none. */
import { describe, expect, test } from 'vitest'
import { isRedFlag } from './lab-site.ts'
import { judge, type Rule } from './oracle.ts'
import type { Event, PageRecording, ScreenTurn, Wire } from './recordings.ts'
import { createSoundRecording, shownOf, WHOLE } from './sound-recording.ts'

type Recording = ReturnType<typeof createSoundRecording>

const EXPECTATIONS = {
  isWhole: (text: string) => text === WHOLE,
  isBeginning: (text: string) => WHOLE.startsWith(text),
  isRedFlag,
}
const rulesOf = (recording: Recording) => new Set(judge(recording, EXPECTATIONS).map(({ rule }) => rule))

const change = <Item extends object>(items: readonly Item[], index: number, fields: object): void => {
  const at = index < 0 ? items.length + index : index
  ;(items as Item[])[at] = { ...(items[at] as Item), ...fields }
}
const remove = (items: readonly unknown[], index: number, count = 1) => (items as unknown[]).splice(index, count)
const insert = (items: readonly unknown[], index: number, item: unknown) => (items as unknown[]).splice(index, 0, item)
/** Numbers the log anew, so that only what was meant is wrong with it. */
const renumber = (log: Event[]) => log.forEach((_, index) => void change(log, index, { seq: index + 1 }))
/** Breaks the log as it is now; pages and wires show what it has. */
const inLog = (breakIt: (log: Event[]) => void) => (recording: Recording) => {
  const now = recording.logs[1] as Event[]
  breakIt(now)
  renumber(now)
  recording.wires.splice(0)
  recording.pages.splice(1)
  change(recording.pages, 0, { shown: shownOf(now) })
}
const page = (recording: Recording, index: number) => recording.pages[index] as PageRecording
const frames = (recording: Recording, index: number) => (recording.wires[index] as Wire).frames

/** Where in the log as it is now: q1 1–6, q3 7–12, q4 13–15. */
const BREAKAGES: [name: string, rule: Rule, breakIt: (recording: Recording) => void][] = [
  ['a page lacks the last event', 'lost', recording => remove(page(recording, 1).shown, -1)],
  ['a page that was frozen got nothing of the new log', 'lost', recording => remove(page(recording, 0).shown, 9, 99)],
  [
    'a page shows an event twice',
    'shown-twice',
    recording => insert(page(recording, 1).shown, 4, page(recording, 1).shown[3]),
  ],
  [
    'a page shows an earlier event late',
    'out-of-order',
    recording => insert(page(recording, 1).shown, 9, page(recording, 1).shown[3]),
  ],
  ['a page passes over an event', 'gap', recording => remove(page(recording, 1).shown, 4)],
  [
    'a page shows a word that nobody wrote',
    'unlogged',
    recording => change(page(recording, 1).shown, 3, { event: { ...recording.logs[1]?.[3], text: 'another ' } }),
  ],
  ['a page goes on in another log without a reset', 'spliced', recording => remove(page(recording, 0).shown, 8, 7)],
  [
    'a page ends in a log that is gone',
    'spliced',
    recording => {
      remove(page(recording, 0).shown, 8, 99)
    },
  ],
  [
    'a page is told twice that history is gone',
    'unfounded-reset',
    recording => insert(page(recording, 0).shown, 9, { type: 'reset', reason: 'expired' }),
  ],
  [
    'a relay says that history is gone when it is not',
    'unfounded-reset',
    recording => {
      recording.logs.shift()
      insert(frames(recording, 2), 2, { from: 'relay', at: 1, frame: { type: 'reset', reason: 'unknown-position' } })
    },
  ],
  [
    'a relay sends an event twice',
    'shown-twice',
    recording => insert(frames(recording, 2), 4, frames(recording, 2)[3]),
  ],
  ['a relay passes over an event', 'gap', recording => remove(frames(recording, 2), 4)],
  [
    'a relay sends what is not logged',
    'unlogged',
    recording => change(frames(recording, 0), 4, { frame: { ...recording.logs[0]?.[2], mark: 'unlogged' } }),
  ],
  [
    'a relay goes on behind a position that its log does not have',
    'spliced',
    recording => {
      const [hello] = frames(recording, 1)
      recording.wires.splice(0, 3, {
        page: 'one',
        frames: [
          hello as Wire['frames'][0],
          frames(recording, 1)[1] as Wire['frames'][0],
          ...frames(recording, 1).slice(-7),
        ],
      })
    },
  ],
  ['a relay sends events before its welcome', 'wire-order', recording => remove(frames(recording, 0), 1)],
  [
    'a relay sends on after its goodbye',
    'wire-order',
    recording => insert(frames(recording, 2), 99, { from: 'relay', at: 1, frame: { type: 'beat' } }),
  ],
  ['a log has a hole', 'gap', recording => change(recording.logs[1] as Event[], 14, { seq: 99 })],
  ['an answer has text before its notice', 'notice', inLog(log => remove(log, 7))],
  ['an attempt has two notices', 'notice', inLog(log => insert(log, 10, log[9]))],
  ['a notice is empty', 'notice', inLog(log => change(log, 7, { notice: { title: '', text: '' } }))],
  [
    'there is a fourth attempt',
    'notice',
    inLog(log => {
      change(log, 9, { attempt: 4 })
      change(log, 11, { attempt: 4 })
    }),
  ],
  ['an answer ends twice', 'closing', inLog(log => insert(log, 12, log[11]))],
  ['an answer ends without closing words', 'closing', inLog(log => change(log, 11, { closing: '' }))],
  ['text follows the end of an answer', 'after-end', inLog(log => insert(log, 12, log[10]))],
  ['an answer starts again after its end', 'after-end', inLog(log => insert(log, 12, log[9]))],
  ['an answer has no end', 'no-end', inLog(log => remove(log, 11, 4))],
  ['a question comes before the last answer has ended', 'no-end', inLog(log => remove(log, 11))],
  ['two attempts are joined', 'spliced', inLog(log => remove(log, 9))],
  ['an answer has words of another', 'spliced', inLog(log => change(log, 10, { text: 'one three ' }))],
  ['an answer starts within another', 'spliced', inLog(log => change(log, 7, { answer: 'q1x' }))],
  ['a complete answer lacks its last words', 'not-whole', inLog(log => change(log, 10, { text: 'one two ' }))],
  ['a question is in the log twice', 'asked-twice', inLog(log => change(log, 6, { id: 'q1' }))],
  ['a question is nowhere', 'question-lost', recording => change(recording.pages, 0, { draft: '' })],
  [
    'a question still waits',
    'question-lost',
    recording => change(recording.pages, 0, { draft: '', waiting: 'Never answered' }),
  ],
  ['a red flag has no card', 'no-card', inLog(log => change(log, 13, { urgent: undefined }))],
  ['a red flag is answered like a question', 'no-card', inLog(log => change(log, 14, { outcome: 'stopped' }))],
  [
    'a page never showed the card',
    'no-card',
    recording => change(page(recording, 1).shown, 13, { event: { ...recording.logs[1]?.[13], urgent: undefined } }),
  ],
  ['a screen lacks a turn', 'screen', recording => remove(page(recording, 1).screen, 1)],
  [
    'a screen shows a turn twice',
    'screen',
    recording => insert(page(recording, 1).screen, 1, page(recording, 1).screen[0]),
  ],
  [
    'a screen has no closing',
    'screen',
    recording => {
      const turn = page(recording, 1).screen[0] as ScreenTurn
      change(page(recording, 1).screen, 0, { answer: { ...turn.answer, closing: undefined } })
    },
  ],
  [
    'a frozen turn is joined of two answers',
    'spliced',
    recording => {
      const turn = page(recording, 0).earlier[0] as ScreenTurn
      change(page(recording, 0).earlier, 0, { answer: { ...turn.answer, text: 'one one ' } })
    },
  ],
]

describe('the oracle', () => {
  test('finds nothing wrong where every promise was kept', () => {
    expect(judge(createSoundRecording(), EXPECTATIONS)).toEqual([])
  })

  test.each(BREAKAGES)('says so when %s', (_, rule, breakIt) => {
    const recording = structuredClone(createSoundRecording())
    breakIt(recording)
    expect(rulesOf(recording)).toContain(rule)
  })
})
