import { describe, expect, test } from 'vitest'
import { countSyllables, measureGrade } from './reading-grade.ts'

describe('counting syllables', () => {
  test.each([
    [1, 'care cells scared asked breast called stage slides have known'],
    [2, 'trial doctor wanted tested table nurses patient special science being region people changes vital'],
    [3, 'biopsy opinion positive medicine area nausea hospital another idea'],
    [4, 'radiation diagnosis oncology biomarker emergency information pathologist'],
    [5, 'university examination'],
    [6, 'immunotherapy'],
  ])('%i: %s', (count, words) => {
    for (const word of words.split(' ')) expect([word, countSyllables(word)]).toEqual([word, count])
  })
})

test('plain words read easier than a paper', () => {
  expect(measureGrade(['Call your nurse. Ask what to do next.'])).toBeLessThan(4)
  expect(
    measureGrade([
      'Immunohistochemical determination of receptor expression necessitates standardized interpretation.',
    ]),
  ).toBeGreaterThan(16)
})
