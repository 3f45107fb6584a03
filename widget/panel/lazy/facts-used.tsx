import { t } from '../../i18n/translate-reading.ts'
import type { Turn } from '../../models/transcript.ts'
import { usePanel } from '../context.ts'
import { useEffect, useSignal } from '../hooks.ts'
import { type Takeaway, takeAway } from './load-takeaway.ts'

/** That an answer was written for confirmed facts. Few answers are, so which ones loads when there are any. */
export function FactsUsed({ turn, facts }: { turn: Turn; facts: readonly string[] }) {
  const panel = usePanel()
  const late = useSignal<Takeaway | null>(null)
  const Late = late.value
  useEffect(() => {
    if (!facts.length) return
    takeAway(panel, takeaway => {
      late.value = takeaway
    })
  }, [])
  if (!facts.length) return null
  return Late ? (
    <Late.FactsInFull turn={turn} facts={facts} />
  ) : (
    <p class="status">{t('facts', { count: facts.length })}</p>
  )
}
