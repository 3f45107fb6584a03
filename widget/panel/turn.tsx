import type { AnswerStart } from '../../protocol/frames.ts'
import { t } from '../i18n/translate.ts'
import type { Outgoing } from '../models/outbox.ts'
import type { Turn } from '../models/transcript.ts'
import { CardNote } from './card.tsx'
import { usePanel } from './context.ts'
import { Offer } from './offer.tsx'
import { Waiting } from './waiting.tsx'

interface TurnProps {
  turn: Turn
  /** The first of the chat has the upload offer in full; later ones say it in one line. */
  first: boolean
  last: boolean
  /** The relay no longer has it: nothing of it can be asked for. */
  frozen?: boolean
}

/** One question and its answer, which reads as a page; or what keeps the question from being answered. */
export function TurnArticle(props: TurnProps | { outgoing: Outgoing }) {
  const isWaiting = 'outgoing' in props
  return (
    <article class="turn" part="turn" data-live={isWaiting || (props.last && !props.turn.history) ? '' : undefined}>
      <h2 class="question" tabIndex={-1} dir="auto">
        {isWaiting ? props.outgoing.text : props.turn.question}
      </h2>
      {isWaiting ? <Waiting outgoing={props.outgoing} /> : <TurnBody {...props} />}
    </article>
  )
}

function TurnBody({ turn, first, last, frozen }: TurnProps) {
  const { chat, reading } = usePanel()
  const Rich = reading.value
  const answer = turn.answer.value
  const end = answer?.end
  return (
    <>
      {answer && <AnswerHead turn={turn} start={answer.start} first={first} frozen={frozen} />}
      {answer?.text && (
        <div lang={answer.start.language}>
          {Rich ? <Rich.AnswerBody turn={turn} answer={answer} /> : <PlainText text={answer.text} />}
        </div>
      )}
      {!answer?.text && turn === chat.running.value && <p class="status">{t('looking')}</p>}
      {Rich && <Rich.Unfinished turn={turn} frozen={frozen} />}
      {end && (
        <p class="closing" dir="auto">
          {end.closing}
        </p>
      )}
      {end && end.outcome !== 'urgent' && Rich && !frozen && (
        <Rich.AnswerTail turn={turn} answer={answer} last={last} />
      )}
      {end && !first && answer.start.upload && <Offer offer={answer.start.upload} />}
    </>
  )
}

interface HeadProps extends Pick<TurnProps, 'turn' | 'first' | 'frozen'> {
  start: AnswerStart
}

/** What stands before the first word of an answer. */
function AnswerHead({ turn, start, first, frozen }: HeadProps) {
  const Rich = usePanel().reading.value
  const { attempt, notice, upload, urgent, about, goesOn, facts } = start
  return (
    <>
      {about && (
        <p class="status" dir="auto">
          {t('about', { topic: about })} {Rich && goesOn && !frozen && <Rich.NotAbout question={turn.question} />}
        </p>
      )}
      {urgent && <CardNote card={urgent} question={frozen ? undefined : turn.question} />}
      <aside class="notice" part="notice" dir="auto">
        <strong>{notice.title}.</strong> {notice.text}
      </aside>
      {upload && <Offer offer={upload} brief={!first} />}
      {attempt > 1 && !turn.answer.value?.end && <p class="status">{t('startingAgain')}</p>}
      {Rich && facts && <Rich.FactsUsed turn={turn} facts={facts} />}
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
