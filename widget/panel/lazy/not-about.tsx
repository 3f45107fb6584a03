import { t } from '../../i18n/translate-reading.ts'
import { usePanel } from '../context.ts'

/** Takes what was talked of before away from a question: it is asked again as a new one. */
export function NotAbout({ question }: { question: string }) {
  const { chat, settings } = usePanel()
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => chat.ask(t('newQuestion', { question }).slice(0, settings.questionMaxLength))}
    >
      {t('notAbout')}
    </button>
  )
}
