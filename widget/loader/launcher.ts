import type { Theme } from '../../protocol/theme.ts'
import { createElement } from './element.ts'

/** The button that opens the chat; its icon is drawn by the style sheet. No form reaches into the shadow root, so it needs no type. */
export const createLauncher = (onclick: () => void): HTMLButtonElement =>
  createElement('button', { ariaHasPopup: 'dialog', onclick })

/**
 * A pill with its words unless the theme wants the round one: the style sheet knows `circle` alone. The words are Spanish where the
 * page asks for that, else English: no other language is offered.
 */
export function shapeLauncher(button: HTMLElement, theme: Theme, locale?: string): void {
  button.className = `launcher ${theme.launcher}`
  button.textContent = /^es/.test(locale as string) ? 'Preguntar' : 'Ask a question'
}
