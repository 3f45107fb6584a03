import { afterAll, describe, expect, test } from 'vitest'
import { compose } from '../../server/answer/compose.ts'
import { suggestFollowUps } from '../../server/answer/follow-ups.ts'
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics } from '../../server/answer/topics.ts'
import { openAnswers } from '../support/answers.ts'

const answers = openAnswers()
const { knowledge } = answers
const topics = readTopics(knowledge)
afterAll(answers.dispose)

const articles = knowledge.topics()
const owners = new Map(
  articles.flatMap(({ id }) => knowledge.sections(id).flatMap(({ asks }) => asks.map(ask => [ask, id] as const))),
)

describe.each(articles)('after $id', ({ id, next = [] }) => {
  test('the questions that it names as next are those of sections of other articles', () => {
    expect(next.length).toBeGreaterThanOrEqual(1)
    for (const { topic, ask } of next) {
      expect(topic).not.toBe(id)
      expect(owners.get(ask), ask).toBe(topic)
    }
  })

  test('what is offered is answered by the article that it is a question of, and a named one is among it', async () => {
    const [first = ''] = knowledge.sections(id).find(({ role }) => role === 'main')?.asks ?? []
    const { followUps } = await answers.ask(first)
    const led = followUps.map(ask => ({ ask, lead: retrieve(knowledge, topics, ask, [])?.lead.id }))
    expect(led).toEqual(followUps.map(ask => ({ ask, lead: owners.get(ask) })))
    expect(next.filter(({ ask }) => followUps.includes(ask))).not.toEqual([])
  })
})

test('what to ask next is found by one search once each question was tried, so that it holds nobody else up', () => {
  let searches = 0
  const counted: typeof knowledge = {
    ...knowledge,
    search(text, top) {
      searches += 1
      return knowledge.search(text, top)
    },
  }
  const own = readTopics(counted)
  const suggest = () => {
    const found = retrieve(counted, own, 'How do I cope with nausea after chemo?', [])
    searches = 0
    return found && suggestFollowUps(counted, own, found, compose(counted, found))
  }
  const first = suggest()
  expect(searches).toBeGreaterThan(3)
  expect(suggest()).toEqual(first)
  expect(searches).toBe(1)
})
