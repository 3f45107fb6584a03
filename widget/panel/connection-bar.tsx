import { formatTime } from '../i18n/time.ts'
import { t } from '../i18n/translate.ts'
import { ContactLink } from './contact-link.tsx'
import { Emergency } from './contact-panel.tsx'
import { usePanel } from './context.ts'

/** Says what is wrong with the connection, after how to get help without it. */
export function ConnectionBar() {
  const { chat, settings } = usePanel()
  const trouble = chat.trouble.value
  if (!trouble) return null
  const { label, phone } = settings.contact
  const words =
    trouble.kind === 'busy' ? t('busy', { time: formatTime(trouble.retryAt, chat.locale.value) }) : t(trouble.kind)
  return (
    <section class="connection" part="connection">
      <Emergency />
      <p>
        {label} {phone && <ContactLink contact={{ label: phone, href: `tel:${phone.replace(/[^+\d]/g, '')}` }} />}
      </p>
      <div class="row">
        <p class="strong">{words}</p>
        {trouble.kind !== 'refused' && (
          <button type="button" class="quiet" onClick={chat.retryNow}>
            {t('tryNow')}
          </button>
        )}
      </div>
    </section>
  )
}
