import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Shelf } from '../knowledge/shelf.ts'
import type { Answerer } from './answer.ts'

/** Each answer is made, to its end, from the knowledge that was on the shelf when it began. */
export function answerFromShelf(shelf: Shelf, create: (knowledge: Knowledge) => Answerer): Answerer {
  let last: { knowledge: Knowledge; answer: Answerer } | undefined
  function prepare(knowledge: Knowledge): Answerer {
    if (last?.knowledge !== knowledge) last = { knowledge, answer: create(knowledge) }
    return last.answer
  }
  return async function* answer(request, signal) {
    const lease = shelf.take()
    try {
      yield* prepare(lease.knowledge)(request, signal)
    } finally {
      lease.release()
    }
  }
}
