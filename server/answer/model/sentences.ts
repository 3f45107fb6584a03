/** Where a sentence ends, in text that may still grow. */

/** A full stop behind one of these ends no sentence. */
const ABBREVIATIONS = new Set(
  (
    'dr mr mrs ms prof st jr sr vs e.g i.e eg ie approx no nos fig figs vol p pp ca cf et al inc ltd dept est min max avg jan feb mar apr jun jul aug ' +
    'sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k a.m p.m'
  ).split(' '),
)
/** Of these the sentence may well end there: it does when a capital follows. */
const MAY_END = new Set(['u.s', 'u.k', 'a.m', 'p.m', 'no', 'al', 'max', 'min', 'sun', 'sat', 'mar', 'st', 'ca'])

const CLOSERS = /["'”’)\]*_»]/
/** Citation marks: `[1]`, `[1][2]`, `[1, 2]`. */
const CITATIONS = /^(?:[ \t]*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\])+/
const CITATION_BEGUN = /^[ \t]*\[(?:[\d\s,;]*)$/

/** Whether the full stop at `at` belongs to its word. Undefined where what follows has to be seen first. */
function isWithinWord(text: string, at: number): boolean | undefined {
  const next = text[at + 1]
  if (next === undefined) return undefined
  // A decimal, an address, an abbreviation in the middle.
  if (/[\p{L}\p{N}]/u.test(next)) return true
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(0, at))?.[0].toLowerCase() ?? ''
  if (ABBREVIATIONS.has(word)) {
    if (!MAY_END.has(word)) return true
    return undefined
  }
  // An initial: "J. Smith", but not "vitamin C. Ask" or "hepatitis B. It".
  if (/^\p{Lu}$/u.test(text.slice(at - 1, at)) && word.length === 1) {
    const before = /(\S+)\s+\S$/.exec(text.slice(0, at))?.[1]
    return before === undefined || /^\p{Lu}/u.test(before)
  }
  return false
}

/**
 * The end of the first sentence of `text`, with its closing quotes and citation marks; undefined where it cannot be told yet. With
 * `isWhole` nothing will follow, so that the rest is a sentence.
 */
export function findSentenceEnd(text: string, isWhole: boolean): number | undefined {
  for (let at = 0; at < text.length; at++) {
    if (!/[.!?…]/.test(text[at] ?? '')) continue
    let end = at + 1
    while (/[.!?…]/.test(text[end] ?? '')) end++
    while (CLOSERS.test(text[end] ?? '')) end++
    if (end === text.length && !isWhole) return undefined
    const within = text[at] === '.' && end === at + 1 ? isWithinWord(text, at) : false
    if (within === true) {
      at = end - 1
      continue
    }
    if (end < text.length && !/[\s[]/.test(text[end] ?? '')) {
      at = end - 1
      continue
    }
    const cited = CITATIONS.exec(text.slice(end))?.[0].length ?? 0
    const rest = text.slice(end + cited)
    // An image, or a word in brackets.
    if (cited === 0 && rest.startsWith('[') && (isWhole || !CITATION_BEGUN.test(rest))) {
      at = end - 1
      continue
    }
    if (!isWhole && (CITATION_BEGUN.test(rest) || /^\s*$/.test(rest))) return undefined
    const following = rest.trimStart()[0]
    // "…" she said: a small letter goes on. So it does after "U.S." and the like.
    if (following !== undefined && cited === 0 && /\p{Ll}/u.test(following)) {
      at = end - 1
      continue
    }
    return end + cited
  }
  return isWhole && text.trim() !== '' ? text.length : undefined
}

/** The sentences of a whole text, without the spaces between them. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const end = findSentenceEnd(rest, true) ?? rest.length
    sentences.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return sentences
}

/** A sentence that is whole with its citation: when the writer pauses behind it, nothing needs to be waited for. */
export const isWholeWithCitation = (text: string) =>
  /(?:\[\d{1,3}\]["'”’)*_]*[.!?…]|[.!?…]["'”’)*_]*(?:[ \t]*\[\d{1,3}\])+)["'”’)*_]*\s*$/.test(text)
