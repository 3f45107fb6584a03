/** What a person does with an answer that is read (files, paper, a list for a visit, reasons) loads when it is asked for. */
import { t } from '../../i18n/translate.ts'
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

/** Runs `use` with it, at once where it is there; says so where it cannot be had. The button stays, and a next press tries again. */
export function takeAway(panel: PanelContext, use: (takeaway: Takeaway) => unknown): void {
  loadTakeaway(panel).then(
    async takeaway => {
      await takeaway.ready()
      use(takeaway)
    },
    () => panel.announcer.say(t('waiting'), true),
  )
}
