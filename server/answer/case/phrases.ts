/** A confirmed fact in a few words: what `facts` of `answer-start` shows, and what a question for the visit quotes. */
import type { Biomarker, Diagnosis, Stage, Treatment, Variant } from '../../../protocol/case-profile.ts'
import { addressesWriter } from '../model/injection.ts'
import { neverShown } from '../never-shown.ts'
import { type FactWords, factWordsFor } from './fact-words.ts'

/** A phrase is one short line. */
const PHRASE_MAX_LENGTH = 120

/** What a record's name for something may be made of: names, numbers, percentages; no links, markup or sentences. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} +\-–/().,%'’*>:_=]*$/u

/** A phrase of a profile, which comes from outside; undefined where it holds what no answer may show, or speaks to whoever writes it. */
export function tidyPhrase(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim()
  const isTidy = line.length <= PHRASE_MAX_LENGTH && PLAIN.test(line) && !/:\/\/|www\./i.test(line)
  return isTidy && !addressesWriter(line) && neverShown(line).length === 0 ? line : undefined
}

const join = (...parts: (string | number | undefined | false)[]) =>
  parts.filter(part => part !== undefined && part !== false && part !== '').join(' ')
const withDate = (text: string, date: string | undefined) => (date === undefined ? text : `${text} (${date})`)

export interface Phrases {
  diagnosis(fact: Diagnosis): string | undefined
  stage(fact: Stage): string | undefined
  biomarker(fact: Biomarker): string | undefined
  variant(fact: Variant): string | undefined
  negativeGene(gene: string): string | undefined
  treatment(fact: Treatment): string | undefined
}

export function phrasesFor(locale: string): Phrases {
  const words: FactWords = factWordsFor(locale)
  return {
    diagnosis({ site, histology, laterality, role, grade, date }) {
      const what = role === 'primary' ? words.diagnosis : words.roles[role]
      const detail = [histology, laterality && words.sides[laterality], grade && `${words.grade} ${grade}`]
      const text = [`${what}: ${site}`, ...detail.filter(Boolean)].join(', ')
      return tidyPhrase(withDate(text, date))
    },
    stage({ group, t, n, m, basis, date }) {
      const text = join(words.stage, group, t, n, m)
      if (text === words.stage) return undefined
      return tidyPhrase(withDate(basis ? `${text}, ${words.bases[basis]}` : text, date))
    },
    biomarker({ name, status, ihc, ish, percent, hScore, value, date }) {
      const results = [
        status && words.statuses[status],
        ihc && `IHC ${ihc}`,
        ish && words.ish[ish],
        percent !== undefined && percentIn(percent, locale),
        hScore !== undefined && `H-score ${hScore}`,
        value,
      ].filter(Boolean)
      return tidyPhrase(withDate(results.length > 0 ? `${name}: ${results.join(', ')}` : name, date))
    },
    variant: ({ gene, change, origin, significance }) =>
      tidyPhrase([join(gene, change), origin && words.origins[origin], significance].filter(Boolean).join(', ')),
    negativeGene: gene => tidyPhrase(`${gene}: ${words.noChange}`),
    treatment({ kind, name, start, end }) {
      const years = start === undefined && end === undefined ? undefined : `${start ?? ''}–${end ?? ''}`
      return tidyPhrase(withDate(name === undefined ? words.kinds[kind] : `${words.kinds[kind]}: ${name}`, years))
    },
  }
}

/** As the language writes it: "90%" in English, "90 %" with a space that does not break in Spanish. */
export const percentIn = (percent: number, locale: string): string =>
  (percent / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 })
