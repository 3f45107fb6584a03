import { formatMoment } from '../../../i18n/moment.ts'
import { t as general } from '../../../i18n/translate.ts'
import { t } from '../../../i18n/translate-takeaway.ts'
import type { VisitItem } from '../../../models/visit-list.ts'
import { usePanel } from '../../context.ts'
import { useLayoutEffect, useRef } from '../../hooks.ts'
import { readSourceLink } from '../source-link.ts'
import { noticeOf, sourcesOf } from './write-visit.ts'

export interface VisitPage {
  items: readonly VisitItem[]
  large: boolean
  /** How many lines to write on each question has, and how far they are apart. */
  lines: number
  ruleMm: number
}

/** One page that speaks to the clinician: the questions, and room to write the answers down. */
export function VisitPaper({ items, large, lines, ruleMm }: VisitPage) {
  const self = useRef<HTMLElement>(null)
  const panel = usePanel()
  const { chat, settings } = panel
  const { title, closing } = noticeOf(panel)
  const sources = sourcesOf(items)
  const rules = Array.from({ length: lines }, (_, index) => <span class="paper-rule" key={index} />)
  // Not as an attribute, which the page's policy forbids.
  useLayoutEffect(() => void self.current?.style.setProperty('--rule', `${ruleMm}mm`), [])
  return (
    <article ref={self} class={large ? 'paper-visit large' : 'paper-visit'}>
      <h1>{t('visitTitle')}</h1>
      <p class="paper-fields">
        <span>{t('paperName')}</span>
        <span>{t('paperDate')}</span>
      </p>
      <p class="paper-please">
        <strong>{t('paperTo')}.</strong> {t('paperPlease')}
      </p>
      <ol class="paper-questions">
        {items.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
            {rules}
          </li>
        ))}
        <li class="paper-else">
          {t('paperElse')}
          {rules}
        </li>
      </ol>
      <footer class="fine">
        {sources.length > 0 && (
          <p>
            {t('paperSources')}:{' '}
            {sources
              .map(({ publisher, title, url }) =>
                [publisher, title, readSourceLink(url)?.href].filter(Boolean).join(', '),
              )
              .join('; ')}
          </p>
        )}
        <p class="paper-notice">
          {title && <strong>{title}. </strong>}
          {t('paperMade', { assistant: settings.assistant, name: settings.name })} {closing}
        </p>
        <p>
          {general('title', settings)} · {settings.name} · {formatMoment(new Date().toISOString(), chat.locale.value)}
        </p>
      </footer>
    </article>
  )
}
