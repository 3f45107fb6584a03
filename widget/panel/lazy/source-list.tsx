import type { Signal } from '@preact/signals-core'
import type { Source } from '../../../protocol/frames.ts'
import { t } from '../../i18n/translate-reading.ts'
import { useEffect, useRef } from '../hooks.ts'
import { Icon } from '../icon.tsx'
import { readSourceLink } from './source-link.ts'

interface SourceListProps {
  sources: readonly Source[]
  /** The number that a citation has opened. */
  opened: Signal<number | null>
  onBack(): void
}

/** Numbered cards: what a source is at a glance, the passage that was used and the way to the original when opened. */
export function SourceList({ sources, opened, onBack }: SourceListProps) {
  return (
    // No landmark: every answer has one, and a page of ten regions called "Sources" helps nobody.
    <div class="sources" part="sources">
      <h3 class="strong">{t('sources')}</h3>
      <ol aria-label={t('sources')}>
        {sources.map(source => (
          <li key={source.n}>
            <SourceCard source={source} isCited={opened.value === source.n} onBack={onBack} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A date that is not broken at its hyphens. */
const joinDate = (date: string): string => date.replaceAll('-', '\u2011')

function SourceCard({ source, isCited, onBack }: { source: Source; isCited: boolean; onBack(): void }) {
  const card = useRef<HTMLDetailsElement>(null)
  const link = readSourceLink(source.url)
  useEffect(() => {
    if (!isCited || !card.current) return
    card.current.open = true
    card.current.querySelector('summary')?.focus()
  }, [isCited])

  const facts = [
    source.publisher,
    t(`kind-${source.kind}`),
    source.published && t('published', { date: joinDate(source.published) }),
    source.reviewed && t('reviewed', { date: joinDate(source.reviewed) }),
  ]
  return (
    <details
      ref={card}
      part="source"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !isCited) return
        event.stopPropagation()
        onBack()
      }}
    >
      <summary>
        <span class="number">{source.n}</span>
        <span>
          <span class="source-title" dir="auto">
            {source.title}
          </span>
          <span class="small">{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </summary>
      {source.ours && <p class="small">{t('ours')}</p>}
      <blockquote dir="auto">{source.passage}</blockquote>
      {link && (
        <a class="link" href={link.href} target="_blank" rel="noopener noreferrer">
          {t('openSource', { host: link.host })}
        </a>
      )}
      {isCited && (
        <button type="button" class="quiet" onClick={onBack}>
          <Icon name="back" />
          {t('back')}
        </button>
      )}
    </details>
  )
}
