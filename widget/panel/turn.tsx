import { t } from '../i18n/translate.ts'
import type { Answer, Turn } from '../models/transcript.ts'
import { CardNote } from './card.tsx'
import { usePanel } from './context.ts'
import { Offer } from './offer.tsx'

export interface TurnProps {
  turn: Turn
  /** The first of the chat has the upload offer in full; later ones say it in one line. */
  first: boolean
  last: boolean
  /** The relay no longer has it: nothing of it can be asked for. */
  frozen?: boolean
}

/** One question and its answer, which reads as a page. */
export function TurnArticle({ turn, first, last, frozen }: TurnProps) {
  const answer = turn.answer.value
  return (
    <article class="turn" part="turn" data-live={last && !turn.history ? '' : undefined}>
      <h2 class="question" tabIndex={-1} dir="auto">
        {turn.question}
      </h2>
      {answer ? (
        <AnswerPage turn={turn} answer={answer} first={first} last={last} frozen={frozen} />
      ) : (
        !frozen && <p class="status">{t('looking')}</p>
      )}
    </article>
  )
}

function AnswerPage({ turn, answer, first, last, frozen }: TurnProps & { answer: Answer }) {
  const { chat, reading } = usePanel()
  const { start, text, end } = answer
  const { notice, upload, urgent, about, facts } = start
  const Rich = reading.value
  const over = end?.outcome
  return (
    <>
      {about && (
        <p class="status" dir="auto">
          {t('about', { topic: about })}
        </p>
      )}
      {urgent && <CardNote card={urgent} question={frozen ? undefined : turn.question} />}
      <aside class="notice" part="notice" dir="auto">
        <strong>{notice.title}.</strong> {notice.text}
      </aside>
      {upload && <Offer offer={upload} brief={!first} />}
      {start.attempt > 1 && !end && <p class="status">{t('startingAgain')}</p>}
      {facts && facts.length > 0 && <p class="status">{t('facts', { facts: facts.join(', ') })}</p>}
      {!text && !end && !frozen && <p class="status">{t('looking')}</p>}
      {text && (Rich ? <Rich.AnswerBody answer={answer} /> : <PlainText text={text} />)}
      {over === 'stopped' && <p class="status">{t('stopped')}</p>}
      {over === 'failed' && <p class="status">{t('failed')}</p>}
      {!frozen && (over === 'stopped' || over === 'failed') && (
        <button type="button" class="quiet" onClick={() => chat.ask(turn.question)}>
          {t('askAgain')}
        </button>
      )}
      {end && (
        <p class="closing" dir="auto">
          {end.closing}
        </p>
      )}
      {end && over !== 'urgent' && Rich && !frozen && <Rich.AnswerTail turn={turn} answer={answer} last={last} />}
      {end && !first && upload && <Offer offer={upload} />}
    </>
  )
}

/** An answer while the Markdown reader loads, or where it cannot. */
function PlainText({ text }: { text: string }) {
  return (
    <div class="md" dir="auto">
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  )
}
