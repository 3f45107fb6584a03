import type { Card, Source } from '../../../../protocol/frames.ts'
import { t as reading } from '../../../i18n/translate-reading.ts'
import { t } from '../../../i18n/translate-takeaway.ts'
import { Markdown } from '../../../markdown/index.ts'
import type { Turn } from '../../../models/transcript.ts'
import { usePanel } from '../../context.ts'
import { writeIncomplete, writeOrigin } from '../plain-answer.ts'
import { readSourceLink } from '../source-link.ts'

/** A question and its answer as a page: notice before it, sources and closing behind it, and whether it is whole. */
export function PaperTurn({ turn }: { turn: Turn }) {
  const panel = usePanel()
  const answer = turn.answer.value
  return (
    <article>
      <h1 dir="auto">{turn.question}</h1>
      <p class="fine">{writeOrigin(turn, panel)}</p>
      {answer ? (
        <>
          <p class="paper-notice" dir="auto">
            <strong>{answer.start.notice.title}.</strong> {answer.start.notice.text}
          </p>
          {answer.start.urgent && <PaperCard card={answer.start.urgent} />}
          <div dir="auto" lang={answer.start.language}>
            <Markdown text={answer.text} done html={panel.framed} heading={2} sources={answer.sources} />
          </div>
          <Incomplete words={writeIncomplete(answer)} />
          {answer.sources.length > 0 && <PaperSources sources={answer.sources} />}
        </>
      ) : (
        <Incomplete words={t('noAnswer')} />
      )}
      <p class="paper-closing" dir="auto">
        {answer?.end?.closing ?? t('closing')}
      </p>
    </article>
  )
}

function Incomplete({ words }: { words: string }) {
  return words ? <p class="paper-incomplete">{words}</p> : null
}

function PaperCard({ card: { title, text, contacts } }: { card: Card }) {
  return (
    <section class="paper-notice" dir="auto">
      <h2>{title}</h2>
      <p>{text}</p>
      {contacts.map(({ label, href }) => (
        <p key={href}>
          {label}: <strong>{href.replace(/^\w+:/, '')}</strong>
        </p>
      ))}
    </section>
  )
}

/** Numbered as they are cited, each page once, with the address to type. */
function PaperSources({ sources }: { sources: readonly Source[] }) {
  return (
    <section class="fine">
      <h2>{reading('sources')}</h2>
      <ol class="paper-sources">
        {groupPages(sources).map(([{ n, title, publisher, kind, published, reviewed, url }, ...more]) => {
          const facts = [
            publisher,
            reading(`kind-${kind}`),
            published && reading('published', { date: published }),
            reviewed && reading('reviewed', { date: reviewed }),
          ]
          const link = readSourceLink(url)
          return (
            <li key={n} dir="auto">
              {[n, ...more.map(other => other.n)].map(number => `[${number}] `)}
              <strong>{title}</strong> {facts.filter(Boolean).join(' · ')} {link && <span>{link.href}</span>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** Sources that are one page, of which several passages were used, together. */
function groupPages(sources: readonly Source[]): [Source, ...Source[]][] {
  const pages = new Map<string, [Source, ...Source[]]>()
  for (const source of sources) {
    const key = JSON.stringify([source.title, source.url, source.published, source.reviewed])
    const page = pages.get(key)
    if (page) page.push(source)
    else pages.set(key, [source])
  }
  return [...pages.values()]
}
