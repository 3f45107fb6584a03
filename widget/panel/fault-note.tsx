import { CardNote } from './card.tsx'
import { usePanel } from './context.ts'

/** Why the relay did not take the last question, beside the composer that has it again; with its card where it needs one. */
export function FaultNote() {
  const fault = usePanel().chat.fault.value
  if (!fault) return null
  return (
    <section class="fault" part="fault">
      {fault.urgent && <CardNote card={fault.urgent} />}
      {fault.message && <p dir="auto">{fault.message}</p>}
    </section>
  )
}
