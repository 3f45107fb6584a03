/** An answer's Markdown written anew from its tokens: the same words, with the links that the panel shows and no others, without HTML and containers. */
import type { Token, Tokens } from 'marked'
import { decodeEntities } from '../../../markdown/entities.ts'
import { type Container, lex } from '../../../markdown/lexer.ts'
import { allowLink, type LinkPolicy } from '../../../markdown/links.ts'
import { escapeAddress, escapeWords, keepParagraph } from './markdown-words.ts'

/** `policy` says which links stay links. */
export function rewriteMarkdown(text: string, policy: LinkPolicy): string {
  return writeBlocks(lex(text, Object.create(null)), policy)
}

function writeBlocks(tokens: readonly Token[], policy: LinkPolicy, between = '\n\n'): string {
  return tokens
    .map(token => writeBlock(token, policy))
    .filter(Boolean)
    .join(between)
}

function writeBlock(token: Token, policy: LinkPolicy): string {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading
      return `${'#'.repeat(depth)} ${writeSpans(tokens, policy).replace(/\s+/g, ' ')}`
    }
    case 'paragraph':
    case 'text':
      return keepParagraph(writeSpans(token.tokens ?? [token], policy))
    case 'list':
      return writeList(token as Tokens.List, policy)
    case 'blockquote':
      return indent(writeBlocks(token.tokens ?? [], policy), '> ')
    case 'code':
      return writeCode((token as Tokens.Code).text)
    case 'hr':
      return '---'
    case 'table':
      return writeTable(token as Tokens.Table, policy)
    case 'container':
      return writeBlocks((token as unknown as Container).tokens, policy)
    case 'html':
      return keepParagraph(escapeWords(token.raw.trim()))
    default:
      return ''
  }
}

const indent = (text: string, by: string): string => text.replace(/^/gm, by)

/** In a fence that is longer than any inside of it, so that nothing there ends it. */
function writeCode(text: string): string {
  const runs = text.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(1 + Math.max(2, ...runs.map(run => run.length)))
  return `${fence}\n${text}\n${fence}`
}

function writeList({ ordered, start, items, loose }: Tokens.List, policy: LinkPolicy): string {
  return items
    .map((item, index) => {
      const sign = ordered ? `${Number(start || 1) + index}. ` : '- '
      const written = writeBlocks(item.tokens, policy, loose ? '\n\n' : '\n')
      return sign + indent(written, ' '.repeat(sign.length)).trimStart()
    })
    .join('\n')
}

function writeTable({ header, rows }: Tokens.Table, policy: LinkPolicy): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const write = (cells: Tokens.TableCell[]): string =>
    line(cells.map(({ tokens }) => writeSpans(tokens, policy).replace(/\s+/g, ' ')))
  return [write(header), line(header.map(() => '---')), ...rows.map(write)].join('\n')
}

function writeSpans(tokens: readonly Token[], policy: LinkPolicy): string {
  return tokens.map(token => writeSpan(token, policy)).join('')
}

function writeSpan(token: Token, policy: LinkPolicy): string {
  const inner = (): string =>
    writeSpans(token.type === 'text' || !('tokens' in token) ? [] : (token.tokens ?? []), policy)
  switch (token.type) {
    case 'text':
      return token.tokens ? writeSpans(token.tokens, policy) : escapeWords(decodeEntities(token.text))
    case 'escape':
    case 'codespan':
      return escapeWords(token.text)
    case 'strong':
      return `**${inner()}**`
    case 'em':
      return `*${inner()}*`
    case 'del':
    case 'image':
      return inner()
    case 'br':
      return '\\\n'
    case 'link': {
      const link = allowLink((token as Tokens.Link).href, policy)
      return link ? `[${inner()}](<${escapeAddress(link.href)}>)` : inner()
    }
    default:
      return escapeWords(token.raw)
  }
}
