/** Characters that begin something in Markdown: links, HTML, citations, emphasis, code, tables, entities. */
const INLINE = /[\\`*_[\]<>&|~#!]/g

/**
 * Text of a site's document as Markdown that shows it letter by letter: one line, so that it can open no container, heading or
 * list, and with every sign escaped that could make a link, HTML or a citation of its own.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(INLINE, '\\$&')
  const safeStart = line.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2')
  // A bare address would be made a link: a word joiner after the scheme's colon is not seen and ends it.
  return safeStart
    .replace(/\b(https?|ftp|mailto|tel|sms|javascript|data):/gi, '$1:\u2060')
    .replace(/\bwww\./gi, 'www\u2060.')
    .replace(/@/g, '\\@')
}
