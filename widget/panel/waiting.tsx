import { t } from '../i18n/translate.ts'
import type { Outgoing } from '../models/outbox.ts'
import { usePanel } from './context.ts'

/** Under a question that the relay has not confirmed yet: what it waits for. */
export function Waiting({ outgoing }: { outgoing: Outgoing }) {
  const Rich = usePanel().reading.value
  const { state } = outgoing
  return (
    <>
      <p class="status" dir="auto">
        {state === 'refused' ? outgoing.message : t(state === 'sent' ? 'sending' : state)}
      </p>
      {Rich && state !== 'sent' && <Rich.WaitingChoices outgoing={outgoing} />}
    </>
  )
}
