import { moveFocus } from '../a11y/focus.ts'
import { t } from '../i18n/translate.ts'
import { lost } from '../parts.ts'
import { usePanel } from './context.ts'
import { useEffect } from './hooks.ts'

/** Something that was asked for did not load: says so where it is read and to who listens, and asks for it again. */
export function LostNote() {
  const { announcer } = usePanel()
  const again = lost.value
  const isLost = again.length > 0
  useEffect(() => {
    if (isLost) announcer.say(t('lost'), true)
  }, [again])
  if (!isLost) return null
  return (
    <section class="connection">
      <p class="strong">{t('lost')}</p>
      <button
        type="button"
        class="quiet"
        onClick={event => {
          moveFocus(event.currentTarget, '.log, .sheet h2')
          for (const one of again) one()
        }}
      >
        {t('loadAgain')}
      </button>
    </section>
  )
}
