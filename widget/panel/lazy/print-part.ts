/** Prints one part of the panel as it stands, with its own look; everything else stays off the paper. */
export function printPart(part: Element | null): void {
  if (!part) return
  part.toggleAttribute('data-print', true)
  window.addEventListener('afterprint', () => part.removeAttribute('data-print'), { once: true })
  window.print()
}
