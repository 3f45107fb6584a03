import { usePanel } from '../context.ts'
import { type Takeaway, takeAway } from './load-takeaway.ts'

interface TakeButtonProps {
  label: string
  /** `quiet` unless told. */
  class?: string
  /** Runs with what it takes once that has loaded; `from` is the button. */
  use(takeaway: Takeaway, from: Element): void
}

/** A button for something that loads when it is asked for. */
export function TakeButton({ label, class: name = 'quiet', use }: TakeButtonProps) {
  const panel = usePanel()
  return (
    <button type="button" class={name} onClick={({ currentTarget }) => takeAway(panel, it => use(it, currentTarget))}>
      {label}
    </button>
  )
}
