/** Prints one turn of the chat, its sources open, with its notice and closing; the rest of the panel stays off the paper. */
export function printTurn(turn: Element | null | undefined): void {
  if (!turn) return
  const closed = [...turn.querySelectorAll('details:not([open])')] as HTMLDetailsElement[]
  for (const details of closed) details.open = true
  turn.toggleAttribute('data-print', true)
  window.addEventListener(
    'afterprint',
    () => {
      turn.removeAttribute('data-print')
      for (const details of closed) details.open = false
    },
    { once: true },
  )
  window.print()
}
