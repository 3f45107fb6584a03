/** The moments at which a page should look at its connection anew. */
export interface Wake {
  /** The network is back, the tab is shown again, or the page returned from the back/forward cache. */
  woke(): void
  /** The page is about to be frozen or cached: an open socket would keep it out of the cache. */
  sleeps(): void
  /** The browser says that there is no network. */
  offline(): void
}

/** Listens until the returned function is called. */
export function watchWake(on: Wake): () => void {
  const abort = new AbortController()
  const { signal } = abort
  addEventListener('online', () => on.woke(), { signal })
  addEventListener('offline', () => on.offline(), { signal })
  addEventListener('pageshow', event => event.persisted && on.woke(), { signal })
  addEventListener('pagehide', event => event.persisted && on.sleeps(), { signal })
  document.addEventListener('freeze', () => on.sleeps(), { signal })
  document.addEventListener('resume', () => on.woke(), { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && on.woke(), { signal })
  return () => abort.abort()
}
