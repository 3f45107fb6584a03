/** Which article the pipeline finds for a question. */
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics } from '../../server/answer/topics.ts'
import type { Knowledge } from '../../server/knowledge/knowledge.ts'

export function openLeads(knowledge: Knowledge) {
  const topics = readTopics(knowledge)
  const find = (question: string, before: string[] = []) => retrieve(knowledge, topics, question, before)
  /** The article's id; `none` where none is about it. */
  const findLead = (question: string, before: string[] = []) => find(question, before)?.lead.id ?? 'none'
  return { topics, find, findLead }
}
