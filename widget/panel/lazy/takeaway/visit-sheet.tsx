import { t } from '../../../i18n/translate-takeaway.ts'
import { usePanel } from '../../context.ts'
import { useEffect, useRef } from '../../hooks.ts'
import { closeVisit } from './close-visit.ts'
import { VisitItems } from './visit-items.tsx'
import { visitListOf } from './visit-list-of.ts'
import { VisitOwn } from './visit-own.tsx'
import { VisitPick } from './visit-pick.tsx'
import { VisitTake } from './visit-take.tsx'

/** Questions for a visit, in place of the chat: picked, written, put in order, and taken along. The contact stays above it. */
export function VisitSheet() {
  const panel = usePanel()
  const heading = useRef<HTMLHeadingElement>(null)
  const list = visitListOf(panel.chat)
  useEffect(() => void heading.current?.focus(), [])
  const close = (): void => void (heading.current && closeVisit(panel, heading.current))
  return (
    <section
      class="sheet"
      aria-labelledby="navis-visit"
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.isComposing) return
        event.stopPropagation()
        close()
      }}
    >
      <div class="row">
        <h2 class="strong" id="navis-visit" tabIndex={-1} ref={heading}>
          {t('visitTitle')}
        </h2>
        <button type="button" class="quiet" onClick={close}>
          {t('visitBack')}
        </button>
      </div>
      <p>{t('visitAbout')}</p>
      <VisitItems list={list} />
      <VisitTake list={list} />
      <p class="small">{t('visitKept')}</p>
      <VisitOwn list={list} />
      <VisitPick list={list} />
    </section>
  )
}
