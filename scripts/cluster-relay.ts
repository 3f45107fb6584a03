/** One relay of the cluster on this machine, in a process of its own that is started again when it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A relay that cannot start would else be tried without a pause. */
const RESTART_MS = 1_000

export interface ClusterRelay {
  /** Asks it to stop, and resolves when it has. */
  stop(): Promise<void>
}

export interface ClusterRelayOptions {
  env: Record<string, string | undefined>
  /** It listens, for the first time or again. */
  onListening(relay: { url: string; admin: string; pid: number }): void
  /** It has ended, by itself or by somebody's hand. */
  onEnded(url: string | undefined): void
  /** What it says to people: one line. */
  onSaid(line: string): void
}

export function startClusterRelay({ env, onListening, onEnded, onSaid }: ClusterRelayOptions): ClusterRelay {
  let child: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  let restarting: NodeJS.Timeout | undefined
  let isStopping = false

  function start(): void {
    let url: string | undefined
    // A group of its own: Ctrl-C in a terminal reaches all of a group, and a relay that is told twice does not wait.
    const started = spawn(process.execPath, ['server/cli.ts', 'serve', '--demo'], {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    createInterface(started.stdout).once('line', line => {
      const { listening, admin } = JSON.parse(line)
      url = listening
      onListening({ url: listening, admin, pid: started.pid ?? 0 })
    })
    createInterface(started.stderr).on('line', onSaid)
    ended = new Promise(resolve => {
      started.once('close', () => {
        onEnded(url)
        if (!isStopping) restarting = setTimeout(start, RESTART_MS)
        resolve()
      })
    })
  }
  start()

  return {
    async stop() {
      isStopping = true
      clearTimeout(restarting)
      child?.kill('SIGTERM')
      await ended
    },
  }
}
