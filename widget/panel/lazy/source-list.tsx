import type { Signal } from '@preact/signals-core'
import type { Source } from '../../../protocol/frames.ts'
import { t } from '../../i18n/translate-reading.ts'
import { useEffect, useRef, useSignal } from '../hooks.ts'
import { Icon } from '../icon.tsx'
import { readSourceLink } from './source-link.ts'

interface SourceListProps {
  sources: readonly Source[]
  /** The number that a citation has opened. */
  opened: Signal<number | null>
  onBack(): void
}

/** So many cards stand there at first: sources are numbered as they are cited. */
const FIRST = 6

/** Numbered cards: what a source is at a glance, the passage that was used and the way to the original when opened. */
export function SourceList({ sources, opened, onBack }: SourceListProps) {
  const list = useRef<HTMLOListElement>(null)
  const isWhole = useSignal(false)
  // A citation opens what it cites, wherever that is.
  const isOpen = isWhole.value || sources.findIndex(({ n }) => n === opened.value) >= FIRST
  return (
    // No landmark: every answer has one, and a page of ten regions called "Sources" helps nobody.
    <div class="sources" part="sources">
      <h3 class="strong">{t('sources')}</h3>
      <ol aria-label={t('sources')} ref={list}>
        {sources.map((source, index) => (
          <li key={source.n} hidden={index >= FIRST && !isOpen && UNTIL_FOUND}>
            <SourceCard source={source} isCited={opened.value === source.n} onBack={onBack} />
          </li>
        ))}
      </ol>
      {sources.length > FIRST && (
        <button
          type="button"
          class="quiet"
          aria-expanded={isOpen}
          onClick={() => {
            isWhole.value = !isOpen
            // On to the first that was hidden: the button is behind the last now.
            if (!isOpen) setTimeout(() => list.current?.querySelectorAll('summary')[FIRST]?.focus())
          }}
        >
          {t('allSources', { count: sources.length })}
        </button>
      )}
    </div>
  )
}

/** The browser's own search looks into it; a browser that does not know it reads it as true. */
const UNTIL_FOUND = 'until-found' as unknown as boolean

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
