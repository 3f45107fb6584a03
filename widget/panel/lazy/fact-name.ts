import { shown } from '../../i18n/catalogue.ts'
import { formatDay } from '../../i18n/day.ts'
import { valueWord } from '../../i18n/record-values.ts'
import { t } from '../../i18n/translate-records.ts'
import type { Fact, Value } from '../../models/facts.ts'

const say = (...parts: unknown[]) => parts.filter(part => part !== undefined && part !== '').join(' ')

/** A fact in one line: in the words of the record, and those of ours for values that have one. */
export function nameFact({ group, value, label }: Pick<Fact, 'group' | 'value' | 'label'>): string {
  const name = `${WRITE[group](value)}`.trim()
  return label ? `${name}, ${label.value.name}` : name
}

const dayOf = (date: unknown) => date && formatDay(String(date), shown.value.language)

const percentOf = (percent: unknown) =>
  (Number(percent) / 100).toLocaleString(shown.value.language, { style: 'percent', maximumFractionDigits: 2 })

/** A name in front, as a sentence begins: words of a record are small letters in their middle. */
const begin = (text: string) => text.charAt(0).toLocaleUpperCase(shown.value.language) + text.slice(1)

/** "Grade 2", but "Gleason 3+4" and "well differentiated" as they are. */
const gradeOf = (grade: unknown) =>
  grade === undefined || /[a-z]{4}/i.test(String(grade)) ? grade : t('gradeIs', { grade: String(grade) })

const WRITE: Record<Fact['group'], (value: Value) => string> = {
  diagnoses: ({ site, histology, laterality, role, grade, date }) =>
    begin(
      [
        laterality ? t('sidedSite', { side: String(valueWord(laterality)), site: String(site) }) : site,
        histology,
        role === 'primary' ? undefined : valueWord(role),
        gradeOf(grade),
        dayOf(date),
      ]
        .filter(Boolean)
        .join(', '),
    ),
  stage: ({ group, t: tumor, n, m, basis, date }) =>
    [say(group, tumor, n, m), valueWord(basis), dayOf(date)].filter(Boolean).join(', '),
  biomarkers: ({ name, status, ihc, ish, percent, hScore, value, date }) => {
    // What the files disagree on is told by their quotes, none of it as the result.
    if (status === 'conflict') return say(`${name}: ${valueWord(status)}`, date && `(${dayOf(date)})`)
    const results = [
      valueWord(status),
      ihc && `IHC ${ihc}`,
      ish && `ISH ${valueWord(ish)}`,
      percent !== undefined && percentOf(percent),
      hScore !== undefined && `H-score ${hScore}`,
      value,
    ].filter(Boolean)
    return say(results.length > 0 ? `${name}: ${results.join(', ')}` : name, date && `(${dayOf(date)})`)
  },
  variants: ({ gene, change, origin, significance }) =>
    [say(gene, change), valueWord(origin), valueWord(significance)].filter(Boolean).join(', '),
  genesTestedNegative: ({ gene }) => String(gene),
  treatments: ({ kind, name, start, end, status }) =>
    [
      say(
        begin(name ? `${name} (${valueWord(kind)})` : `${valueWord(kind)}`),
        start && end ? `${dayOf(start)} – ${dayOf(end)}` : undefined,
        start && !end ? t('startedOn', { date: `${dayOf(start)}` }) : undefined,
        end && !start ? t('endedOn', { date: `${dayOf(end)}` }) : undefined,
      ),
      valueWord(status),
    ]
      .filter(Boolean)
      .join(', '),
}
