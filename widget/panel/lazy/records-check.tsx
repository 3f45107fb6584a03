import { moveFocus } from '../../a11y/focus.ts'
import { warningText } from '../../i18n/record-values.ts'
import { t } from '../../i18n/translate-records.ts'
import type { Chat } from '../../models/chat.ts'
import { type Fact, GROUPS, type Group, orderFacts } from '../../models/facts.ts'
import type { RecordsModel } from '../../models/records.ts'
import { usePanel } from '../context.ts'
import { useEffect, useSignal } from '../hooks.ts'
import { AddFiles } from './add-files.tsx'
import { FactCard } from './fact-card.tsx'
import { nameFact } from './fact-name.ts'

/** Every fact beside the words it came from. What is not marked as right is not used. */
export function RecordsCheck({ model }: { model: RecordsModel }) {
  const { chat } = usePanel()
  /** What was confirmed when the facts were sent; undefined while none are on their way. */
  const before = useSignal<Chat['profile']['value'] | undefined>(undefined)
  const problem = useSignal<'confirmNone' | 'recordsOffline' | null>(null)
  const facts = model.facts.value
  const count = facts.filter(({ verdict }) => verdict === 'right').length
  const removed = model.removed.value.at(-1)
  const profile = chat.profile.value
  const isRefused = chat.fault.value !== null
  const isOpen = chat.open.value

  useEffect(() => {
    if (before.value === undefined) return
    // Whether they arrived before the connection broke is told by the next one: by its event, or by none.
    if (!isOpen) problem.value = 'recordsOffline'
    if (profile !== before.value) model.step.value = 'kept'
    if (profile !== before.value || isRefused || !isOpen) before.value = undefined
  }, [profile, isRefused, isOpen])

  function confirm(): void {
    problem.value = count === 0 ? 'confirmNone' : null
    if (count === 0) return
    before.value = chat.profile.peek()
    if (chat.confirm(model.toProfile())) return
    before.value = undefined
    problem.value = 'recordsOffline'
  }

  return (
    <>
      <h3 class="strong">{t('checkTitle')}</h3>
      <p>{t('checkText')}</p>
      {model.notMedical.value && <p class="wrong">{t('notMedical')}</p>}
      {model.warnings.value.map(warning => (
        <p class="small" dir="auto" key={warning.message}>
          {warningText(warning)}
        </p>
      ))}
      {facts.length === 0 && !model.notMedical.value && <p>{t('noFacts')}</p>}
      {GROUPS.map(group => (
        <FactGroup key={group} group={group} facts={facts.filter(fact => fact.group === group)} model={model} />
      ))}
      {removed && (
        <button
          type="button"
          class="quiet"
          onClick={({ currentTarget }) => {
            model.putBack()
            // The button is gone, or another fact's; what it brought back is drawn by then.
            const sheet = currentTarget.closest('.sheet')
            requestAnimationFrame(() => sheet?.querySelector<HTMLElement>(`[data-fact="${removed.id}"] h5`)?.focus())
          }}
        >
          {t('putBack', { fact: nameFact(removed) })}
        </button>
      )}
      <p role="status">{t('confirmCount', { count, all: facts.length })}</p>
      {problem.value && (
        <p class="wrong" role="alert">
          {t(problem.value)}
        </p>
      )}
      <div class="row">
        <button type="button" class="filled" onClick={confirm}>
          {t(before.value === undefined ? 'confirmFacts' : 'confirming')}
        </button>
        <AddFiles model={model} to="files" />
      </div>
    </>
  )
}

function FactGroup({ group, facts, model }: { group: Group; facts: readonly Fact[]; model: RecordsModel }) {
  if (facts.length === 0) return null
  const name = t(`group-${group}`)
  /** What reads doubtfully is looked at by itself. */
  const plain = facts.filter(({ warnings, isDisputed }) => warnings.length === 0 && !isDisputed)
  return (
    <section class="facts" aria-label={name}>
      <h4 class="strong" tabIndex={-1}>
        {name}
      </h4>
      {orderFacts(facts).map(fact => (
        <FactCard key={fact.id} fact={fact} model={model} />
      ))}
      {plain.length > 1 && plain.some(({ verdict }) => verdict !== 'right') && (
        <button
          type="button"
          class="quiet"
          onClick={({ currentTarget }) => {
            focusNext(currentTarget)
            for (const { id } of plain) model.update(id, { verdict: 'right' })
          }}
        >
          {t('allRight', { group: plain.map(nameFact).join(', ') })}
        </button>
      )}
    </section>
  )
}

/** From a button that goes with its press to the next group, or to what comes after all of them. */
function focusNext(from: Element): void {
  const next = from.closest('.facts')?.nextElementSibling?.querySelector<HTMLElement>('h4')
  if (next) next.focus()
  else moveFocus(from, '.sheet > .row .filled')
}
