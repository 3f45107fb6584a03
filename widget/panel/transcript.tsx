import { isFocusLost } from '../a11y/focus.ts'
import { t } from '../i18n/translate.ts'
import { usePanel } from './context.ts'
import { useEffect, useLayoutEffect, useRef, useSignal } from './hooks.ts'
import { Icon } from './icon.tsx'
import { Opening } from './opening.tsx'
import { TurnArticle } from './turn.tsx'

/** Everything that scrolls. The view goes to a question when it is asked and stays there: it never follows text. */
export function TranscriptView() {
  const { chat, reading } = usePanel()
  const scroller = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const isEndInView = useSignal(true)
  const turns = chat.turns.value
  const earlier = chat.earlier.value
  const last = turns.at(-1)
  const outgoing = chat.outgoing.value

  useLayoutEffect(() => {
    // Not scrollIntoView, which would scroll the host page too.
    function goToNewest(): void {
      const view = scroller.current
      const newest = view?.querySelector('.turn:last-child, .scroller > p')
      if (newest) view?.scrollBy(0, newest.getBoundingClientRect().top - view.getBoundingClientRect().top)
    }
    goToNewest()
    // Once more when everything above is drawn: what loads late there must not push it down.
    const frame = requestAnimationFrame(goToNewest)
    const heading = scroller.current?.querySelector<HTMLElement>('.turn:last-child > .question')
    // The suggestion that was pressed is gone; on a phone the keyboard would cover the answer.
    if (outgoing.length > 0 && heading && (isFocusLost(heading) || matchMedia('(pointer: coarse)').matches)) {
      heading.focus({ preventScroll: true })
    }
    return () => cancelAnimationFrame(frame)
    // The outbox's question becomes the log's under the same id, so the view does not jump twice.
  }, [(outgoing.at(-1) ?? last)?.id, reading.value])

  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        isEndInView.value = entry?.isIntersecting ?? true
      },
      // A short answer ends exactly at the edge: rounding must not make that "below".
      { root: scroller.current, rootMargin: '0px 0px 8px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [])

  const isWriting = Boolean(chat.running.value?.answer.value?.text)
  return (
    <div class="middle">
      <div class="scroller" ref={scroller}>
        {chat.over.value && turns.length === 0 && <p class="offer strong">{t(chat.over.value)}</p>}
        <Opening />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div class="log" role="log" aria-live="off" aria-label={t('transcript')} tabIndex={0}>
          {earlier.map((turn, index) => (
            <TurnArticle key={`earlier-${turn.id}-${index}`} turn={turn} first={index === 0} last={false} frozen />
          ))}
          {earlier.length > 0 && <p class="divider">{t('earlier')}</p>}
          {/* One list: a question keeps its element, and the focus in it, when the log confirms it. */}
          {[
            ...turns.map((turn, index) => (
              <TurnArticle key={turn.id} turn={turn} first={index === 0} last={turn === last && !outgoing.length} />
            )),
            ...outgoing.map(entry => <TurnArticle key={entry.id} outgoing={entry} />),
          ]}
        </div>
        <div ref={end} />
        {reading.value && turns.length + earlier.length > 0 && <reading.value.ChatFooter />}
      </div>
      {isWriting && !isEndInView.value && (
        <button
          type="button"
          class="more"
          onClick={() => scroller.current?.scrollBy({ top: scroller.current.clientHeight * 0.8 })}
        >
          <Icon name="down" />
          {t('more')}
        </button>
      )}
    </div>
  )
}
