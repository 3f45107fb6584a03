/** Tables of weights, from the script that learns them to the relay that reads them. */
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Example, learn, numberFeatures, toLines, writeTable } from '../../scripts/multinomial.ts'
import { openWeights, piecesOf, toOdds } from '../../server/answer/weights.ts'
import { makeFolder } from '../support/answers.ts'

const { folder, dispose } = makeFolder()
afterAll(dispose)

function openTable(kinds: readonly string[], lines: readonly string[]) {
  const path = join(folder, 'weights.txt')
  writeTable(path, { from: '', script: 'a script', kinds, lines })
  return openWeights(path)
}

const TEXTS: [text: string, kind: number][] = [
  ["^ can't sleep", 0],
  ['sleep #0 at night', 0],
  ['at night i sleep', 0],
  ['where to park', 1],
  ['park $5 at night', 1],
  ['a car to park', 1],
]

function learnTexts() {
  const { names, numbered } = numberFeatures(
    TEXTS.map(([text]) => text.split(' ')),
    1,
  )
  const examples = TEXTS.map(([, kind], at): Example => ({ features: numbered[at] ?? [], weight: 1, kinds: [kind] }))
  const options = { features: names.length, kinds: 2, rounds: 20, step: 0.5, pull: 1e-4 }
  return toLines(names, learn(examples, options), { kinds: 2, least: 1 })
}

describe('a table of weights', () => {
  test('comes out the same when it is learned again', () => {
    expect(learnTexts()).toEqual(learnTexts())
  })

  test('speaks for the kind that a text was told with', () => {
    const { kinds, sum } = openTable(['sleep', 'parking'], learnTexts())
    expect(kinds).toEqual(['sleep', 'parking'])
    for (const [text, kind] of TEXTS) expect(toOdds(sum(text.split(' ')))[kind], text).toBeGreaterThan(0)
  })

  test('gives each feature its own line, the first and the last too, and none to what nobody wrote', () => {
    const lines = learnTexts()
    const { sum } = openTable(['sleep', 'parking'], lines)
    for (const line of lines) {
      const [feature = '', ...cells] = line.split('\t')
      const weights = cells.map(cell => Number(cell.split(':')[1]) / 10)
      expect(
        sum([feature]).filter(weight => weight !== 0),
        feature,
      ).toEqual(weights.map(weight => expect.closeTo(weight)))
    }
    for (const unknown of ['', '!', '#', 'slee', 'sleepy', 'zzz', '~']) expect(sum([unknown]), unknown).toEqual([0, 0])
  })

  test('weighs what it knows of a text, however much else the text has, as it was learned', () => {
    const { sum } = openTable(['sleep', 'parking'], learnTexts())
    expect(sum(['where', 'to', 'park', 'zzz', 'yyy', 'xxx'])).toEqual(sum(['where', 'to', 'park']))
  })
})

test('the pieces of a word are four letters with its edges', () => {
  expect(piecesOf('sore')).toEqual(['#<sor', '#sore', '#ore>'])
  expect(piecesOf('a')).toEqual([])
})
