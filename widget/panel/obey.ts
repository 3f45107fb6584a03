import type { ToFrame } from '../channel.ts'
import type { PanelHandle } from './mount.ts'

/** Does what the host asks. A message of another version, or of a type this panel does not know, is skipped. */
export function obey(panel: PanelHandle, message: ToFrame): void {
  if (message?.v !== 1) return
  switch (message.type) {
    case 'open':
      return panel.open()
    case 'ask':
      return panel.ask(String(message.text))
    case 'theme':
      return panel.setTheme(message.theme)
    case 'locale':
      return panel.setLocale(String(message.locale))
    case 'geometry':
      return panel.geometry(message)
  }
}
