import type { ModelFeed, ModelPart, Provider } from './provider.ts'

/** The provider of a feed: what its reader has not yet taken waits here. An endpoint sends no more than 8 MiB of it. */
export function readFeed(feed: ModelFeed): Provider {
  return {
    async *stream(request, signal) {
      const left = new AbortController()
      let waiting: ModelPart[] = []
      let isOver = false
      let wake = () => {}
      const fed = feed(request, AbortSignal.any([signal, left.signal]), part => {
        waiting.push(part)
        wake()
      }).finally(() => {
        isOver = true
        wake()
      })
      // A reader that has left is told nothing.
      fed.catch(() => {})
      try {
        for (;;) {
          const parts = waiting
          waiting = []
          for (const part of parts) {
            if (signal.aborted) throw signal.reason
            yield part
          }
          if (waiting.length > 0) continue
          if (isOver) return await fed
          await new Promise<void>(resolve => {
            wake = resolve
          })
        }
      } finally {
        left.abort()
      }
    },
  }
}
