import { t } from '../../../i18n/translate-reading.ts'
import { linkPolicy } from '../../../markdown/links.ts'
import type { Answer, Turn } from '../../../models/transcript.ts'
import { type Origin, writeCard, writeIncomplete, writeOrigin } from '../plain-answer.ts'
import { readSourceLink } from '../source-link.ts'
import { rewriteMarkdown } from './markdown-blocks.ts'
import { escapeAddress, escapeLine, escapeWords, keepParagraph } from './markdown-words.ts'

/**
 * An answer as Markdown, for notes and mails that know it; with the same parts as `writePlainAnswer`. A title, a question or a name
 * stays the words that it is: the only links are those of the answer to its own sources, and each source's own address.
 */
export function writeMarkdownAnswer(turn: Pick<Turn, 'question' | 'at'>, answer: Answer, origin: Origin): string {
  const { start, text, sources, end } = answer
  const list = sources.map(({ n, title, publisher, published, url }) => {
    const link = readSourceLink(url)
    const about = [title, publisher, published].filter(part => part !== undefined).map(escapeLine)
    return `- \\[${n}\\] ${about.join(', ')}${link ? `, <${escapeAddress(link.href)}>` : ''}`
  })
  return [
    `# ${escapeLine(turn.question)}`,
    escapeLine(writeOrigin(turn, origin)),
    `> **${escapeLine(start.notice.title)}.** ${escapeLine(start.notice.text)}`,
    start.urgent && keepParagraph(escapeWords(writeCard(start.urgent))),
    rewriteMarkdown(text, linkPolicy(sources, [])),
    escapeLine(writeIncomplete(answer)),
    list.length > 0 && `## ${escapeLine(t('sources'))}\n\n${list.join('\n')}`,
    end && escapeLine(end.closing),
  ]
    .filter(Boolean)
    .join('\n\n')
}
