/** Passes on what `parts` gives, and `'pause'` once where the next does not come within `pauseMs`. */
export async function* withPauses<Part>(parts: AsyncIterable<Part>, pauseMs: number): AsyncGenerator<Part | 'pause'> {
  const iterator = parts[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = iterator.next()
      // Who leaves during a pause leaves it behind.
      next.catch(() => {})
      if (await isLate(next, pauseMs)) yield 'pause'
      const { done, value } = await next
      if (done) return
      yield value
    }
  } finally {
    // Not waited for: a source that is silent would keep its reader.
    iterator.return?.()?.catch(() => {})
  }
}

async function isLate(next: Promise<unknown>, afterMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(true), afterMs)
  })
  try {
    return await Promise.race([next.then(() => false), late])
  } finally {
    clearTimeout(timer)
  }
}
