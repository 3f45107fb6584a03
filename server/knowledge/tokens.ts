import { stem } from './stem.ts'

/** Longer runs are not words of any language we rank; this also bounds the stemmer's work. */
const WORD_MAX_LENGTH = 40

/**
 * Lower-case words without accents. A short name and its number are one word: Ki-67, HER-2, "HER 2". A vitamin's letter tells it
 * from the others, where the letter alone is a little word ("I'd"): "vitamin D" is `vitamin` and `vitamind`.
 */
export function splitWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const joined = plain.replace(/\b(her|ki|brca|pd|cdk|bcl|t)[-\s](?=\d|dm1|dxd)/g, '$1').replace(/['’](?=s\b)/g, ' ')
  const lettered = joined.replace(/\bvitamin[-\s]([cdek])\d?\b/g, 'vitamin vitamin$1')
  return lettered.match(/[\p{L}\p{N}]+/gu)?.filter(word => word.length <= WORD_MAX_LENGTH) ?? []
}

/** The stems of a text, in order. */
export function splitStems(text: string): string[] {
  return splitWords(text).map(stem)
}
