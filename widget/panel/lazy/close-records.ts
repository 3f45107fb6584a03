import { isFocusLost } from '../../a11y/focus.ts'
import type { PanelContext } from '../context.ts'

/**
 * Back to the chat. The focus goes to the offer of the newest answer, which is where the view is, unless the chat has put it somewhere
 * by itself: on a question that was asked with the same press.
 */
export function closeRecords({ sheet }: PanelContext, from: Element | null): void {
  const panel = from?.closest('.navis')
  sheet.value = null
  // After the chat has been drawn and has gone to its newest question.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (!panel || !isFocusLost(panel)) return
      const offer = panel.querySelector<HTMLElement>('.turn:last-child .offer button')
      ;(offer ?? panel.querySelector<HTMLElement>('.log'))?.focus()
    }),
  )
}
