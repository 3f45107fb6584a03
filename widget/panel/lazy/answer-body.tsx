import { t as general } from '../../i18n/translate.ts'
import { t } from '../../i18n/translate-reading.ts'
import { Markdown } from '../../markdown/index.ts'
import type { Answer, Turn } from '../../models/transcript.ts'
import { usePanel } from '../context.ts'
import { useLayoutEffect, useMemo, useRef, useSignal } from '../hooks.ts'
import { foldParts } from './fold.ts'
import { takeAway } from './load-takeaway.ts'
import { SourceList } from './source-list.tsx'

/** An answer's text with its sources: a citation opens its source, and the way back leads to the very citation. */
export function AnswerBody({ turn, answer }: { turn: Turn; answer: Answer }) {
  const panel = usePanel()
  const { settings, framed } = panel
  const { text, sources, end } = answer
  const opened = useSignal<number | null>(null)
  const citation = useRef<HTMLElement | null>(null)
  const body = useRef<HTMLDivElement>(null)
  // What was there before anybody looked may fold everywhere; else nothing that is in view or above it.
  const isOld = useMemo(() => turn.history && Boolean(end), [])
  useLayoutEffect(() => {
    const answer = end && body.current?.firstElementChild
    if (answer) foldParts(answer, heading => isOld || isBelow(heading), t('showAll'))
  }, [Boolean(end)])
  const contacts = useMemo(
    () =>
      [...settings.emergency, ...settings.crisis]
        .map(contact => contact.href)
        .concat(settings.contact.phone ? `tel:${settings.contact.phone.replace(/[^+\d]/g, '')}` : []),
    [settings],
  )
  const labels = useMemo(
    () => ({
      copy: t('copy'),
      copied: general('copied'),
      pick: t('visitPick'),
      source: (n: number) => t('citation', { n, title: sources.find(source => source.n === n)?.title ?? '' }),
    }),
    [sources],
  )
  return (
    <>
      {/* Remembers which citation was used: Safari does not focus a button that is clicked. */}
      <div
        dir="auto"
        ref={body}
        onClickCapture={event => {
          citation.current = (event.target as Element).closest<HTMLElement>('.cite') ?? citation.current
        }}
      >
        <Markdown
          text={text}
          done={Boolean(end)}
          html={framed}
          sources={sources}
          contacts={contacts}
          labels={labels}
          onCite={n => {
            opened.value = n
          }}
          onPick={from => takeAway(panel, it => it.openVisit(panel, from))}
        />
      </div>
      {sources.length > 0 && (
        <SourceList
          sources={sources}
          opened={opened}
          onBack={() => {
            opened.value = null
            citation.current?.focus()
          }}
        />
      )}
    </>
  )
}

/** Below all that is in view. */
function isBelow(element: Element): boolean {
  const view = element.closest('.scroller')
  return Boolean(view && element.getBoundingClientRect().top > view.getBoundingClientRect().bottom)
}
