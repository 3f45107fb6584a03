import type { Theme } from '../../protocol/theme.ts'
import { createElement } from './element.ts'

/** The button that opens the chat; its icon is drawn by the style sheet. */
export const createLauncher = (onclick: () => void): HTMLButtonElement =>
  createElement('button', { type: 'button', ariaHasPopup: 'dialog', textContent: 'Ask a question', onclick })

/** A pill with its words unless the theme wants the round one: the style sheet knows `circle` alone. */
export function shapeLauncher(button: HTMLElement, theme: Theme): void {
  button.className = `launcher ${theme.launcher}`
}
