/** Loads what an answer needs beyond plain text, when a person begins; says so where no relay has it any more. */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core'
import type { Chat } from '../models/chat.ts'
import type { Reading } from './context.ts'

/** Waits before each try: during a deploy the next one may meet a relay that has this release. Then the person is told. */
const WAITS_MS = [0, 500, 1_500, 4_000]

export interface LateReading {
  /** Null until loaded: answers then show as plain paragraphs. */
  reading: ReadonlySignal<Reading | null>
  /** It could not be had: this page is older than what relays keep, or the network failed. */
  missing: ReadonlySignal<boolean>
  dispose(): void
}

export function loadReading(
  { draft, outgoing, turns, open }: Pick<Chat, 'draft' | 'outgoing' | 'turns' | 'open'>,
  onLoaded: (module: Reading) => void,
): LateReading {
  const reading = signal<Reading | null>(null)
  const missing = signal(false)
  let isLoading = false
  let isDisposed = false

  async function load(): Promise<void> {
    if (isLoading) return
    isLoading = true
    for (const waitMs of WAITS_MS) {
      await new Promise(resolve => setTimeout(resolve, waitMs))
      const module = await import('./lazy/reading.ts').then(
        part => part.reading,
        () => null,
      )
      if (isDisposed) return
      // Until then answers are readable as plain text.
      missing.value = !module && waitMs === WAITS_MS.at(-1)
      if (!module) continue
      onLoaded(module)
      reading.value = module
      return
    }
    isLoading = false
  }

  const stop = effect(() => {
    void open.value // A connection that is back is a reason to try again, and so is what happens in the chat.
    // A window that was opened for records (`lazy/open-records.ts`) is about them from the start.
    if (draft.value || location.hash || outgoing.value.length + turns.value.length > 0) void load()
  })

  return {
    reading,
    missing,
    dispose() {
      isDisposed = true
      stop()
    },
  }
}
