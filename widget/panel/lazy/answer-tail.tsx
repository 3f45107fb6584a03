import { t } from '../../i18n/translate-reading.ts'
import type { Answer, Turn } from '../../models/transcript.ts'
import { usePanel } from '../context.ts'
import { CopyButton } from '../copy-button.tsx'
import { useRef } from '../hooks.ts'
import { Feedback } from './feedback.tsx'
import { writePlainAnswer } from './plain-answer.ts'
import { printTurn } from './print.ts'

/** What can be done with an answer that has ended; the follow-ups only under the latest. */
export function AnswerTail({ turn, answer, last }: { turn: Turn; answer: Answer; last: boolean }) {
  const { chat, framed } = usePanel()
  const self = useRef<HTMLDivElement>(null)
  const followUps = last ? (answer.end?.followUps ?? []) : []
  return (
    <>
      <div class="actions row" ref={self}>
        {answer.text && <CopyButton text={() => writePlainAnswer(turn.question, answer)} label={t('copyAnswer')} />}
        {framed && (
          <button type="button" class="quiet" onClick={() => printTurn(self.current?.closest('.turn'))}>
            {t('print')}
          </button>
        )}
        <Feedback answer={turn.id} />
      </div>
      {followUps.length > 0 && (
        <section class="follow-ups" part="follow-ups" aria-label={t('followUps')}>
          <h3>{t('followUps')}</h3>
          {followUps.map(followUp => (
            <button type="button" class="suggestion" key={followUp} onClick={() => chat.ask(followUp)}>
              {followUp}
            </button>
          ))}
        </section>
      )}
    </>
  )
}
