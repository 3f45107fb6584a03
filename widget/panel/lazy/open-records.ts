/** The way into the records sheet. */
import { need } from '../../parts.ts'
import type { PanelContext } from '../context.ts'
import { checkLink } from '../link.ts'

/** Marks the address of a window that was opened for records. */
const HASH = '#records'
let hasStyles = false

/** Opens a site's own place for uploads, else the sheet; where the page around can read the chat, a window of its own that it cannot read. */
export function openRecords(panel: PanelContext, own?: string): void {
  const { sheet, adopt, framed, relay, settings, announcer } = panel
  const href = framed && checkLink(own, relay)?.href
  if (href) {
    window.open(href, '_blank', 'noopener,noreferrer')
    return
  }
  if (!framed) {
    window.open(`${relay}/v1/panel/${encodeURIComponent(settings.key)}${HASH}`, '_blank', 'noopener,noreferrer')
    return
  }
  need(
    async () => {
      const records = await import('./records.ts')
      await records.ready()
      return records
    },
    records => {
      if (!hasStyles) adopt(records.styles)
      hasStyles = true
      announcer.restart(false)
      sheet.value = records.RecordsSheet
    },
  )
}

/** In a window that was opened for records the sheet is there at once. */
export function openIfMeant(context: PanelContext): void {
  if (context.framed && location.hash === HASH) openRecords(context)
}
