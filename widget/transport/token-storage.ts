/** Where the conversation's token lives: the only thing the widget ever stores. */
export interface TokenStorage {
  read(): string | undefined
  write(token: string | undefined): void
  /** Whether a reload finds the token again. */
  lasting: boolean
}

/** In memory: inline mode, and wherever storage is blocked. A reload starts anew. */
export function createMemoryStorage(): TokenStorage {
  let kept: string | undefined
  return {
    read: () => kept,
    write(token) {
      kept = token
    },
    lasting: false,
  }
}

/** What a relay can have issued; anything else would only get the socket closed (PROTOCOL.md, `hello`). */
const TOKEN = /^[\w-]{1,256}$/

/** In the frame's sessionStorage, under the relay's origin: this tab only, gone when it closes. */
export function createSessionStorage(site: string): TokenStorage {
  const key = `navis:${site}`
  const memory = createMemoryStorage()
  let lasting = false
  try {
    const found = sessionStorage.getItem(key) ?? ''
    if (TOKEN.test(found)) memory.write(found)
    // A storage that is full can be read, but keeps nothing more.
    sessionStorage.setItem(key, found)
    if (!memory.read()) sessionStorage.removeItem(key)
    lasting = true
  } catch {
    // Storage is blocked for frames of other sites in some browsers: memory serves.
  }
  return {
    lasting,
    read: memory.read,
    write(token) {
      memory.write(token)
      try {
        if (token === undefined) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, token)
      } catch {
        // As above: the conversation lives as long as the page does.
      }
    },
  }
}
