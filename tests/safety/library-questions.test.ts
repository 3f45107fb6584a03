/** What the library says it answers: a card or a refusal would keep the answer from who asks for just that. */
import { afterAll, expect, test } from 'vitest'
import { triage } from '../../server/answer/triage.ts'
import { openAnswers } from '../support/answers.ts'

const { knowledge, dispose } = openAnswers()
afterAll(dispose)

const asked = knowledge.topics().flatMap(({ id }) => knowledge.sections(id).flatMap(({ asks }) => asks))
const levelOf = new Map(asked.map(question => [question, triage(question, []).level]))
const metWith = (...levels: string[]) => asked.filter(question => levels.includes(levelOf.get(question) ?? ''))

/** "My calf is swollen and warm": the card comes first, and rightly. */
const TELLS = /^(?:My|I|Food|Is my)\b/

test('no question of the library raises a card, unless it tells of a sign that one has', () => {
  expect(asked.length).toBeGreaterThan(1_500)
  expect(metWith('crisis', 'emergency')).toEqual([])
  expect(metWith('urgent').filter(question => !TELLS.test(question))).toEqual([])
})

test('of a hundred of its questions at most one is refused: "Could this be cancer?", and what is as near to a person', () => {
  expect(metWith('refuse').length).toBeLessThanOrEqual(asked.length / 100)
})
