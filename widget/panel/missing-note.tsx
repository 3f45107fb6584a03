import { t } from '../i18n/translate.ts'
import { usePanel } from './context.ts'

/** A part did not load. A reload gets the current release, and finds the chat again where its token outlives the page. */
export function MissingNote() {
  const { chat, missing, lasting } = usePanel()
  // Without a connection that is the trouble, and its bar is there.
  if (!missing.value || !chat.open.value) return null
  return (
    <section class="connection" role="status">
      <p class="strong">{t('missing')}</p>
      {lasting ? (
        <button type="button" class="quiet" onClick={() => location.reload()}>
          {t('reload')}
        </button>
      ) : (
        <p>{t('openingReload')}</p>
      )}
    </section>
  )
}
