import { t } from '../../../i18n/translate-takeaway.ts'
import type { Turn } from '../../../models/transcript.ts'
import { joinLine, type Origin, writeOrigin, writePlainAnswer } from '../plain-answer.ts'

const RULE = '\n\n----------------------------------------\n\n'

/** All that was asked and answered, as plain text: each answer with its notice, date, sources and closing, or with what it lacks of an end. */
export function writeChat(earlier: readonly Turn[], turns: readonly Turn[], origin: Origin): string {
  const lost = earlier.map(turn => writeTurn(turn, origin))
  if (lost.length > 0) lost.unshift(joinLine(t('earlierChat', { name: origin.settings.name })))
  return [...lost, ...turns.map(turn => writeTurn(turn, origin))].join(RULE)
}

function writeTurn(turn: Turn, origin: Origin): string {
  const answer = turn.answer.peek()
  if (!answer) return [turn.question, writeOrigin(turn, origin), t('noAnswer'), t('closing')].join('\n\n')
  const written = writePlainAnswer(turn, answer, origin)
  // One that is being written, or was cut off by a new chat, has no closing of its own.
  return answer.end ? written : `${written}\n\n${t('closing')}`
}
