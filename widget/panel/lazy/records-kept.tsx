import type { CaseProfile } from '../../../protocol/case-profile.ts'
import { moveFocus } from '../../a11y/focus.ts'
import { t } from '../../i18n/translate-records.ts'
import { GROUPS, listFacts, orderFacts } from '../../models/facts.ts'
import type { RecordsModel } from '../../models/records.ts'
import { writeSavedFacts } from '../../models/saved-facts.ts'
import { usePanel } from '../context.ts'
import { useRef, useSignal } from '../hooks.ts'
import { AddFiles } from './add-files.tsx'
import { closeRecords } from './close-records.ts'
import { nameFact } from './fact-name.ts'
import { printPart } from './print-part.ts'

/** What is confirmed: to look at, print, save, change and delete. */
export function RecordsKept({ model }: { model: RecordsModel }) {
  const panel = usePanel()
  const { chat, framed, announcer } = panel
  const self = useRef<HTMLDivElement>(null)
  /** What was deleted here, to bring it back as long as the sheet is open. */
  const deleted = useSignal<CaseProfile | null>(null)
  const profile = chat.profile.value
  const question = chat.turns.value.at(-1)?.question

  function remove(from: Element): void {
    const before = chat.profile.peek()
    if (!chat.confirm(null)) return announcer.say(t('recordsOffline'), true)
    deleted.value = typeof before === 'object' ? before : null
    announcer.say(t('recordsDeleted'), true)
    moveFocus(from, '.sheet h2')
  }

  if (!profile) {
    return (
      <>
        <p>{t('recordsDeleted')}</p>
        <div class="row">
          {deleted.value && (
            <button
              type="button"
              onClick={({ currentTarget }) => {
                moveFocus(currentTarget, '.sheet h2')
                chat.confirm(deleted.value)
              }}
            >
              {t('undoDelete')}
            </button>
          )}
          <AddFiles model={model} to="consent" />
        </div>
      </>
    )
  }
  const facts = profile === true ? [] : listFacts(profile, [], 'right')
  return (
    <div ref={self} class="kept">
      <h3 class="strong">{t('keptTitle')}</h3>
      <p>{t('keptText')}</p>
      {profile === true && <p>{t('keptUnread')}</p>}
      <dl>
        {GROUPS.map(group => {
          const own = orderFacts(facts.filter(fact => fact.group === group))
          if (own.length === 0) return null
          return (
            <div key={group}>
              <dt class="small">{t(`group-${group}`)}</dt>
              {own.map(fact => (
                <dd key={fact.id} dir="auto">
                  {nameFact(fact)}
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
      <div class="row">
        {question !== undefined && (
          <button
            type="button"
            class="filled"
            onClick={() => {
              closeRecords(panel, self.current)
              chat.ask(question)
            }}
          >
            {t('askLast', { question })}
          </button>
        )}
        {profile !== true && (
          <>
            <button type="button" class="quiet" onClick={() => model.edit(profile)}>
              {t('changeFacts')}
            </button>
            {framed && (
              <button type="button" class="quiet" onClick={() => printPart(self.current)}>
                {t('printFacts')}
              </button>
            )}
            <button type="button" class="quiet" onClick={() => saveFile(writeSavedFacts(profile))}>
              {t('saveFacts')}
            </button>
          </>
        )}
        <AddFiles model={model} to="files" />
        <button type="button" class="danger" onClick={({ currentTarget }) => remove(currentTarget)}>
          {t('deleteRecords')}
        </button>
      </div>
    </div>
  )
}

/** Hands a text over as a download. */
function saveFile(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'my-cancer-facts.json'
  link.click()
  URL.revokeObjectURL(url)
}
