/** Everything that happens on a host page while somebody chats, in order and without looking for anything in particular. */

/** Its source, to stand in a page before the chat's own tag. `readTrace` tells what it saw. */
export const TRACE = `<script>(${trace.toString()})()</script>`

/** Runs in the page, before anything of the chat does. */
function trace(): void {
  const happened: string[] = []
  const note = (...words: unknown[]): void => void happened.push(words.map(String).join(' '))
  const nameOf = (target: EventTarget | null): string => (target instanceof Element ? target.localName : String(target))

  const watch = (root: Node): void => {
    new MutationObserver(records => {
      for (const { type, target, attributeName } of records) note('mutation', type, nameOf(target), attributeName)
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true })
  }
  watch(document)
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (init) {
    const root = Reflect.apply(attachShadow, this, [init])
    watch(root)
    return root
  }

  const { MessageChannel: Channel } = window
  window.MessageChannel = class extends Channel {
    constructor() {
      super()
      for (const port of [this.port1, this.port2])
        port.addEventListener('message', ({ data }) => note('port', JSON.stringify(data)))
    }
  }
  for (const type of [
    'message',
    'focus',
    'blur',
    'resize',
    'scroll',
    'popstate',
    'hashchange',
    'storage',
    'error',
    'focusin',
    'visibilitychange',
  ])
    addEventListener(type, event => note(type, nameOf(event.target)), true)
  new PerformanceObserver(list => {
    for (const { entryType, name } of list.getEntries()) note(entryType, name)
  }).observe({ entryTypes: ['resource', 'layout-shift'] })

  const look = (): string => {
    const frame = document.querySelector('navis-chat')?.shadowRoot?.querySelector('iframe')
    const style = frame && getComputedStyle(frame)
    return JSON.stringify({
      history: history.length,
      frames: window.length,
      framesOfFrame: frame?.contentWindow?.length,
      size: frame && [frame.clientWidth, frame.clientHeight, style?.colorScheme],
      attributes: frame?.getAttributeNames().map(name => `${name}=${frame.getAttribute(name)}`),
      title: document.title,
      address: location.search + location.hash,
      active: document.activeElement?.localName,
      cookie: document.cookie,
      storage: [localStorage.length, sessionStorage.length],
    })
  }
  Object.assign(window, {
    readTrace(): string[] {
      return [...happened.splice(0), look()]
    },
  })
}
