/** The list for a visit as text, to share, copy or keep. */
import type { Source } from '../../../../protocol/frames.ts'
import { formatMoment } from '../../../i18n/moment.ts'
import { t as general } from '../../../i18n/translate.ts'
import { t } from '../../../i18n/translate-takeaway.ts'
import type { VisitItem } from '../../../models/visit-list.ts'
import type { PanelContext } from '../../context.ts'
import { joinLine } from '../plain-answer.ts'
import { readSourceLink } from '../source-link.ts'

/** The title of the notice and the closing that the site's answers have. */
export function noticeOf({ chat }: Pick<PanelContext, 'chat'>): { title?: string; closing: string } {
  const answers = [...chat.earlier.peek(), ...chat.turns.peek()].map(turn => turn.answer.peek())
  return {
    title: answers.findLast(answer => answer)?.start.notice.title,
    closing: answers.findLast(answer => answer?.end)?.end?.closing ?? t('closing'),
  }
}

/** Where questions come from, each page once. */
export function sourcesOf(items: readonly VisitItem[]): Source[] {
  const pages = new Map<string, Source>()
  for (const { source } of items) if (source) pages.set(source.url ?? source.title, source)
  return [...pages.values()]
}

/** What `VisitPaper` has, without the room to write. */
export function writeVisit(
  items: readonly VisitItem[],
  { chat, settings }: Pick<PanelContext, 'chat' | 'settings'>,
): string {
  const { title, closing } = noticeOf({ chat })
  const sources = sourcesOf(items).map(({ publisher, title, url }) =>
    joinLine([publisher, title, readSourceLink(url)?.href].filter(Boolean).join(', ')),
  )
  return [
    t('visitTitle'),
    `${t('paperTo')}. ${t('paperPlease')}`,
    items.map(({ text }, place) => `${place + 1}. ${joinLine(text)}`).join('\n'),
    sources.length > 0 && `${t('paperSources')}:\n${sources.join('\n')}`,
    [title && `${title}.`, t('paperMade', { assistant: settings.assistant, name: settings.name }), closing]
      .filter(Boolean)
      .join(' '),
    [general('title', settings), settings.name, formatMoment(new Date().toISOString(), chat.locale.peek())]
      .map(joinLine)
      .join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n')
}
