/** Parts of the panel that load when they are asked for, and what is done where one does not. */
import { signal } from '@preact/signals-core'

const parts = new Map<string, Promise<unknown>>()
let failures = 0

/**
 * Loads a file of the panel once. The build sends every import of one through this (`scripts/parts.ts`): a browser remembers for as long
 * as a page lives that an address failed, and asks there no more, so that after a failure each try has an address of its own.
 */
export function loadPart(file: string): Promise<unknown> {
  const known = parts.get(file)
  if (known) return known
  const part = import(/* @vite-ignore */ failures ? `${file}?${failures}` : file)
  parts.set(file, part)
  part.catch(() => {
    failures++
    parts.delete(file)
  })
  return part
}

/** What could not be loaded: each asks for it again. */
export const lost = signal<readonly (() => void)[]>([])

/** Runs `use` with what `load` gives. Where it cannot be had, the panel says so (`lost-note.tsx`), and a person may ask again. */
export function need<Part>(load: () => Promise<Part>, use: (part: Part) => unknown): void {
  // Who asks for something now does not wait any more for what was asked before.
  lost.value = []
  load().then(use, () => {
    lost.value = [...lost.peek(), () => need(load, use)]
  })
}
