/** What kind of thing a question asks, and what sections that tell it are called. */
import { splitStems } from './tokens.ts'

const KINDS: [RegExp, string][] = [
  [/^what (?:is|are) (?!the\b)|^tell me about/, 'information overview definition'],
  [/symptom|signs? of/, 'symptoms signs'],
  [/treat|therap|\bcure|manage/, 'treatment management therapy'],
  [/what causes|causes? of|\bwhy do/, 'causes'],
  [/inherit|genetic|hereditary|run in/, 'inheritance genetic'],
  [/diagnos|\btests?\b|detect/, 'exams tests diagnosis'],
  [/how many|how common|frequen/, 'frequency'],
  [/prevent|avoid/, 'prevention'],
  [/at risk|who gets|risk factor/, 'susceptibility risk'],
  [/outlook|prognosis|surviv/, 'outlook prognosis'],
  [/\bstag(?:e|es|ing)\b/, 'stages'],
  [/research|trial/, 'research trials'],
  [/side effect|complication/, 'complications effects'],
]

/** Stems that headings of sections have which answer such a question. */
export function readHeadingStems(text: string): string[] {
  const question = text.trim().toLowerCase()
  return [...new Set(KINDS.flatMap(([asks, headings]) => (asks.test(question) ? splitStems(headings) : [])))]
}
