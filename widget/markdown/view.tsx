/** Tokens to vnodes. Nothing here writes HTML: what an answer contains can only ever be text and these few elements. */
import type { Token, Tokens } from 'marked'
import { type ComponentChildren, Fragment, h, type VNode } from 'preact'
import { decodeEntities } from './entities.ts'
import type { Container } from './lexer.ts'
import { allowLink, type LinkPolicy } from './links.ts'
import { Phrasing } from './phrasing.tsx'
import { RawHtml } from './raw-html.tsx'

export interface ViewOptions {
  policy: LinkPolicy
  /** Finds the numbers of the sources there are (`findCitations`): `[n]` of any other number stays text. */
  citations: RegExp
  onCite(n: number): void
  /** Level that the answer's own headings start at. */
  heading: number
  /** Whether raw HTML may be parsed here at all; else it is shown as text. */
  html: boolean
  labels: { copy: string; copied: string; source(n: number): string; pick?: string }
  /** Called by the button `pick` below questions to ask; without that word there is none. */
  onPick(from: Element): void
}

function renderBlocks(tokens: readonly Token[] | undefined, options: ViewOptions): ComponentChildren {
  return tokens?.map((token, index) => <Fragment key={index}>{renderBlock(token, options)}</Fragment>)
}

/** One block; `key`s are its position, so a block that only grows keeps its element. */
export function renderBlock(token: Token, options: ViewOptions): VNode | null {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading
      return h(`h${Math.min(options.heading + Math.max(depth - 2, 0), 6)}`, null, renderInline(tokens, options))
    }
    case 'paragraph':
      return <p>{renderInline(token.tokens, options)}</p>
    case 'text':
      return <>{renderInline(token.tokens ?? [token], options)}</>
    case 'checkbox':
      return <>{renderSpan(token, options)}</>
    case 'list':
      return renderList(token as Tokens.List, options)
    case 'blockquote':
      return <blockquote>{renderBlocks(token.tokens, options)}</blockquote>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls inside itself must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      )
    case 'hr':
      return <hr />
    case 'table':
      return renderTable(token as Tokens.Table, options)
    case 'container':
      return renderContainer(token as unknown as Container, options)
    case 'html':
      return (
        <p>
          <RawHtml html={token.raw.trim()} sanitized={options.html} />
        </p>
      )
    default:
      return null
  }
}

function renderContainer({ kind, tokens }: Container, options: ViewOptions): VNode {
  if (kind !== 'phrasing') {
    return (
      <div class={kind}>
        {renderBlocks(tokens, options)}
        {kind === 'questions' && options.labels.pick && (
          <button type="button" class="visit" onClick={({ currentTarget }) => options.onPick(currentTarget)}>
            {options.labels.pick}
          </button>
        )}
      </div>
    )
  }
  return (
    <div class="phrasing">
      {tokens.map((token, index) =>
        token.type === 'list'
          ? (token as Tokens.List).items.map((item, place) => (
              <Phrasing key={`${index} ${place}`} text={plainText(item.tokens)} labels={options.labels} />
            ))
          : renderBlock(token, options),
      )}
    </div>
  )
}

function renderList({ ordered, start, items }: Tokens.List, options: ViewOptions): VNode {
  const children = items.map((item, index) => <li key={index}>{renderBlocks(item.tokens, options)}</li>)
  return ordered ? <ol start={start === '' || start === 1 ? undefined : start}>{children}</ol> : <ul>{children}</ul>
}

function renderTable({ header, rows }: Tokens.Table, options: ViewOptions): VNode {
  const cell = ({ tokens, align, header: head }: Tokens.TableCell, index: number): VNode => {
    const Cell = head ? 'th' : 'td'
    return (
      <Cell key={index} class={align ?? undefined}>
        {renderInline(tokens, options)}
      </Cell>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls inside itself must be reachable by keyboard
    <div class="table-scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>{header.map(cell)}</tr>
        </thead>
        {rows.length > 0 && (
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>{row.map(cell)}</tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  )
}

function renderInline(tokens: readonly Token[] = [], options: ViewOptions): ComponentChildren {
  const first = tokens.findIndex(isTag)
  if (first < 0) return renderSpans(tokens, options)
  // A tag and its end are two tokens: everything between the first and the last belongs together.
  const last = tokens.findLastIndex(isTag)
  const html = tokens.slice(first, last + 1).map(token => token.raw)
  return [
    renderSpans(tokens.slice(0, first), options),
    <RawHtml key="html" html={html.join('')} sanitized={options.html} />,
    renderSpans(tokens.slice(last + 1), options),
  ]
}

const isTag = (token: Token): boolean => token.type === 'html'

function renderSpans(tokens: readonly Token[], options: ViewOptions): ComponentChildren {
  return tokens.map((token, index) => <Fragment key={index}>{renderSpan(token, options)}</Fragment>)
}

function renderSpan(token: Token, options: ViewOptions): ComponentChildren {
  switch (token.type) {
    case 'text':
      return token.tokens ? renderInline(token.tokens, options) : renderText(token.text, options)
    case 'escape':
      return (token as Tokens.Escape).text
    case 'strong':
      return <strong>{renderInline(token.tokens, options)}</strong>
    case 'em':
      return <em>{renderInline(token.tokens, options)}</em>
    case 'del':
      return <del>{renderInline(token.tokens, options)}</del>
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>
    case 'br':
      return <br />
    case 'checkbox':
      return (token as Tokens.Checkbox).checked ? '☑ ' : '☐ '
    case 'link':
      return renderLink(token as Tokens.Link, options)
    case 'image':
      return plainText(token.tokens)
    default:
      return token.raw
  }
}

function renderLink({ href, tokens, text }: Tokens.Link, options: ViewOptions): ComponentChildren {
  const link = allowLink(href, options.policy)
  const children = renderInline(tokens, options)
  if (!link) return children
  if (link.host === undefined) return <a href={link.href}>{children}</a>
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer">
      {children}
      {!text.includes(link.host) && <span class="host"> ({link.host})</span>}
    </a>
  )
}

/** Finds citations in a row, with the space before them and the marks behind them; at most four, which fit into any line. */
export function findCitations(numbers: readonly number[]): RegExp {
  return new RegExp(`( ?(?:\\[(?:${['(?!)', ...numbers].join('|')})\\]){1,4}[.,;:!?)”"]*)`)
}

/** Text with its citations: `[2]` becomes a button that opens source 2. */
function renderText(text: string, options: ViewOptions): ComponentChildren {
  // By name: with Prototype.js, `map` gives its function no third argument.
  const parts = text.split(options.citations)
  return parts.map((part, index) => (index % 2 === 0 ? decodeEntities(part) : renderCitations(part, index, options)))
}

/**
 * They stay on the line of the word before them, and the full stop on theirs. Lines may break on either side of a button whatever stands
 * there, except inside of what does not wrap, and that begins with a sign that clings to the word.
 */
function renderCitations(text: string, key: number, { onCite, labels }: ViewOptions): VNode {
  const parts = text.split(/\[(\d+)\]/)
  return (
    <span key={key} class="cites">
      {parts.map((part, index) => {
        if (index === 0) return part ? '\u00a0' : '\u2060'
        const n = Number(part)
        return index % 2 === 0 ? (
          decodeEntities(part)
        ) : (
          <button key={index} type="button" class="cite" aria-label={labels.source(n)} onClick={() => onCite(n)}>
            {part}
          </button>
        )
      })}
    </span>
  )
}

/** The words of tokens without their markup, for copying. */
export function plainText(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .map(token =>
      'tokens' in token && token.tokens
        ? plainText(token.tokens)
        : decodeEntities('text' in token ? token.text : token.raw),
    )
    .join('')
}
