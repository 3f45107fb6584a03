import { t as reading } from '../../../i18n/translate-reading.ts'
import { t } from '../../../i18n/translate-takeaway.ts'
import type { VisitList } from '../../../models/visit-list.ts'
import { usePanel } from '../../context.ts'
import { CopyButton } from '../../copy-button.tsx'
import { useEffect, useRef, useSignal } from '../../hooks.ts'
import { fitVisit } from './fit-visit.tsx'
import { share } from './hand-over.ts'
import { nameFile } from './name-file.ts'
import { printPaper } from './print-paper.tsx'
import { SaveButton } from './save-button.tsx'
import { VisitPaper } from './visit-paper.tsx'
import { writeVisit } from './write-visit.ts'

/** Ways to take the list along; the device's own first where there is no mouse. */
export function VisitTake({ list }: { list: VisitList }) {
  const panel = usePanel()
  const { announcer } = panel
  const self = useRef<HTMLDivElement>(null)
  const fits = useSignal(true)
  const items = list.items.value
  const large = list.large.value
  const text = (): string => writeVisit(items, panel)
  const isTouch = matchMedia('(pointer: coarse)').matches

  useEffect(() => {
    if (self.current && items.length > 0) fits.value = fitVisit(panel, self.current, { items, large }).fits
  }, [items, large, items.length > 0])

  if (items.length === 0) return null
  return (
    <div class="visit-take" ref={self}>
      <label class="choice">
        <input
          type="checkbox"
          checked={large}
          onChange={event => {
            list.large.value = event.currentTarget.checked
          }}
        />
        {t('visitLarge')}
      </label>
      <p class="small" role="status">
        {t(fits.value ? 'visitOnePage' : 'visitMorePages')}
      </p>
      <div class="row">
        {isTouch && (
          <button
            type="button"
            class="filled"
            onClick={async () => {
              const file = nameFile(t('fileVisit'))
              if (!(await share(text(), file))) announcer.say(t('saved', { file }), true)
            }}
          >
            {reading('share')}
          </button>
        )}
        <button
          type="button"
          class={isTouch ? 'quiet' : 'filled'}
          onClick={({ currentTarget }) => {
            const { lines, ruleMm } = fitVisit(panel, currentTarget, { items, large })
            void printPaper(
              panel,
              currentTarget,
              <VisitPaper items={items} large={large} lines={lines} ruleMm={ruleMm} />,
            )
          }}
        >
          {t('visitPrint')}
        </button>
        <CopyButton text={text} label={t('visitCopy')} />
        <SaveButton text={text} kind={t('fileVisit')} />
      </div>
    </div>
  )
}
