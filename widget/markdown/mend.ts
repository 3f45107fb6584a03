/**
 * The end of a text that is still streaming: markers that are not complete are held back, those that are open are
 * closed, so that nothing flashes raw. Only the last paragraph is looked at; the whole text is never touched.
 */

/** A last line that may still become something else: a heading, a list item, a fence, a container, a rule, a table. */
const UNDECIDED = /^\s*(?:#{1,6}|[-*+=_]+|\d{1,9}[.)]?|>+|:{1,3}[a-z]*|`{1,3}\w*|~{1,3}\w*|\[[^\]]*\]?:?)[ \t]*$/

/** A bracket or tag that stays open longer than this is text after all. */
const HELD_MOST = 240

/** `text` as it should be drawn while more is coming. */
export function mend(text: string): string {
  const lineStart = text.lastIndexOf('\n') + 1
  if (inFence(text)) return UNDECIDED.test(text.slice(lineStart)) ? text.slice(0, lineStart) : text
  if (UNDECIDED.test(text.slice(lineStart))) return mendInline(text.slice(0, lineStart))
  return mendInline(text)
}

/** Whether a code fence is open at the end: inside one there is nothing to mend. */
function inFence(text: string): boolean {
  let open: string | undefined
  for (const [, marker] of text.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) {
    if (!marker) continue
    if (open === undefined) open = marker
    else if (marker[0] === open[0] && marker.length >= open.length) open = undefined
  }
  return open !== undefined
}

function mendInline(text: string): string {
  const gap = text.lastIndexOf('\n\n')
  const start = gap < 0 ? 0 : gap + 2
  const paragraph = text.slice(start)
  if (/^\s*\|/.test(paragraph) && !/^[^\n]*\n[ \t]*\|?[ \t:|-]+\n/.test(paragraph)) return text.slice(0, start)
  const { keep, closers } = scan(paragraph)
  const kept = text.slice(0, start + keep)
  // A closing marker behind a space closes nothing (CommonMark, right-flanking delimiter runs).
  return closers ? kept.trimEnd() + closers : kept
}

/** How much of a paragraph can be drawn, and what closes the emphasis that is open at that point. */
function scan(paragraph: string): { keep: number; closers: string } {
  const open: { marker: string; at: number }[] = []
  const brackets: number[] = []
  let index = 0
  const end = paragraph.length
  while (index < end) {
    const char = paragraph[index] as string
    if (char === '\\') {
      if (index + 1 === end) return { keep: index, closers: close(open, index) }
      index += 2
    } else if (char === '`') {
      const run = runAt(paragraph, index)
      const closing = paragraph.indexOf(run, index + run.length)
      if (closing < 0) {
        const code = paragraph.slice(index + run.length)
        return code.trim()
          ? { keep: end, closers: run + close(open, end) }
          : { keep: index, closers: close(open, index) }
      }
      index = closing + run.length
    } else if (char === '[') {
      brackets.push(index)
      index++
    } else if (char === ']') {
      const from = brackets.pop()
      if (from !== undefined && paragraph[index + 1] === '(') {
        const closing = paragraph.indexOf(')', index)
        if (closing < 0 && end - from < HELD_MOST) return hold(open, imageStart(paragraph, from))
        index = closing < 0 ? index + 2 : closing + 1
      } else index++
    } else if (char === '<' && /[a-z/!]/i.test(paragraph[index + 1] ?? 'a')) {
      const closing = paragraph.indexOf('>', index)
      if (closing < 0 && end - index < HELD_MOST) return hold(open, index)
      index = closing < 0 ? index + 1 : closing + 1
    } else if (char === '*' || char === '_' || char === '~') {
      const run = runAt(paragraph, index)
      toggle(open, run, index, paragraph)
      index += run.length
    } else index++
  }
  const bracket = brackets[0]
  if (bracket !== undefined && end - bracket < HELD_MOST) return hold(open, imageStart(paragraph, bracket))
  const trailing = /[*_~]+$/.exec(paragraph)
  const keep = trailing && open.some(({ at }) => at >= trailing.index) ? trailing.index : end
  return hold(open, keep)
}

function hold(open: { marker: string; at: number }[], keep: number): { keep: number; closers: string } {
  return { keep, closers: close(open, keep) }
}

/** Closing markers of what was opened before `keep`, innermost first. An opener with nothing behind it is not closed. */
function close(open: { marker: string; at: number }[], keep: number): string {
  return open
    .filter(({ at, marker }) => at + marker.length < keep)
    .reverse()
    .map(({ marker }) => marker)
    .join('')
}

function toggle(open: { marker: string; at: number }[], run: string, at: number, paragraph: string): void {
  const before = paragraph[at - 1] ?? ' '
  const after = paragraph[at + run.length] ?? ''
  if (run[0] === '_' && /\w/.test(before) && /\w/.test(after)) return
  if (run[0] === '~' && run.length !== 2) return
  const last = open.findLastIndex(({ marker }) => marker === run)
  if (last >= 0 && !/\s/.test(before)) open.splice(last)
  else if (!/^\s/.test(after)) open.push({ marker: run, at })
}

const runAt = (text: string, index: number): string => /^(.)\1*/.exec(text.slice(index, index + 16))?.[0] ?? ''

const imageStart = (paragraph: string, bracket: number): number =>
  paragraph[bracket - 1] === '!' ? bracket - 1 : bracket
