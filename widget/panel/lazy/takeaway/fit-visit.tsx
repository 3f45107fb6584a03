import type { PanelContext } from '../../context.ts'
import { type VisitPage, VisitPaper } from './visit-paper.tsx'

/** What A4 and Letter both have within the margins of `paper.css` (178 mm wide, the A4's): Letter is the lower one, 279.4 − 2 × 15 mm. */
const PAGE_MM = 249
/** Printers round, and so do fonts. */
const SPARE_MM = 4
/** Lines to write on by hand: narrower ones are of no use, wider ones waste paper. */
const RULE_MM = { least: 7.5, most: 11 }
const LINES_MAX = 4
const PX_PER_MM = 96 / 25.4

/** Whether the list fits on one page, and how many lines below each question then fill it. `from` is something of the panel. */
export function fitVisit(
  panel: PanelContext,
  from: Element,
  { items, large }: Pick<VisitPage, 'items' | 'large'>,
): { fits: boolean } & Pick<VisitPage, 'lines' | 'ruleMm'> {
  const root = from.getRootNode()
  const place = document.createElement('div')
  place.className = 'paper'
  ;(root === document ? document.documentElement : root).appendChild(place)
  panel.draw(<VisitPaper items={items} large={large} lines={0} ruleMm={0} />, place)
  const leftMm = PAGE_MM - SPARE_MM - place.scrollHeight / PX_PER_MM
  panel.draw(null, place)
  place.remove()
  // Without a line there is no room to write an answer, but a list of questions it still is. What takes more than a page has room.
  const places = items.length + 1
  const lines = leftMm < 0 ? 1 : Math.min(LINES_MAX, Math.floor(leftMm / places / RULE_MM.least))
  const ruleMm = Math.min(RULE_MM.most, Math.max(RULE_MM.least, leftMm / places / lines || 0))
  return { fits: leftMm >= 0, lines, ruleMm }
}
