import type { FeedbackReason } from '../../../protocol/frames.ts'
import { t } from '../../i18n/translate-reading.ts'
import { usePanel } from '../context.ts'
import { useSignal } from '../hooks.ts'
import { type Takeaway, takeAway } from './load-takeaway.ts'

/** Whether an answer helped; the reasons why not load when they are asked for. */
export function Feedback({ answer }: { answer: string }) {
  const panel = usePanel()
  const { chat, announcer } = panel
  const value = useSignal<'up' | 'down' | null>(null)
  const reason = useSignal<FeedbackReason | undefined>(undefined)
  const late = useSignal<Takeaway | null>(null)
  const said = useSignal('')
  const Late = late.value

  function rate(next: 'up' | 'down', why?: FeedbackReason): void {
    const isSent = chat.rate(answer, next, why)
    said.value = t(isSent ? 'thanks' : 'notSent')
    announcer.say(said.value, true)
    if (!isSent) return
    value.value = next
    reason.value = why
    if (next === 'down')
      takeAway(panel, it => {
        late.value = it
      })
  }

  return (
    <>
      <button type="button" class="quiet" aria-pressed={value.value === 'up'} onClick={() => rate('up')}>
        {t('helpful')}
      </button>
      <button type="button" class="quiet" aria-pressed={value.value === 'down'} onClick={() => rate('down')}>
        {t('notHelpful')}
      </button>
      {Late && value.value === 'down' && (
        <Late.FeedbackReasons chosen={reason.value} choose={why => rate('down', why)} />
      )}
      {said.value && <span class="small said">{said.value}</span>}
    </>
  )
}
