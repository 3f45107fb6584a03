import { t } from '../../../i18n/translate-takeaway.ts'
import type { VisitList } from '../../../models/visit-list.ts'
import { usePanel } from '../../context.ts'
import { addTo } from './add-to-list.ts'
import { findQuestions } from './find-questions.ts'

/** The questions to ask that answers have brought, each under what was asked. */
export function VisitPick({ list }: { list: VisitList }) {
  const panel = usePanel()
  const { earlier, turns } = panel.chat
  /** What two answers suggest stands under the first of them. */
  const met = new Set<string>()
  const groups = [...earlier.value, ...turns.value]
    .map(turn => ({
      turn,
      questions: (turn.answer.value ? findQuestions(turn.answer.value) : []).filter(
        ({ text }) => !met.has(text) && met.add(text),
      ),
    }))
    .filter(({ questions }) => questions.length > 0)
  return (
    <section class="visit-pick" aria-labelledby="navis-visit-pick">
      <h3 class="strong" id="navis-visit-pick">
        {t('visitFromAnswers')}
      </h3>
      {groups.length === 0 && <p class="small">{t('visitNone')}</p>}
      {groups.map(({ turn, questions }, index) => (
        <section key={index} aria-labelledby={`navis-visit-${index}`}>
          <h4 class="small" id={`navis-visit-${index}`} dir="auto">
            {turn.question}
          </h4>
          <ul lang={turn.answer.value?.start.language}>
            {questions.map(({ text, source }) => (
              <li key={text}>
                <span class="visit-text" dir="auto">
                  {text}
                </span>
                <button
                  type="button"
                  class="quiet"
                  aria-disabled={list.has(text)}
                  aria-label={list.has(text) ? undefined : t('visitAddOne', { question: text })}
                  onClick={() => {
                    if (!list.has(text)) addTo(list, panel, text, source)
                  }}
                >
                  {t(list.has(text) ? 'visitOnList' : 'visitAdd')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
