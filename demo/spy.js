/**
 * What a tracker on this page would do: it patches what a page can patch and listens where a page can listen, before the
 * chat loads. `window.spy.seen` is everything it got hold of. In a private frame that is nothing; inline it is the chat.
 */
;(() => {
  const seen = { texts: new Set(), keys: 0, calls: [], messages: 0 }
  const listeners = new Set()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  /** The launcher's own label is on the page before anybody has asked anything. */
  const LABEL = 'Ask a question'
  const note = text => {
    const words = String(text ?? '').trim()
    if (words.length < 12 || words === LABEL || seen.texts.has(words)) return
    seen.texts.add(words)
    changed()
  }

  // Text of the chat's element, also inside its open shadow root.
  const readable = new WeakSet()
  const watch = root => {
    if (readable.has(root)) return
    readable.add(root)
    const read = node => {
      if (node.shadowRoot) watch(node.shadowRoot)
      for (const child of node.querySelectorAll?.('*') ?? []) if (child.shadowRoot) watch(child.shadowRoot)
      if (root !== document) note(node.textContent)
    }
    new MutationObserver(records => {
      for (const record of records) for (const node of [record.target, ...record.addedNodes]) read(node)
    }).observe(root, { subtree: true, childList: true, characterData: true })
    read(root)
  }
  watch(document)

  const own = /\/demo\//
  const calls = (name, address) => {
    if (own.test(address)) return
    seen.calls.push(`${name} ${address}`)
    changed()
  }
  const { WebSocket: Socket, fetch: load } = window
  window.WebSocket = class extends Socket {
    constructor(address, protocols) {
      super(address, protocols)
      calls('WebSocket', address)
      this.addEventListener('message', ({ data }) => note(data))
    }
    send(data) {
      note(data)
      super.send(data)
    }
  }
  window.fetch = (input, options) => {
    calls('fetch', String(input?.url ?? input))
    note(options?.body)
    return load(input, options)
  }
  for (const type of ['keydown', 'input', 'paste']) {
    addEventListener(
      type,
      event => {
        const target = event.composedPath()[0]
        if (!target?.getRootNode || target.getRootNode() === document) return
        // The launcher is the page's to see, and what opens it was not said in the chat.
        if (target.matches('.launcher')) return
        seen.keys++
        note(target.value)
        changed()
      },
      true,
    )
  }
  addEventListener('message', () => {
    seen.messages++
    changed()
  })

  window.spy = { seen, onChange: listener => listeners.add(listener) }
})()
