import { formatMoment } from '../../i18n/moment.ts'
import { t } from '../../i18n/translate-reading.ts'
import { usePanel } from '../context.ts'
import { DeleteChat } from './delete-chat.tsx'
import { TakeButton } from './take-button.tsx'

/** Under everything that was asked: ways to take it along, what a screen reader says of answers, how long all is kept, and the way to delete it sooner. */
export function ChatFooter() {
  const panel = usePanel()
  const { chat, announcer } = panel
  const { brief } = announcer
  return (
    <footer class="tail">
      <div class="row">
        <TakeButton class="visit" label={t('visit')} use={(it, from) => it.openVisit(panel, from)} />
        <TakeButton label={t('saveChat')} use={it => it.saveChat(panel)} />
        <TakeButton label={t('printChat')} use={(it, from) => it.printChat(panel, from)} />
      </div>
      {chat.expiresAt.value && (
        <p class="small">{t('keptUntil', { time: formatMoment(chat.expiresAt.value, chat.locale.value) })}</p>
      )}
      <DeleteChat />
      <button
        type="button"
        class="quiet"
        aria-pressed={brief.value}
        onClick={() => {
          brief.value = !brief.value
          // What waits to be said of an answer is not wanted any more.
          if (brief.value) announcer.restart(false)
        }}
      >
        {t('brief')}
      </button>
    </footer>
  )
}
