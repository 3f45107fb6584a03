import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { createVisitList, ITEMS_MAX } from '../../widget/models/visit-list.ts'
import { findQuestions } from '../../widget/panel/lazy/takeaway/find-questions.ts'
import { SOURCES, TEXT } from './panel-bench.ts'

const over = signal<'deleted' | 'expired' | 'earlier' | null>(null)

function fill(...texts: string[]) {
  over.value = null
  const list = createVisitList({ over })
  for (const text of texts) list.add(text)
  return { list, read: () => list.items.value.map(({ text }) => text) }
}

test('questions are kept in the order in which they were added, each once', () => {
  const { list, read } = fill('One?', 'Two?', ' One? ', '  ')
  expect(read()).toEqual(['One?', 'Two?'])
  expect(list.has('Two?')).toBe(true)
})

test('one moves up and down, and at the ends stays where it is', () => {
  const { list, read } = fill('One?', 'Two?', 'Three?')
  const [first, , third] = list.items.value
  expect(list.move(third?.id ?? '', -1)).toBe(1)
  expect(read()).toEqual(['One?', 'Three?', 'Two?'])
  expect(list.move(first?.id ?? '', -1)).toBe(0)
  expect(list.move(first?.id ?? '', 1)).toBe(1)
  expect(read()).toEqual(['Three?', 'One?', 'Two?'])
})

test('what was taken off comes back to its place', () => {
  const { list, read } = fill('One?', 'Two?', 'Three?')
  list.remove(list.items.value[1]?.id ?? '')
  expect(read()).toEqual(['One?', 'Three?'])
  expect(list.undo()?.text).toBe('Two?')
  expect(read()).toEqual(['One?', 'Two?', 'Three?'])
  expect(list.undo()).toBeUndefined()
})

test('a full list takes no more', () => {
  const { list } = fill(...Array.from({ length: ITEMS_MAX }, (_, index) => `Question ${index}?`))
  expect(list.add('One more?')).toBeUndefined()
  expect(list.items.value).toHaveLength(ITEMS_MAX)
})

test('the list, what was taken off it and what is typed are gone with a deleted chat, and stay with one that expired', () => {
  const { list, read } = fill('One?', 'Two?')
  list.remove(list.items.value[1]?.id ?? '')
  list.draft.value = 'Thr'
  over.value = 'expired'
  expect(read()).toEqual(['One?'])
  over.value = 'deleted'
  expect([read(), list.removed.value, list.draft.value]).toEqual([[], null, ''])
})

test('questions come from the blocks of an answer that are for asking, and from nowhere else in it', () => {
  expect(findQuestions({ text: TEXT, sources: SOURCES }).map(({ text }) => text)).toEqual([
    'Does the new reading change what I can be offered?',
    'How much time do I have to decide?',
  ])
})

test('a question knows its source: the one it cites, or whose passage has it', () => {
  const passage = 'Ask:\nHow long\ncan I wait?'
  const [own, cited] = SOURCES.map((source, index) => (index === 0 ? { ...source, passage } : source))
  const sources = [own, cited].filter(source => source !== undefined)
  const text = ':::questions\n- How long can I wait?\n- **What** is my grade? [2]\n- And &amp; then?\n:::'
  expect(findQuestions({ text, sources })).toEqual([
    { text: 'How long can I wait?', source: own },
    { text: 'What is my grade?', source: cited },
    { text: 'And & then?', source: undefined },
  ])
})
