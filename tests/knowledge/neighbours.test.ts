import { describe, expect, test } from 'vitest'
import { KEYWORDS_PER_PASSAGE, type Keywords } from '../../server/knowledge/keywords.ts'
import { findNeighbours, NEIGHBOURS } from '../../server/knowledge/neighbours.ts'

/** Passages of a few words each, all of which tell as much. */
function toKeywords(passages: string[]): Keywords {
  const stems = [...new Set(passages.flatMap(words => words.split(' ')))]
  const places = passages.length * KEYWORDS_PER_PASSAGE
  const keywords = { stems, words: new Int32Array(places), weights: new Float32Array(places) }
  passages.forEach((text, passage) => {
    const words = text.split(' ')
    words.forEach((word, at) => {
      keywords.words[passage * KEYWORDS_PER_PASSAGE + at] = stems.indexOf(word)
      keywords.weights[passage * KEYWORDS_PER_PASSAGE + at] = 1 / Math.sqrt(words.length)
    })
  })
  return keywords
}

const neighboursOf = (passage: number, passages: string[]) => [
  ...findNeighbours(toKeywords(passages)).subarray(passage * NEIGHBOURS, (passage + 1) * NEIGHBOURS),
]

describe('the neighbours of a passage', () => {
  test('are those that share most of its words, most alike first', () => {
    const passages = ['a b c d', 'a x y z', 'a b x y', 'p q', 'a b c x', 'a b c d', 'd']
    expect(neighboursOf(0, passages)).toEqual([5, 4, 2, 6, 1])
  })

  test('are the best of many', () => {
    const passages = ['a b c', ...Array.from({ length: 20 }, (_, at) => `a far${at}`), 'a b near', 'b c near']
    expect(neighboursOf(0, passages).slice(0, 2).sort()).toEqual([21, 22])
  })

  test('are itself where too few share a word with it', () => {
    expect(neighboursOf(0, ['a b', 'c', 'b c'])).toEqual([2, 0, 0, 0, 0])
    expect(neighboursOf(1, ['a', 'b', 'c'])).toEqual([1, 1, 1, 1, 1])
  })

  test('are not found by a word that thousands have, so that a large file is written in time', () => {
    const passages = ['common rare', 'rare', ...Array.from({ length: 2_500 }, () => 'common')]
    expect(neighboursOf(0, passages)).toEqual([1, 0, 0, 0, 0])
    expect(neighboursOf(2, passages)).toEqual([2, 2, 2, 2, 2])
  })
})
