import { t } from '../../../i18n/translate-takeaway.ts'
import type { VisitItem, VisitList } from '../../../models/visit-list.ts'
import { usePanel } from '../../context.ts'
import { useRef } from '../../hooks.ts'
import { Icon } from '../../icon.tsx'

/** The list itself, in its order. Where a press takes its own button away or elsewhere, the focus goes along. */
export function VisitItems({ list }: { list: VisitList }) {
  const { announcer } = usePanel()
  const self = useRef<HTMLElement>(null)
  const items = list.items.value
  const removed = list.removed.value

  /** Once what changed is drawn. */
  function focus(selector: string): void {
    requestAnimationFrame(() => self.current?.querySelector<HTMLElement>(selector)?.focus())
  }

  function move(item: VisitItem, by: -1 | 1, place: number): void {
    const next = list.move(item.id, by)
    announcer.say(
      next === place
        ? t(by < 0 ? 'visitFirst' : 'visitLast')
        : t('visitMoved', { place: next + 1, count: items.length }),
      true,
    )
    focus(`[data-item="${item.id}"] [data-by="${by}"]`)
  }

  function undo(): void {
    const item = list.undo()
    if (!item) return
    announcer.say(t('visitBackAgain', { place: list.items.peek().indexOf(item) + 1 }), true)
    focus(`[data-item="${item.id}"] button`)
  }

  return (
    <section class="visit-mine" ref={self} aria-labelledby="navis-visit-mine">
      <h3 class="strong" id="navis-visit-mine">
        {t('visitMine')}
      </h3>
      {items.length === 0 && <p class="small">{t('visitEmpty')}</p>}
      {/* A list of nothing is announced as a list all the same. */}
      <ol class="visit-items" hidden={items.length === 0}>
        {items.map((item, place) => (
          <li key={item.id} data-item={item.id}>
            <span class="number">{place + 1}</span>
            <span class="visit-text" dir="auto">
              {item.text}
            </span>
            <span class="visit-buttons">
              {/* Not disabled at the ends: the focus would be lost there. */}
              <button
                type="button"
                class="square"
                data-by="-1"
                aria-disabled={place === 0}
                aria-label={t('visitUp', { question: item.text })}
                onClick={() => move(item, -1, place)}
              >
                <Icon name="send" />
              </button>
              <button
                type="button"
                class="square"
                data-by="1"
                aria-disabled={place === items.length - 1}
                aria-label={t('visitDown', { question: item.text })}
                onClick={() => move(item, 1, place)}
              >
                <Icon name="down" />
              </button>
              <button
                type="button"
                class="square"
                aria-label={t('visitRemove', { question: item.text })}
                onClick={() => {
                  list.remove(item.id)
                  announcer.say(t('visitRemoved', { question: item.text }), true)
                  focus('.visit-removed button')
                }}
              >
                <Icon name="close" />
              </button>
            </span>
          </li>
        ))}
      </ol>
      {removed && (
        <p class="row visit-removed">
          <span class="small" dir="auto">
            {t('visitRemoved', { question: removed.item.text })}
          </span>
          <button type="button" class="quiet" onClick={undo}>
            {t('visitUndo')}
          </button>
        </p>
      )}
    </section>
  )
}
