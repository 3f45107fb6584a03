import { t } from '../../i18n/translate-reading.ts'

/** Which confirmed facts an answer was written for, as a line that opens. */
export function FactsUsed({ facts }: { facts: readonly string[] }) {
  if (facts.length === 0) return null
  return (
    <details class="status">
      <summary>{t('facts', { count: facts.length })}</summary>
      <ul>
        {facts.map(fact => (
          <li key={fact} dir="auto">
            {fact}
          </li>
        ))}
      </ul>
    </details>
  )
}
