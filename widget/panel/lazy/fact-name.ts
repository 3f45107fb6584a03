import type { Fact, Value } from '../../models/facts.ts'

const say = (...parts: unknown[]) => parts.filter(part => part !== undefined && part !== '').join(' ')

/** A fact in one line, in the words of the record. */
export function nameFact({ group, value }: Pick<Fact, 'group' | 'value'>): string {
  return `${WRITE[group](value)}`.trim()
}

const WRITE: Record<Fact['group'], (value: Value) => string> = {
  diagnoses: ({ site, histology, laterality, role, grade, date }) =>
    [say(laterality, site), histology, role === 'primary' ? undefined : role, grade && `grade ${grade}`, date]
      .filter(Boolean)
      .join(', '),
  stage: ({ group, t, n, m, basis, date }) => [say(group, t, n, m), basis, date].filter(Boolean).join(', '),
  biomarkers: ({ name, status, ihc, ish, percent, hScore, value, date }) => {
    const results = [
      status,
      ihc && `IHC ${ihc}`,
      ish && `ISH ${ish}`,
      percent !== undefined && `${percent} %`,
      hScore !== undefined && `H-score ${hScore}`,
      value,
    ].filter(Boolean)
    return say(results.length > 0 ? `${name}: ${results.join(', ')}` : name, date && `(${date})`)
  },
  variants: ({ gene, change, origin, significance }) =>
    [say(gene, change), origin, significance].filter(Boolean).join(', '),
  genesTestedNegative: ({ gene }) => String(gene),
  treatments: ({ kind, name, start, end, status }) =>
    say(name ? `${name} (${kind})` : kind, start || end ? `${start ?? ''}–${end ?? ''}` : undefined, status),
}
