import type { Theme } from '../../protocol/theme.ts'

/** The button that opens the chat; its icon is drawn by the style sheet. */
export function createLauncher(onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.ariaHasPopup = 'dialog'
  button.textContent = 'Ask a question'
  button.onclick = onClick
  return button
}

/** A pill with its words unless the theme wants the round one. */
export function shapeLauncher(button: HTMLElement, theme: Theme = {}): void {
  button.className = theme.launcher === 'circle' ? 'launcher circle' : 'launcher'
}
