import { moveFocus } from '../a11y/focus.ts'
import { formatWait } from '../i18n/time.ts'
import { t } from '../i18n/translate.ts'
import { ContactLink } from './contact-link.tsx'
import { Emergency } from './contact-panel.tsx'
import { usePanel } from './context.ts'
import { useTimeLeft } from './time-left.ts'

/** Says what is wrong with the connection, after how to get help without it. */
export function ConnectionBar() {
  const { chat, settings } = usePanel()
  const trouble = chat.trouble.value
  if (!trouble) return null
  const { label, phone } = settings.contact
  return (
    <section class="connection" part="connection">
      <Emergency />
      <p>
        {label} {phone && <ContactLink contact={{ label: phone, href: `tel:${phone.replace(/[^+\d]/g, '')}` }} />}
      </p>
      <div class="row">
        <p class="strong">{trouble.kind === 'busy' ? <Busy until={trouble.retryAt} /> : t(trouble.kind)}</p>
        {trouble.kind !== 'refused' && (
          <button
            type="button"
            class="quiet"
            onClick={({ currentTarget, detail }) => {
              // By keyboard: the bar goes with the trouble, and the composer is beside it.
              if (!detail) moveFocus(currentTarget, 'textarea')
              chat.retryNow()
            }}
          >
            {t('tryNow')}
          </button>
        )}
      </div>
    </section>
  )
}

function Busy({ until }: { until: number }) {
  return <span role="timer">{t('busy', { time: formatWait(useTimeLeft(until)) })}</span>
}
