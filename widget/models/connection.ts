/** What a person should know about the connection: nothing for as long as a drop is likely to mend itself. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConnectionState } from '../transport/session.ts'

/** Most drops (a lift, a change of network) are over sooner; a bar that flickers only worries. */
const QUIET_MS = 5_000

export type Trouble = { kind: 'offline' | 'waiting' | 'refused' } | { kind: 'busy'; retryAt: number }

export interface Connection {
  trouble: ReadonlySignal<Trouble | null>
  open: ReadonlySignal<boolean>
  change(state: ConnectionState, retryAt?: number): void
  dispose(): void
}

export function createConnection(): Connection {
  const trouble = signal<Trouble | null>(null)
  const open = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest: Trouble = { kind: 'waiting' }

  function show(): void {
    trouble.value = latest
  }

  function end(next: Trouble | null): void {
    clearTimeout(timer)
    timer = undefined
    trouble.value = next
  }

  return {
    trouble,
    open,
    change(state, retryAt = Date.now()) {
      open.value = state === 'open'
      switch (state) {
        case 'open':
        case 'idle':
          return end(null)
        case 'refused':
          return end({ kind: 'refused' })
        case 'busy':
          return end({ kind: 'busy', retryAt })
        case 'offline':
        case 'waiting':
        case 'connecting':
          latest = { kind: state === 'offline' ? 'offline' : 'waiting' }
          if (trouble.peek()) show()
          else timer ??= setTimeout(show, QUIET_MS)
          return
        default:
          state satisfies never
      }
    },
    dispose() {
      clearTimeout(timer)
    },
  }
}
