/** The private way in: the panel in a frame of the relay's origin, which the page and its trackers cannot look into. */
import type { ToHost } from '../channel.ts'
import { createElement } from './element.ts'
import type { OpenPanel } from './panel.ts'
import { panelUrl } from './settings.ts'

const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads'

export const openFrame: OpenPanel = (settings, slot, on) => {
  let port: MessagePort | undefined

  // On each load, so that a frame that reloads itself gets a new channel and asks nobody else for one.
  const onload = (): void => {
    port?.close()
    const channel = new MessageChannel()
    port = channel.port1
    port.onmessage = ({ data }: MessageEvent<ToHost>) => {
      if (data?.v !== 1) return
      if (data.type === 'event') on.error()
      else on[data.type]?.()
    }
    const { relay, locale, theme, target } = settings
    const init = { v: 1, type: 'init', locale, theme, embedded: !!target }
    ;(frame.contentWindow as Window).postMessage(init, relay, [channel.port2])
  }
  const frame = createElement('iframe', {
    title: 'Chat',
    allow: 'clipboard-write; web-share',
    referrerPolicy: 'no-referrer',
    sandbox: SANDBOX,
    src: panelUrl(settings),
    onload,
  })
  slot.append(frame)

  return {
    post(message) {
      if (message.type === 'open') frame.focus()
      port?.postMessage({ v: 1, ...message })
    },
    dispose() {
      port?.close()
      frame.remove()
    },
  }
}
