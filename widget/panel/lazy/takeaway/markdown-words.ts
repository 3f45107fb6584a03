/** Text of others inside of Markdown: it is read as the words it is, wherever it is pasted. */
import { joinLine } from '../plain-answer.ts'

/** Signs that begin a mark somewhere in a line, and one that makes an image of a link behind it; a backslash before them makes them letters (CommonMark, backslash escapes). */
const MARKS = /[\\`*_[\]~|]|!$/g
/** What GFM makes a link of without any mark: an address with a scheme, `www.` and e-mail addresses. */
const BARE = /:(?=\/\/)|(?<=\bwww)\.|@/gi
/** Signs that begin a block at the start of a line: headings, lists, quotes, rules, our containers. */
const BLOCK = /^([-+=#>:])|^(\d{1,9})(?=[.)])/

/** `text` as words of a paragraph. */
export const escapeWords = (text: string): string =>
  text
    .replace(MARKS, '\\$&')
    .replace(BARE, '\\$&')
    // Character references, which every reader of Markdown knows, where some do not know that a backslash takes a sign back.
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')

/** Lines of a paragraph that is written already: none of them begins a block. */
export const keepParagraph = (written: string): string =>
  written
    .split('\n')
    .map(line => line.trim().replace(BLOCK, (_, sign, number) => (sign ? `\\${sign}` : `${number}\\`)))
    .filter(Boolean)
    .join('\n')

/** Text that is one line, such as a title. */
export const escapeLine = (text: string): string => keepParagraph(escapeWords(joinLine(text)))

/** The goal of a link, for use between `<` and `>`: an address has no other signs that could end it. */
export const escapeAddress = (href: string): string => href.replace(/[\\<>\s]/g, encodeURIComponent)
