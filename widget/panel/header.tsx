import { t } from '../i18n/translate.ts'
import { checkLogo } from '../theme/logo.ts'
import { ContactPanel } from './contact-panel.tsx'
import { usePanel } from './context.ts'
import { Icon } from './icon.tsx'

/** In sight in every state: that this is AI, and the way to a person. No landmark: inline, the page has a banner of its own. */
export function Header({ logo }: { logo?: string }) {
  const { settings, contactOpen, close, relay } = usePanel()
  const image = checkLogo(logo, relay)
  return (
    <div class="header" part="header">
      <div class="bar">
        {image && <img class="logo" src={image} alt="" />}
        <h1 class="title" tabIndex={-1}>
          <span>{settings.assistant}</span>
          {t('title', { assistant: '' })}
        </h1>
        <button
          type="button"
          class="talk"
          aria-expanded={contactOpen.value}
          onClick={() => {
            contactOpen.value = !contactOpen.value
          }}
        >
          <Icon name="phone" />
          {t('talk')}
        </button>
        {close && (
          <button type="button" class="square" aria-label={t('close')} onClick={close}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {contactOpen.value && <ContactPanel />}
    </div>
  )
}
