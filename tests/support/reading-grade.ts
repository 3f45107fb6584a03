/** Endings that are written but not spoken as a syllable of their own: "called", "slides", "care"; but not "wanted", "changes", "table". */
const SILENT = /(?<![td])ed$|(?<![sxzcg]|[cs]h)es$|(?<![^aeiouy]l)e$/
/** Neighbouring vowels that are spoken apart: bi-opsy, di-agnosis, tri-al, sci-ence, are-a, be-ing; but not spe-cial, pa-tient, re-gion. */
const APART =
  /(?<![ctsgn])i(?=[ao](?!us))|(?<=(?:d|qu|cl|sc))i(?=e[nt])|(?<=[dsrn])e(?=a$)|(?<=[a-z]u)a(?=l|t)|(?<=[a-z])[ye](?=ing)/g

/** The syllables of an English word, as near as spelling tells. */
export function countSyllables(given: string): number {
  const word = given.toLowerCase().replace(/[^a-z]/g, '')
  if (word.length <= 3) return word === '' ? 0 : 1
  const groups = word.replace(SILENT, '').match(/[aeiouy]+/g)?.length ?? 0
  return Math.max(1, groups + (word.match(APART)?.length ?? 0))
}

/** Flesch-Kincaid grade level (Kincaid et al. 1975) of texts that each end a sentence: paragraphs, list items, questions. */
export function measureGrade(texts: readonly string[]): number {
  let [words, sentences, syllables] = [0, 0, 0]
  for (const text of texts) {
    const said = text.match(/[a-z]+(?:['’][a-z]+)?/gi) ?? []
    if (said.length === 0) continue
    words += said.length
    sentences += Math.max(1, text.match(/[.!?](?=["”’)\]]*(?:\s|$))/g)?.length ?? 0)
    syllables += said.reduce((sum, word) => sum + countSyllables(word), 0)
  }
  return words === 0 ? 0 : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}
