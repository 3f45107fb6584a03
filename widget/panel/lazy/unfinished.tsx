import { t as general } from '../../i18n/translate.ts'
import { t } from '../../i18n/translate-reading.ts'
import type { Turn } from '../../models/transcript.ts'
import { usePanel } from '../context.ts'
import { useEffect, useSignal } from '../hooks.ts'

/** A relay begins an answer anew, or ends it, after 30 s in which nothing was written. Twice that is not its doing. */
const STALLED_MS = 60_000

/** Says that an answer was stopped, has failed, was cut off or does not go on, and offers to ask again. */
export function Unfinished({ turn, frozen }: { turn: Turn; frozen?: boolean }) {
  const { chat } = usePanel()
  const outcome = turn.answer.value?.end?.outcome
  const isRunning = turn === chat.running.value
  const isStalled = useStalled(turn, isRunning)
  // What was frozen may still be in the log, which is read anew.
  const isBack = frozen && chat.turns.value.some(({ id }) => id === turn.id)
  if (isRunning ? !isStalled : outcome && outcome !== 'stopped' && outcome !== 'failed') return null
  return (
    <div class="row">
      <p class="status">{isRunning ? t('stalled') : general(outcome === 'stopped' ? 'stopped' : 'failed')}</p>
      {!isBack && (
        <button type="button" class="quiet" onClick={() => chat.askAgain(turn)}>
          {general('askAgain')}
        </button>
      )}
    </div>
  )
}

/** Whether an open connection has brought nothing of a running answer for too long. */
function useStalled(turn: Turn, isRunning: boolean): boolean {
  const { chat, announcer } = usePanel()
  const isStalled = useSignal(false)
  const isWatched = isRunning && chat.open.value
  useEffect(() => {
    isStalled.value = false
    if (!isWatched) return
    const timer = setTimeout(() => {
      isStalled.value = true
      announcer.say(t('stalled'))
    }, STALLED_MS)
    return () => clearTimeout(timer)
  }, [turn.answer.value, isWatched])
  return isStalled.value
}
