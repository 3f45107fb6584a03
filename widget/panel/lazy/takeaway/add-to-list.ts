import type { Source } from '../../../../protocol/frames.ts'
import { t } from '../../../i18n/translate-takeaway.ts'
import { ITEMS_MAX, type VisitList } from '../../../models/visit-list.ts'
import type { PanelContext } from '../../context.ts'

/** Adds a question at the end and says where it stands, or that there is no place. False when it was not added. */
export function addTo(list: VisitList, { announcer }: PanelContext, text: string, source?: Source): boolean {
  const item = list.add(text, source)
  const { length } = list.items.peek()
  if (item) announcer.say(t('visitAdded', { place: length }), true)
  else if (length >= ITEMS_MAX) announcer.say(t('visitFull'), true)
  return Boolean(item)
}
