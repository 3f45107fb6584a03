/** What a tracker on a host page could do. Of all it gets hold of it keeps what a test looks for, in `window.sightings`. */

/** Its source, to stand in a page before the chat's own tag; `wanted` is a regular expression without flags. */
export const writeSpy = (wanted: string): string => `<script>(${spy.toString()})(${JSON.stringify(wanted)})</script>`

/** Runs in the page, before anything of the chat does. */
function spy(wanted: string): void {
  const pattern = new RegExp(wanted, 'g')
  const sightings = new Set<string>()
  Object.assign(window, { sightings })
  const take = (...values: unknown[]): void => {
    for (const value of values) for (const word of read(value).match(pattern) ?? []) sightings.add(word)
  }
  const { stringify } = JSON
  const read = (value: unknown): string => {
    if (typeof value === 'string') return value
    if (value instanceof Node) return `${value.textContent} ${(value as HTMLInputElement).value}`
    if (value instanceof ArrayBuffer) return new TextDecoder().decode(value)
    try {
      return stringify(value) ?? ''
    } catch {
      return '' // cyclic, such as an event: its parts that matter are taken by name
    }
  }

  const patch = (owner: object, name: string): void => {
    const own = Object.getOwnPropertyDescriptor(owner, name)
    if (typeof own?.value !== 'function') return
    const original = own.value
    Object.defineProperty(owner, name, {
      ...own,
      value(this: unknown, ...values: unknown[]) {
        take(...values)
        return Reflect.apply(original, this, values)
      },
    })
  }
  for (const [owner, names] of [
    [window, ['fetch', 'postMessage', 'open', 'structuredClone']],
    [WebSocket.prototype, ['send']],
    [XMLHttpRequest.prototype, ['open', 'send']],
    [Navigator.prototype, ['sendBeacon']],
    [MessagePort.prototype, ['postMessage']],
    [Storage.prototype, ['setItem']],
    [IDBObjectStore.prototype, ['add', 'put']],
    [History.prototype, ['pushState', 'replaceState']],
    [CSSStyleSheet.prototype, ['replaceSync', 'insertRule']],
    [Element.prototype, ['setAttribute', 'append']],
    [JSON, ['parse', 'stringify']],
  ] as const)
    for (const name of names) patch(owner, name)

  const { WebSocket: Socket, MessageChannel: Channel } = window
  window.WebSocket = class extends Socket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      take(String(address))
      this.addEventListener('message', ({ data }) => take(data))
    }
  }
  window.MessageChannel = class extends Channel {
    constructor() {
      super()
      for (const port of [this.port1, this.port2]) port.addEventListener('message', ({ data }) => take(data))
    }
  }

  const watch = (root: Document | ShadowRoot): void => {
    const look = () => {
      for (const child of root.children) take(child)
    }
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true, attributes: true })
    for (const type of [
      'keydown',
      'keyup',
      'beforeinput',
      'input',
      'change',
      'paste',
      'copy',
      'selectionchange',
      'focusin',
    ]) {
      root.addEventListener(
        type,
        event =>
          take(
            (event as KeyboardEvent).key,
            (event as InputEvent).data,
            event.composedPath()[0],
            String(getSelection()),
          ),
        true,
      )
    }
  }
  watch(document)
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (init) {
    const root = Reflect.apply(attachShadow, this, [init])
    watch(root)
    return root
  }
  addEventListener('message', ({ data }) => take(data))
  new PerformanceObserver(list => take(...list.getEntries().map(entry => entry.name))).observe({
    type: 'resource',
    buffered: true,
  })
  Object.defineProperty(document, 'cookie', { set: take, get: () => '' })
  // What can be reached into at any time.
  setInterval(() => {
    for (const frame of document.querySelector('navis-chat')?.shadowRoot?.querySelectorAll('iframe') ?? []) {
      take(frame.src, frame.title, frame.name, frame.contentDocument?.documentElement)
    }
    take(document.title, location.href)
  }, 50)
}
