import { formatRetention } from '../../i18n/time.ts'
import { t } from '../../i18n/translate-records.ts'
import type { RecordsModel } from '../../models/records.ts'
import { usePanel } from '../context.ts'
import { useRef, useSignal } from '../hooks.ts'

/** What is read, where, how long, how to delete; and whose records they are. First of all. */
export function RecordsConsent({ model }: { model: RecordsModel }) {
  const { chat, settings } = usePanel()
  const isMissing = useSignal(false)
  const first = useRef<HTMLInputElement>(null)
  const locale = chat.locale.value
  const consents = settings.consent ?? {}
  const own = consents[locale] ?? consents[locale.split('-')[0] ?? ''] ?? Object.values(consents)[0]

  function agree(form: HTMLFormElement): void {
    const who = new FormData(form).get('who')
    if (who !== 'mine' && who !== 'care') {
      isMissing.value = true
      first.current?.focus()
      return
    }
    chat.reader.value = who === 'care' ? 'caregiver' : 'patient'
    model.step.value = 'files'
  }

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        agree(event.currentTarget)
      }}
    >
      <h3 class="strong">{t('consentTitle')}</h3>
      <p>{t('consentRead', { name: settings.name })}</p>
      <p>{t('consentKept', { time: formatRetention(settings.retentionHours) })}</p>
      <p>{t('consentDelete')}</p>
      {own && (
        <p dir="auto">
          {own.text} <span class="small">({own.version})</span>
        </p>
      )}
      <fieldset aria-describedby={isMissing.value ? 'navis-who' : undefined}>
        <legend class="strong">{t('consentWho')}</legend>
        <label class="choice">
          <input type="radio" name="who" value="mine" ref={first} /> {t('consentMine')}
        </label>
        <label class="choice">
          <input type="radio" name="who" value="care" /> {t('consentCare')}
        </label>
        {isMissing.value && (
          <p class="wrong" id="navis-who" role="alert">
            {t('consentWhoFirst')}
          </p>
        )}
      </fieldset>
      <button type="submit" class="filled">
        {t('consentAgree')}
      </button>
    </form>
  )
}
