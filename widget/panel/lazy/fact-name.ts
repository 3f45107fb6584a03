import { valueWord } from '../../i18n/record-values.ts'
import { t } from '../../i18n/translate-records.ts'
import type { Fact, Value } from '../../models/facts.ts'

const say = (...parts: unknown[]) => parts.filter(part => part !== undefined && part !== '').join(' ')

/** A fact in one line: in the words of the record, and those of ours for values that have one. */
export function nameFact({ group, value, label }: Pick<Fact, 'group' | 'value' | 'label'>): string {
  const name = `${WRITE[group](value)}`.trim()
  return label ? `${name}, ${label.value.name}` : name
}

/** "Grade 2", but "Gleason 3+4" and "well differentiated" as they are. */
const gradeOf = (grade: unknown) =>
  grade === undefined || /[a-z]{4}/i.test(String(grade)) ? grade : t('gradeIs', { grade: String(grade) })

const WRITE: Record<Fact['group'], (value: Value) => string> = {
  diagnoses: ({ site, histology, laterality, role, grade, date }) =>
    [
      say(valueWord(laterality), site),
      histology,
      role === 'primary' ? undefined : valueWord(role),
      gradeOf(grade),
      date,
    ]
      .filter(Boolean)
      .join(', '),
  stage: ({ group, t: tumor, n, m, basis, date }) =>
    [say(group, tumor, n, m), valueWord(basis), date].filter(Boolean).join(', '),
  biomarkers: ({ name, status, ihc, ish, percent, hScore, value, date }) => {
    // What the files disagree on is told by their quotes, none of it as the result.
    if (status === 'conflict') return say(`${name}: ${valueWord(status)}`, date && `(${date})`)
    const results = [
      valueWord(status),
      ihc && `IHC ${ihc}`,
      ish && `ISH ${valueWord(ish)}`,
      percent !== undefined && `${percent} %`,
      hScore !== undefined && `H-score ${hScore}`,
      value,
    ].filter(Boolean)
    return say(results.length > 0 ? `${name}: ${results.join(', ')}` : name, date && `(${date})`)
  },
  variants: ({ gene, change, origin, significance }) =>
    [say(gene, change), valueWord(origin), valueWord(significance)].filter(Boolean).join(', '),
  genesTestedNegative: ({ gene }) => String(gene),
  treatments: ({ kind, name, start, end, status }) =>
    say(
      name ? `${name} (${valueWord(kind)})` : valueWord(kind),
      start || end ? `${start ?? ''}–${end ?? ''}` : undefined,
      valueWord(status),
    ),
}
