/** Picks and orders what answers a question. */
import type { Knowledge, Role } from '../knowledge/knowledge.ts'
import { listCandidates, toPart } from './candidates.ts'
import { composePage } from './compose-page.ts'
import { composeShort } from './compose-short.ts'
import type { Found } from './find.ts'
import { orderFitting } from './fitting.ts'
import { CLOSE } from './leads.ts'
import type { Page } from './page.ts'

/** The page that answers what was found. Only an article, which has parts for it, makes a whole page. */
export function compose(knowledge: Knowledge, found: Found): Page {
  const isShort = found.question.narrow || found.lead.synonyms.length === 0
  return nameHeadings(isShort ? composeShort(knowledge, found) : composePage(knowledge, found))
}

/** Two articles may have a heading in common: the second one says whose it is. */
function nameHeadings(page: Page): Page {
  const said = new Set<string>()
  const parts = page.parts.map(part => {
    const { heading, topic } = part
    const isSaid = heading !== null && said.has(heading)
    if (heading !== null) said.add(heading)
    return isSaid ? { ...part, heading: `${topic.title}: ${heading[0]?.toLowerCase()}${heading.slice(1)}` } : part
  })
  return { ...page, parts }
}

/** What may follow a refusal: how to go on, never what to choose or take. */
const GENERAL_ROLES: readonly Role[] = ['how', 'ask', 'where']

/** The one section that says how to go on, for a question that is otherwise declined; null where none fits. */
export function composeGeneral(knowledge: Knowledge, found: Found): Page | null {
  const candidates = listCandidates(knowledge, found, found.lead).filter(one =>
    GENERAL_ROLES.includes(one.passage.role),
  )
  const close = candidates.filter(one => (found.closeness.get(one.passage.id) ?? 0) >= CLOSE)
  const best = orderFitting(knowledge, close, found)[0]
  return best ? { parts: [toPart(best)], left: [] } : null
}
