import { t } from '../../../i18n/translate-takeaway.ts'
import { ITEMS_MAX, OWN_MAX_LENGTH, type VisitList } from '../../../models/visit-list.ts'
import { Emergency } from '../../contact-panel.tsx'
import { usePanel } from '../../context.ts'
import { useRef } from '../../hooks.ts'
import { addTo } from './add-to-list.ts'

/** A question in a person's own words. It goes nowhere, so nobody could see in it that help is needed: that is said. */
export function VisitOwn({ list }: { list: VisitList }) {
  const panel = usePanel()
  const box = useRef<HTMLTextAreaElement>(null)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (addTo(list, panel, list.draft.peek())) list.draft.value = ''
        // Once the longer list above has moved it: it comes into view where it is then.
        requestAnimationFrame(() => box.current?.focus())
      }}
    >
      <label class="strong" for="navis-visit-own">
        {t('visitOwn')}
      </label>
      <textarea
        id="navis-visit-own"
        ref={box}
        rows={2}
        dir="auto"
        maxLength={OWN_MAX_LENGTH}
        aria-describedby="navis-visit-hint"
        value={list.draft.value}
        onInput={event => {
          list.draft.value = event.currentTarget.value
        }}
      />
      <div class="small" id="navis-visit-hint">
        <p>{t('visitOwnHint')}</p>
        <Emergency />
      </div>
      <button type="submit" class="quiet">
        {t('visitAdd')}
      </button>
      {list.items.value.length >= ITEMS_MAX && <p class="wrong">{t('visitFull')}</p>}
    </form>
  )
}
