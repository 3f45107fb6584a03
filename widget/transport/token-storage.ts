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

/** In the frame's sessionStorage, under the relay's origin: this tab only, gone when it closes. */
export function createSessionStorage(site: string): TokenStorage {
  const key = `navis:${site}`
  const memory = createMemoryStorage()
  let lasting = true
  try {
    memory.write(sessionStorage.getItem(key) ?? undefined)
  } catch {
    lasting = false
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
        // As above, or full: the conversation lives as long as the page does.
      }
    },
  }
}
