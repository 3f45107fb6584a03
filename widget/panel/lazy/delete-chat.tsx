import { moveFocus } from '../../a11y/focus.ts'
import { t } from '../../i18n/translate-reading.ts'
import { usePanel } from '../context.ts'
import { useLayoutEffect, useRef, useSignal } from '../hooks.ts'

/** Asks once, in place, with the safe answer in focus. What is deleted cannot come back, and it says so. */
export function DeleteChat() {
  const { chat, settings } = usePanel()
  const asking = useSignal(false)
  const keep = useRef<HTMLButtonElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)

  // At once: Escape means this question from its first moment on.
  useLayoutEffect(() => {
    if (asking.value) keep.current?.focus()
    else if (wasAsking.current) opener.current?.focus()
    wasAsking.current = asking.value
  }, [asking.value])

  function stay(): void {
    asking.value = false
  }

  if (chat.deleting.value) {
    return <p class="status">{t(chat.open.value ? 'deleting' : 'deleteOffline')}</p>
  }
  if (!asking.value) {
    return (
      <button
        type="button"
        class="quiet"
        ref={opener}
        onClick={() => {
          asking.value = true
        }}
      >
        {t('delete')}
      </button>
    )
  }
  return (
    <div
      class="confirm"
      role="alertdialog"
      aria-labelledby="navis-delete-ask"
      aria-describedby="navis-delete-text"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        stay()
      }}
    >
      <p class="strong" id="navis-delete-ask">
        {t('deleteAsk')}
      </p>
      <p id="navis-delete-text">{t('deleteText', { name: settings.name })}</p>
      <div class="row">
        {/* Where the pointer of a double click rests, there is the harmless one. */}
        <button type="button" class="quiet" ref={keep} onClick={stay}>
          {t('deleteNo')}
        </button>
        <button
          type="button"
          class="danger"
          onClick={event => {
            // An empty transcript is no place to be.
            moveFocus(event.currentTarget, '.title')
            chat.remove()
          }}
        >
          {t('deleteYes')}
        </button>
      </div>
    </div>
  )
}
