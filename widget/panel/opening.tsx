import { showLanguage, shown } from '../i18n/catalogue.ts'
import { formatRetention } from '../i18n/time.ts'
import { t } from '../i18n/translate.ts'
import { ContactLink } from './contact-link.tsx'
import { Emergency } from './contact-panel.tsx'
import { usePanel } from './context.ts'

/** What a person should know before asking, and questions to start with. */
export function Opening() {
  const { chat, settings, lasting } = usePanel()
  const asked = chat.turns.value.length + chat.earlier.value.length + chat.outgoing.value.length > 0
  return (
    <section class="opening" part="opening">
      <div data-opening>
        <p>{t('openingAbout')}</p>
        <Emergency />
        <p class="small">
          {t('openingKept', { time: formatRetention(settings.retentionHours) })} {!lasting && t('openingReload')}{' '}
          {settings.processor && `${t('openingProcessor', settings.processor)} `}
          {t('openingLeaveOut')} {settings.privacy && <ContactLink contact={settings.privacy} />}
        </p>
      </div>
      <Languages />
      {!asked && (
        <>
          {settings.starters.length > 0 && <h2>{t('starters')}</h2>}
          {settings.starters.slice(0, 4).map(starter => (
            <button
              type="button"
              class="suggestion"
              dir="auto"
              lang="en"
              key={starter}
              onClick={() => chat.ask(starter)}
            >
              {starter}
            </button>
          ))}
        </>
      )}
    </section>
  )
}

/** The other languages that the site offers, each by its own name. */
function Languages() {
  const { chat, settings } = usePanel()
  const others = settings.locales.filter(locale => locale.split('-')[0] !== shown.value.language)
  // By place and not by language: the button that was pressed stays, and the focus with it.
  return others.map((locale, place) => (
    <button
      type="button"
      class="quiet"
      lang={locale}
      key={place}
      onClick={() => {
        // Chosen once more, it did not load.
        if (chat.locale.value === locale) showLanguage(locale)
        chat.locale.value = locale
      }}
    >
      {new Intl.DisplayNames(locale, { type: 'language' }).of(locale)}
    </button>
  ))
}
