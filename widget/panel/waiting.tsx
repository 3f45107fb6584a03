import { moveFocus } from '../a11y/focus.ts'
import { t } from '../i18n/translate.ts'
import type { Outgoing } from '../models/outbox.ts'
import { usePanel } from './context.ts'

/** The question that the relay has not confirmed yet. */
export function Waiting({ outgoing }: { outgoing: Outgoing }) {
  const { chat } = usePanel()
  return (
    <article class="turn" data-live="">
      <h2 class="question" tabIndex={-1} dir="auto">
        {outgoing.text}
      </h2>
      <p class="status">{t(outgoing.state === 'sent' ? 'sending' : outgoing.state)}</p>
      {outgoing.state !== 'sent' && (
        <div class="row">
          {outgoing.state === 'held' && (
            <button
              type="button"
              onClick={event => {
                moveFocus(event.currentTarget, '.log')
                chat.sendNow()
              }}
            >
              {t('sendNow')}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            onClick={event => {
              moveFocus(event.currentTarget, 'textarea')
              chat.takeBack()
            }}
          >
            {t('edit')}
          </button>
        </div>
      )}
    </article>
  )
}
