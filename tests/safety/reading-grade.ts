/** Flesch-Kincaid grade level of English text (Kincaid et al. 1975), with syllables counted as groups of vowels. */
export function readingGrade(text: string): number {
  const words = text.match(/[a-z']+/gi) ?? []
  const sentences = text.match(/[.!?](?=\s|$|["*])/g)?.length ?? 1
  const syllables = words.reduce((sum, word) => sum + countSyllables(word.toLowerCase()), 0)
  return 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (syllables / words.length) - 15.59
}

function countSyllables(word: string): number {
  const groups = word.replace(/(?:[^laeiouy]es|[^aeiouy]ed|[^l]e)$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
