import { formatMoment } from '../../i18n/moment.ts'
import { t } from '../../i18n/translate-reading.ts'
import { usePanel } from '../context.ts'
import { DeleteChat } from './delete-chat.tsx'

/** Under everything that was asked: how long it is kept, and the way to delete it sooner. */
export function ChatFooter() {
  const { chat } = usePanel()
  return (
    <footer class="tail">
      {chat.expiresAt.value && (
        <p class="small">{t('keptUntil', { time: formatMoment(chat.expiresAt.value, chat.locale.value) })}</p>
      )}
      <DeleteChat />
    </footer>
  )
}
