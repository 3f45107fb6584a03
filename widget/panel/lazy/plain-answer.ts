import { t as general } from '../../i18n/translate.ts'
import { t } from '../../i18n/translate-reading.ts'
import type { Answer } from '../../models/transcript.ts'
import { readSourceLink } from './source-link.ts'

/** An answer to paste elsewhere. Notice, sources and closing always go with it, so it is never mistaken for advice. */
export function writePlainAnswer(question: string, { start, text, sources, end }: Answer): string {
  const body = text
    .replace(/^:::.*$\n?/gm, '')
    .replace(/^#+\s*/gm, '')
    .replace(/\*\*|__/g, '')
    .trim()
  const list = sources.map(({ n, title, publisher, published, url }) =>
    [`[${n}] ${title}`, publisher, published, readSourceLink(url)?.href].filter(Boolean).join(', '),
  )
  return [
    question,
    `${start.notice.title}. ${start.notice.text}`,
    body,
    // What was cut off must not pass for the whole where it is pasted.
    end?.outcome === 'stopped' || end?.outcome === 'failed' ? general(end.outcome) : '',
    list.length > 0 ? `${t('sources')}\n${list.join('\n')}` : '',
    end?.closing,
  ]
    .filter(Boolean)
    .join('\n\n')
}
