/** The open way in: the panel in this page's own shadow root, for pages that must style or test it. The page can read it. */
import type { OpenPanel } from './panel.ts'

declare const __RELEASE__: string

export const openInline: OpenPanel = (settings, slot, on) => {
  const url = `${settings.relay}/v1/${__RELEASE__}/inline.js`
  const panel = (import(/* @vite-ignore */ url) as Promise<typeof import('../panel/inline.ts')>).then(module =>
    module.openPanel(settings, slot, on),
  )
  panel.catch(on.error)
  return {
    post: message => void panel.then(it => it.post(message)),
    dispose: () => void panel.then(it => it.dispose()),
  }
}
