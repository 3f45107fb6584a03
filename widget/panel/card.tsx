import type { Card } from '../../protocol/frames.ts'
import { moveFocus } from '../a11y/focus.ts'
import { t } from '../i18n/translate.ts'
import { ContactLink } from './contact-link.tsx'
import { usePanel } from './context.ts'
import { useLayoutEffect, useRef } from './hooks.ts'
import { Icon } from './icon.tsx'
import { withTelephones } from './telephone.tsx'

/**
 * The only loud thing: what to do first. `question` is what it answers; with it the person may say that it is not
 * happening now, except after a stated intent or method.
 */
export function CardNote({ card, question }: { card: Card; question?: string }) {
  const { chat, settings, cardInView } = usePanel()
  const self = useRef<HTMLElement>(null)
  const isPinned = chat.pinned.value === card
  // Before anything is painted: the observer says where the card is only a frame later, and the pinned one must not flash.
  useLayoutEffect(() => {
    if (!isPinned || !self.current) return
    cardInView.value = true
    const observer = new IntersectionObserver(([entry]) => {
      cardInView.value = entry?.isIntersecting ?? false
    })
    observer.observe(self.current)
    return () => {
      observer.disconnect()
      cardInView.value = false
    }
  }, [isPinned])
  return (
    <section class="card" ref={self} part="card" data-level={card.level}>
      <h3 class="card-title">
        <Icon name="alert" />
        {card.title}
      </h3>
      <p dir="auto">{withTelephones(card.text)}</p>
      <div class="row">
        {card.contacts.map(contact => (
          <ContactLink key={contact.href} contact={contact} loud />
        ))}
      </div>
      {question && card.level !== 'crisis' && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            if (chat.ask(t('notNowAsk', { question }).slice(0, settings.questionMaxLength))) chat.pinned.value = null
          }}
        >
          {t('notNow')}
        </button>
      )}
    </section>
  )
}

/** The card in one line under the header, in sight wherever a person reads, until dismissed. */
export function PinnedCard() {
  const { chat, cardInView } = usePanel()
  const card = chat.pinned.value
  if (!card || cardInView.value) return null
  const [first] = card.contacts
  return (
    <aside class="card pinned" data-level={card.level} aria-label={card.title}>
      <span class="card-title">
        <Icon name="alert" />
        {card.title}
      </span>
      {first && <ContactLink contact={first} loud />}
      <button
        type="button"
        class="square"
        aria-label={t('dismiss')}
        onClick={event => {
          moveFocus(event.currentTarget, '.log')
          chat.pinned.value = null
        }}
      >
        <Icon name="close" />
      </button>
    </aside>
  )
}
