/** What a person does with an answer that is read (files, paper, a list for a visit, reasons) loads when it is asked for. */
import { need } from '../../parts.ts'
import type { PanelContext } from '../context.ts'

export type Takeaway = typeof import('./takeaway.ts')

/** By panel: each has its own style sheets. */
const loads = new WeakMap<PanelContext, Promise<Takeaway>>()

/** Begins to load it, as soon as a pointer or the focus is near; what failed is tried again by the next call. */
export function loadTakeaway(panel: PanelContext): Promise<Takeaway> {
  const known = loads.get(panel)
  if (known) return known
  const load = import('./takeaway.ts').then(module => {
    panel.adopt(module.styles)
    return module
  })
  loads.set(panel, load)
  load.catch(() => loads.delete(panel))
  return load
}

/** Runs `use` with it and with its words, at once where they are there. */
export function takeAway(panel: PanelContext, use: (takeaway: Takeaway) => unknown): void {
  need(async () => {
    const takeaway = await loadTakeaway(panel)
    await takeaway.ready()
    return takeaway
  }, use)
}
