import { moveFocus } from '../../a11y/focus.ts'
import { formatWait } from '../../i18n/time.ts'
import { t } from '../../i18n/translate-reading.ts'
import type { Outgoing } from '../../models/outbox.ts'
import { usePanel } from '../context.ts'
import { useEffect } from '../hooks.ts'
import { useTimeLeft } from '../time-left.ts'

/** What can be done with a question that was not sent, or not taken: send it when its time has come, or change it. */
export function WaitingChoices({ outgoing }: { outgoing: Outgoing }) {
  const { chat } = usePanel()
  const { id, state } = outgoing
  const left = useTimeLeft(state === 'refused' ? outgoing.retryAt : 0)
  const isEarly = left > 0
  // It is nowhere but here, so the browser asks before it lets go of the page.
  useEffect(() => {
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])
  return (
    <div class="row">
      {state !== 'queued' && (
        <button
          type="button"
          disabled={isEarly}
          onClick={event => {
            moveFocus(event.currentTarget, '.log')
            chat.sendNow(id)
          }}
        >
          {t(state === 'held' ? 'sendNow' : 'sendAgain')}
        </button>
      )}
      {isEarly && (
        <span class="small" role="timer">
          {formatWait(left)}
        </span>
      )}
      <button
        type="button"
        class="quiet"
        onClick={event => {
          moveFocus(event.currentTarget, 'textarea')
          chat.takeBack(id)
        }}
      >
        {t('edit')}
      </button>
    </div>
  )
}
