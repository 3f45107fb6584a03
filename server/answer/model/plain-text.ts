/** Text in the one form that claims and passages are compared in. */

import { markBounds, unifyPhrases } from './same-phrases.ts'

/** A capital by itself is a name: N of a stage, vitamin D, "A: not alike". In lower case it would be lost among the ends of contractions. */
const NAME_LETTER = /(?<![\p{L}\p{N}'’.°]|\d )(?:[B-HJ-Z](?![\p{L}\p{N}'’])|A(?=:))/gu

/** Lower case, one kind of each sign, no accents, contractions spelled out. */
export function plainText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(NAME_LETTER, letter => `letter${letter}0`)
    .toLowerCase()
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒−]/g, '-')
    .replace(/(?<=\d)\s*–\s*(?=\d)/g, ' to ')
    .replace(/(?<=\d)-(?=\d)/g, ' to ')
  return markBounds(unifyPhrases(plain))
}
