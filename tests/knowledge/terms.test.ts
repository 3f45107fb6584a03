/** The lists of names that widen a search: one active substance never stands for another. */
import { expect, test } from 'vitest'
import { CANCERS } from '../../server/knowledge/terms/cancers.ts'
import { CARE } from '../../server/knowledge/terms/care.ts'
import { DRUGS } from '../../server/knowledge/terms/drugs.ts'
import { FOOD } from '../../server/knowledge/terms/food.ts'
import { RARE_CANCERS } from '../../server/knowledge/terms/rare-cancers.ts'
import { SPANISH } from '../../server/knowledge/terms/spanish.ts'
import { readPhrases } from '../../server/knowledge/thesaurus.ts'
import { splitStems } from '../../server/knowledge/tokens.ts'
import { alikeStems } from '../../server/knowledge/vocabulary.ts'

const readLines = (list: string) =>
  list
    .trim()
    .split('\n')
    .map(line => line.split(/,|>| = /).map(name => splitStems(name).join(' ')))

const MEDICINES = readLines(DRUGS)
/** The line of each name. */
const LINE_OF = new Map(MEDICINES.flatMap((names, line) => names.map(name => [name, line] as const)))

test('no name of a medicine stands on the lines of two', () => {
  expect(LINE_OF.size).toBe(MEDICINES.flat().length)
})

test.each(MEDICINES.map(names => [names[0] ?? '', names] as const))(
  '%s is searched by its own names alone',
  (_, names) => {
    for (const name of names) {
      const phrases = readPhrases(name.split(' '))
      const others = phrases.flatMap(phrase => phrase.names.map(stems => stems.join(' ')))
      expect(others.filter(other => !names.includes(other))).toEqual([])
    }
  },
)

test('no group of other words, and no word in Spanish, joins two medicines', () => {
  const groups = readLines([CANCERS, CARE, FOOD, RARE_CANCERS, SPANISH].join('\n'))
  const joined = groups.filter(group => new Set(group.flatMap(name => LINE_OF.get(name) ?? [])).size > 1)
  expect(joined).toEqual([])
  const alike = [...LINE_OF.keys()].filter(name => alikeStems(name).some(stem => stem !== name && LINE_OF.has(stem)))
  expect(alike).toEqual([])
})

test('a Spanish phrase has one meaning', () => {
  const phrases = SPANISH.trim()
    .split('\n')
    .flatMap(line => line.split(' = ')[1]?.split(', ') ?? [])
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([])
})
