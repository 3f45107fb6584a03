/** Other names of a document's subject, as its own text gives them: "Lynch syndrome, often called hereditary … cancer (HNPCC)". */
import { splitStems } from './tokens.ts'

/** Names are given where a text begins; this also bounds the work on a long one. */
const BEGINNING_LENGTH = 3_000
/** How far before "also called" the title must stand, so that it is the title that is called so. */
const BEFORE_LENGTH = 120
const CALLED =
  /\b(?:also|often|sometimes|commonly|formerly|previously|usually|better) (?:called|known as|referred to as|termed|named)\s+(?:the |an? )?["“']?([^.;:()"”]{3,80}?)["”']?(?=[,.;:()]|\s+(?:is|are|was|which|that|and|or|occurs|affects|has|in)\b)(?:\s*\(([A-Za-z0-9-]{2,8})s?\))?/gi
/** Initials of fewer words are too common, of more nobody uses. */
const INITIALS = { least: 3, most: 5 }
const SMALL_WORDS = /^(?:of|the|and|in|with|for|to|an?)$/i

/** "Lentigo maligna melanoma" → "lmm". A title that asks is no name. */
function readInitials(title: string): string[] {
  if (title.includes('?')) return []
  const words = (title.match(/[A-Za-z]+/g) ?? []).filter(word => !SMALL_WORDS.test(word))
  if (words.length < INITIALS.least || words.length > INITIALS.most) return []
  return [
    words
      .map(word => word[0])
      .join('')
      .toLowerCase(),
  ]
}

/** The initials of a title, and what `text` calls it beside its title. */
export function mineAliases(title: string, text: string): string[] {
  if (title === '') return []
  const beginning = text.slice(0, BEGINNING_LENGTH)
  const named = splitStems(title)
  const called = [...beginning.matchAll(CALLED)].flatMap(({ index, 1: name = '', 2: short = '' }) => {
    const said = new Set(splitStems(beginning.slice(Math.max(0, index - BEFORE_LENGTH), index)))
    return named.every(stem => said.has(stem)) ? [name.trim(), short] : []
  })
  return [...new Set([...readInitials(title), ...called])].filter(name => name !== '')
}
