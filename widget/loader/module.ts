/** The ES module: the same chat as the tag's, put up and taken down by a program. Its types are `navis.d.ts`. */
import { createChat } from './chat.ts'
import type { mount as Mount } from './navis.d.ts'

export const mount: typeof Mount = ({ target, relay = import.meta.url, open = false, ...options }) => {
  const element = typeof target === 'string' ? document.querySelector(target) : target
  if (element === null) throw new Error('Navis: no element fits the target.')
  if (!element && document.querySelector('html > navis-chat')) {
    throw new Error('Navis: a chat floats on this page already.')
  }
  const settings = Object.assign(Object.create(null), options, {
    relay: new URL(relay, location.href).origin,
    open,
    target: element && 'element',
  })
  return createChat(settings, element, () => {})
}
