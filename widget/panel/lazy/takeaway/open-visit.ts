import type { PanelContext } from '../../context.ts'
import { rememberOpener } from './close-visit.ts'
import { VisitSheet } from './visit-sheet.tsx'

/** Shows the list for a visit in place of the chat. */
export function openVisit(panel: PanelContext, opener: Element): void {
  rememberOpener(panel, opener)
  panel.announcer.restart(false)
  panel.sheet.value = VisitSheet
}
