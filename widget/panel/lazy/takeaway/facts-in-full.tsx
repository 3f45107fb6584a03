import { t } from '../../../i18n/translate-reading.ts'
import { t as late } from '../../../i18n/translate-takeaway.ts'
import type { Turn } from '../../../models/transcript.ts'
import { usePanel } from '../../context.ts'
import { useEffect, useRef, useSignal } from '../../hooks.ts'

/**
 * Which confirmed facts an answer was written for, as a line that opens; and what it says that the general answer to the same
 * question, above it, does not.
 */
export function FactsInFull({ turn, facts }: { turn: Turn; facts: readonly string[] }) {
  const self = useRef<HTMLDetailsElement>(null)
  const count = useSignal(0)
  const general = generalText(usePanel().chat.turns.value, turn)
  const isOver = turn.answer.value?.end !== undefined

  useEffect(() => {
    const page = self.current?.closest('.turn')
    if (isOver && general !== undefined && page) count.value = markNew(page, general)
  }, [isOver, general])

  return (
    <>
      <details class="status" ref={self}>
        <summary>{t('facts', { count: facts.length })}</summary>
        <ul>
          {facts.map(fact => (
            <li key={fact} dir="auto">
              {fact}
            </li>
          ))}
        </ul>
      </details>
      {count.value > 0 && <p class="status">{late('newParts')}</p>}
    </>
  )
}

/** What was answered to the same question before any fact was used. */
const generalText = (turns: readonly Turn[], turn: Turn): string | undefined =>
  turns
    .slice(0, turns.indexOf(turn))
    .filter(other => other.question === turn.question)
    .map(({ answer }) => answer.value)
    .find(answer => answer?.end && !answer.start.facts)?.text

/** Letters alone: marks of Markdown, numbers of citations and spaces are no difference. */
const lettersOf = (text: string) => text.replace(/[^\p{L}]+/gu, '')

/** Marks the paragraphs and items of a page that a text does not have; how many these are. */
function markNew(page: Element, general: string): number {
  const known = new Set(general.split('\n').map(lettersOf))
  const isNew = (element: Element) => !known.has(lettersOf(element.textContent))
  const parts = [...page.querySelectorAll<HTMLElement>('.md :is(p, li, h3, h4):not(li *)')].filter(isNew)
  for (const part of parts) part.dataset.new = ''
  return parts.length
}
