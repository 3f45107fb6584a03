import { FEEDBACK_REASONS, type FeedbackReason } from '../../../protocol/frames.ts'
import { t } from '../../i18n/translate-reading.ts'
import { usePanel } from '../context.ts'
import { useSignal } from '../hooks.ts'

/** Whether an answer helped. Reasons are a fixed list: nothing a person writes here could carry their story. */
export function Feedback({ answer }: { answer: string }) {
  const { chat, announcer } = usePanel()
  const value = useSignal<'up' | 'down' | null>(null)
  const reason = useSignal<FeedbackReason | null>(null)
  const said = useSignal('')

  function rate(next: 'up' | 'down', why: FeedbackReason | null = null): void {
    const isSent = chat.rate(answer, next, why ?? undefined)
    said.value = t(isSent ? 'thanks' : 'notSent')
    announcer.say(said.value)
    if (!isSent) return
    value.value = next
    reason.value = why
  }

  return (
    <>
      <button type="button" class="quiet" aria-pressed={value.value === 'up'} onClick={() => rate('up')}>
        {t('helpful')}
      </button>
      <button type="button" class="quiet" aria-pressed={value.value === 'down'} onClick={() => rate('down')}>
        {t('notHelpful')}
      </button>
      {value.value === 'down' && (
        <fieldset class="reasons">
          <legend class="small">{t('reasons')}</legend>
          {FEEDBACK_REASONS.map(name => (
            <button
              type="button"
              class="quiet"
              key={name}
              aria-pressed={reason.value === name}
              onClick={() => rate('down', name)}
            >
              {t(`reason-${name}`)}
            </button>
          ))}
        </fieldset>
      )}
      {said.value && <span class="small said">{said.value}</span>}
    </>
  )
}
