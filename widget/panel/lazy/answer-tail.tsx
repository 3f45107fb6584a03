import { t } from '../../i18n/translate-reading.ts'
import type { Answer, Turn } from '../../models/transcript.ts'
import { usePanel } from '../context.ts'
import { Feedback } from './feedback.tsx'
import { KeepActions } from './keep-actions.tsx'
import { loadTakeaway } from './load-takeaway.ts'

/** What can be done with an answer that has ended; the follow-ups only under the latest. */
export function AnswerTail({ turn, answer, last }: { turn: Turn; answer: Answer; last: boolean }) {
  const panel = usePanel()
  const { chat } = panel
  // What it takes is there before the press, which a phone lets go of while something loads.
  const prepare = (): void => void loadTakeaway(panel).catch(() => {})
  const followUps = last ? (answer.end?.followUps ?? []) : []
  return (
    <>
      <div class="actions row" onPointerEnter={prepare} onFocusCapture={prepare}>
        <KeepActions turn={turn} answer={answer} />
        <Feedback answer={turn.id} />
      </div>
      {followUps.length > 0 && (
        <section class="follow-ups" part="follow-ups" aria-label={t('followUps')}>
          <h3>{t('followUps')}</h3>
          {followUps.map(followUp => (
            <button
              type="button"
              class="suggestion"
              dir="auto"
              key={followUp}
              onClick={() => chat.ask(followUp)}
              lang={answer.start.language}
            >
              {followUp}
            </button>
          ))}
        </section>
      )}
    </>
  )
}
