/** What a person should know about the connection: nothing for as long as a drop is likely to mend itself. */
import { type ReadonlySignal, signal } from '@preact/signals-core'
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

/** `onTrouble` is called once for each kind of trouble that shows, not for every try that fails. */
export function createConnection(onTrouble: (trouble: Trouble) => void): Connection {
  const trouble = signal<Trouble | null>(null)
  const open = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest: 'waiting' | 'offline' = 'waiting'

  function show(next: Trouble | null): void {
    clearTimeout(timer)
    timer = undefined
    const kind = trouble.peek()?.kind
    if (next?.kind === kind && kind !== 'busy') return
    trouble.value = next
    if (next && next.kind !== kind) onTrouble(next)
  }

  return {
    trouble,
    open,
    change(state, retryAt = 0) {
      open.value = state === 'open'
      switch (state) {
        case 'open':
        case 'idle':
          return show(null)
        case 'refused':
          return show({ kind: state })
        case 'busy':
          return show({ kind: state, retryAt })
        case 'connecting':
        case 'waiting':
        case 'offline': {
          const shown = trouble.peek()?.kind
          if (state !== 'connecting') latest = state
          // While it is tried again, what was wrong stays in sight; and a busy relay may say that it still is busy.
          if (!shown || (shown === 'busy' && state !== 'connecting')) {
            timer ??= setTimeout(() => show({ kind: latest }), QUIET_MS)
          } else if (state !== 'connecting') show({ kind: latest })
          return
        }
        default:
          state satisfies never
      }
    },
    dispose() {
      clearTimeout(timer)
    },
  }
}
