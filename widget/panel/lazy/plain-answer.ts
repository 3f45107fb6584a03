import type { Card } from '../../../protocol/frames.ts'
import type { SiteSettings } from '../../../protocol/settings.ts'
import { formatMoment } from '../../i18n/moment.ts'
import { t as general } from '../../i18n/translate.ts'
import { t } from '../../i18n/translate-reading.ts'
import type { Answer, Turn } from '../../models/transcript.ts'
import { readSourceLink } from './source-link.ts'

/** Whose chat it is, and in which language moments are written: a panel's context is one. */
export interface Origin {
  settings: Pick<SiteSettings, 'assistant' | 'name'>
  chat: { locale: { value: string } }
}

/** Text of others as part of one line: without line breaks, and without signs that turn the order of letters around. */
export const joinLine = (text: string): string => text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()

/** Who answered and when it was asked. */
export const writeOrigin = ({ at }: Pick<Turn, 'at'>, { settings, chat }: Origin): string =>
  [general('title', settings), settings.name, formatMoment(at, chat.locale.value)].map(joinLine).join(' · ')

/** Says of an answer that did not come to its end that it did not; nothing of any other. */
export function writeIncomplete({ end }: Pick<Answer, 'end'>): string {
  if (end && end.outcome !== 'stopped' && end.outcome !== 'failed') return ''
  return `${end ? general(end.outcome as 'stopped' | 'failed') : t('cut')} ${t('incomplete')}`
}

/** What to do first, with numbers to read. */
export const writeCard = ({ title, text, contacts }: Card): string =>
  [`${title}. ${text}`, ...contacts.map(({ label, href }) => `${label}: ${href.replace(/^\w+:/, '')}`)].join('\n')

/** An answer to paste elsewhere. Notice, date, sources and closing always go with it, so it is never mistaken for advice. */
export function writePlainAnswer(turn: Pick<Turn, 'question' | 'at'>, answer: Answer, origin: Origin): string {
  const { start, text, sources, end } = answer
  const body = text
    .replace(/^:::.*$\n?/gm, '')
    .replace(/^#+\s*/gm, '')
    .replace(/\*\*|__/g, '')
    .trim()
  const list = sources.map(({ n, title, publisher, published, url }) =>
    [`[${n}] ${title}`, publisher, published, readSourceLink(url)?.href]
      .map(part => part && joinLine(part))
      .filter(Boolean)
      .join(', '),
  )
  return [
    turn.question,
    writeOrigin(turn, origin),
    `${start.notice.title}. ${start.notice.text}`,
    start.urgent && writeCard(start.urgent),
    body,
    // What was cut off must not pass for the whole where it is pasted.
    writeIncomplete(answer),
    list.length > 0 && `${t('sources')}\n${list.join('\n')}`,
    end?.closing,
  ]
    .filter(Boolean)
    .join('\n\n')
}
