import { t } from '../../i18n/translate-records.ts'
import type { Chat } from '../../models/chat.ts'
import { createRecords, type RecordsModel } from '../../models/records.ts'
import { sendRecords } from '../../transport/send-records.ts'
import { usePanel } from '../context.ts'
import { useEffect, useMemo, useRef } from '../hooks.ts'
import { closeRecords } from './close-records.ts'
import { RecordsCheck } from './records-check.tsx'
import { RecordsConsent } from './records-consent.tsx'
import { RecordsFiles } from './records-files.tsx'
import { RecordsKept } from './records-kept.tsx'
import { troubleText } from './trouble-text.ts'

/** A sheet that is closed and opened again goes on where it was; a chat has one. */
const models = new WeakMap<Chat, RecordsModel>()

const STEPS = { consent: RecordsConsent, files: RecordsFiles, check: RecordsCheck, kept: RecordsKept }

/** From consent to confirmed facts, in place of the chat; the contact and the red-flag card stay above it. */
export function RecordsSheet() {
  const panel = usePanel()
  const { chat, settings, relay, announcer } = panel
  const heading = useRef<HTMLHeadingElement>(null)
  const model = useMemo(() => {
    const known = models.get(chat)
    if (known) return known
    const made = createRecords({
      send: options =>
        sendRecords({
          ...options,
          url: `${relay}/v1/records?site=${encodeURIComponent(settings.key)}`,
          token: chat.token() ?? '',
          locale: chat.locale.value,
        }),
      onChange: what => announcer.say(what === 'read' ? t('recordsRead') : troubleText(made), true),
    })
    models.set(chat, made)
    return made
  }, [chat])
  const step = model.step.value
  useEffect(() => {
    if (chat.profile.peek()) model.step.value = 'kept'
  }, [])
  useEffect(() => void heading.current?.focus(), [step])
  const Step = STEPS[step]
  return (
    <section
      class="sheet"
      aria-labelledby="navis-records"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        closeRecords(panel, heading.current)
      }}
    >
      <div class="row">
        <h2 class="strong" id="navis-records" tabIndex={-1} ref={heading}>
          {t('recordsTitle')}
        </h2>
        <button type="button" class="quiet" onClick={() => closeRecords(panel, heading.current)}>
          {t('recordsClose')}
        </button>
      </div>
      <Step model={model} />
    </section>
  )
}
