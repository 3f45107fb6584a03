import { describe, expect, test } from 'vitest'
import { splitSentences } from '../../server/answer/model/sentences.ts'
import { createUnitReader, type Unit } from '../../server/answer/model/units.ts'
import { createRandom } from '../support/random.ts'

/** The units of a text that comes in these pieces. */
function read(pieces: readonly string[]): Unit[] {
  const reader = createUnitReader()
  return [...pieces.flatMap(piece => reader.read(piece)), ...reader.finish()]
}

const textsOf = (units: readonly Unit[]) => units.flatMap(unit => ('text' in unit ? [unit.text] : []))

describe('a sentence ends where a reader says it ends', () => {
  test.each<[string, string[]]>([
    ['Call Dr. Smith. She knows.', ['Call Dr. Smith.', 'She knows.']],
    ['Bring records, e.g. scans. Ask early.', ['Bring records, e.g. scans.', 'Ask early.']],
    ['The Ki-67 was 1.5 percent. That is low.', ['The Ki-67 was 1.5 percent.', 'That is low.']],
    ['Your stage is T2N1. Ask what it means.', ['Your stage is T2N1.', 'Ask what it means.']],
    ['It is in the U.S. only. Call at 9 a.m. or later.', ['It is in the U.S. only.', 'Call at 9 a.m. or later.']],
    ['Take vitamin C. Ask first.', ['Take vitamin C.', 'Ask first.']],
    ['J. Smith wrote it. He was right.', ['J. Smith wrote it.', 'He was right.']],
    ['“Is it HER2-low?” she asked. Yes.', ['“Is it HER2-low?” she asked.', 'Yes.']],
    ['Ask [1]. Bring it. [2][3] Go on [4].', ['Ask [1].', 'Bring it. [2][3]', 'Go on [4].']],
    ['Wait… Then ask! Really?! Yes.', ['Wait…', 'Then ask!', 'Really?!', 'Yes.']],
    ['El médico dijo: «Sí.» Ñandú. Ça va.', ['El médico dijo: «Sí.»', 'Ñandú.', 'Ça va.']],
    ['A fever of 38.0 °C (100.4 °F). Call.', ['A fever of 38.0 °C (100.4 °F).', 'Call.']],
    ['no end', ['no end']],
  ])('%s', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences)
  })
})

const ANSWER = `Asking is fine [1]. **Most doctors** support it, says Dr. Lee. [2][3]
You can ask at 9 a.m. or later [4].

## How to ask

:::phrasing
- Good: "I'd like a second opinion."
- Better: "Could Dr. Lee look at my slides? I'd be glad."
:::

## What to bring

- The *report* from Sept. 2024 [5]
- Scans: images at 1.5 T, e.g. on a disc [6, 7]. They are yours.
1. A list of medicines [8].

> Quoted: the fee is $1,200 [9].

| a | b |
| - | - |

\`\`\`
code. Not shown.
\`\`\`
See [the page](https://example.org/a.b?c=d) and ![x](https://e.org/y.png) here [10].
**Bottom line:** ask — “early”…`

describe('a model’s Markdown', () => {
  test('is cut into headings, fences, lines and sentences with their citations', () => {
    expect(read([ANSWER])).toEqual([
      sentence('Asking is fine.', [1], 'paragraph', true),
      sentence('Most doctors support it, says Dr. Lee.', [2, 3], 'paragraph', false),
      sentence('You can ask at 9 a.m. or later.', [4], 'paragraph', false),
      { type: 'heading', text: 'How to ask' },
      { type: 'fence', name: 'phrasing' },
      { type: 'line', text: 'Good: "I\'d like a second opinion."' },
      { type: 'line', text: 'Better: "Could Dr. Lee look at my slides? I\'d be glad."' },
      { type: 'fence', name: undefined },
      { type: 'heading', text: 'What to bring' },
      sentence('The report from Sept. 2024', [5], 'item', true),
      sentence('Scans: images at 1.5 T, e.g. on a disc.', [6, 7], 'item', true),
      sentence('They are yours.', [], 'item', false),
      sentence('A list of medicines.', [8], 'item', true),
      sentence('Quoted: the fee is $1,200.', [9], 'paragraph', true),
      sentence('See the page and here.', [10], 'paragraph', true),
      sentence('Bottom line: ask — “early”…', [], 'paragraph', false),
    ])
  })

  test('is cut the same wherever its deltas are', () => {
    const whole = read([ANSWER])
    for (let at = 0; at <= ANSWER.length; at++) expect(read([ANSWER.slice(0, at), ANSWER.slice(at)])).toEqual(whole)
    expect(read([...ANSWER])).toEqual(whole)
    const random = createRandom(7)
    for (let run = 0; run < 50; run++) {
      const pieces: string[] = []
      for (let at = 0; at < ANSWER.length; ) {
        const next = at + 1 + Math.floor(random() * 30)
        pieces.push(ANSWER.slice(at, next))
        at = next
      }
      expect(read(pieces)).toEqual(whole)
    }
  })

  test('gives a sentence as soon as the next one begins, and not before', () => {
    const reader = createUnitReader()
    expect(reader.read('Call Dr')).toEqual([])
    expect(reader.read('. Lee [1]. ')).toEqual([])
    expect(textsOf(reader.read('S'))).toEqual(['Call Dr. Lee.'])
  })

  test('gives a sentence that is whole with its citation when the model pauses', () => {
    const reader = createUnitReader()
    reader.read('Ask early [1].')
    expect(textsOf(reader.pause())).toEqual(['Ask early.'])
    reader.read(' Call Dr.')
    expect(reader.pause()).toEqual([])
    expect(textsOf(reader.read(' Lee [2].\n'))).toEqual(['Call Dr. Lee.'])
  })

  test('loses its HTML', () => {
    const texts = textsOf(read(['<b>Ask</b> <img src=x onerror=alert(1)> early [1]. <script>x()</script>\n<!-- <p']))
    expect(texts).toEqual(['Ask early.', 'x()'])
  })

  test('that never ends is cut, whatever it is made of', () => {
    for (const piece of ['word ', 'x', '. ', '[1]', '- ', '#', '\n', ':::', '“', '…', '| ', '`']) {
      const units = read(Array.from({ length: 3_000 }, () => piece))
      for (const text of textsOf(units)) expect(text.length).toBeLessThanOrEqual(1_300)
    }
  })
})

function sentence(text: string, cites: number[], place: 'paragraph' | 'item', isFirst: boolean): Unit {
  return { type: 'sentence', text, cites, place, isFirst }
}
