import { shown } from '../i18n/catalogue.ts'
import { t } from '../i18n/translate.ts'
import { ContactLink } from './contact-link.tsx'
import { usePanel } from './context.ts'
import { CopyButton } from './copy-button.tsx'

/** The people to talk to, the number readable and copyable; the emergency line for when waiting would be wrong. */
export function ContactPanel() {
  const { settings } = usePanel()
  const { label, phone, href, hours } = settings.contact
  return (
    <section class="contact" part="contact" aria-label={t('talk')}>
      <p class="strong">{label}</p>
      {phone && (
        <p class="row">
          <ContactLink contact={{ label: phone, href: `tel:${phone.replace(/[^+\d]/g, '')}` }} loud />
          <CopyButton text={() => phone} label={t('copyNumber')} />
        </p>
      )}
      {hours && <p class="small">{hours}</p>}
      {href && !href.startsWith('tel:') && (
        <p>
          <ContactLink contact={{ label: t('openContact'), href }} />
        </p>
      )}
      <Emergency />
    </section>
  )
}

/** The country's emergency line, first things first. Nothing where a site has none. */
export function Emergency() {
  const { emergency, emergencyIn } = usePanel().settings
  const [first] = emergencyIn?.[shown.value.language] ?? emergency
  if (!first) return null
  return (
    <p>
      {t('openingEmergency')} <ContactLink contact={first} />
    </p>
  )
}
