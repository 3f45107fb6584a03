/** A relay of the laboratory from outside: started, killed, stopped and told what time it is. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pause } from './fault.ts'
import type { Order } from './lab-relay.ts'

/** As a service manager does. */
const RESTART_MS = 500
const STARTS_MAX = 30

export interface RelayProcessOptions {
  name: string
  program: 'lab-relay.ts' | 'core-relay.ts'
  /** Its arguments. */
  given: readonly string[]
  env?: Record<string, string>
}

export interface RelayProcess {
  readonly name: string
  /** Undefined while it does not run. */
  port(): number | undefined
  start(): Promise<void>
  /** SIGKILL. */
  kill(): Promise<void>
  /** SIGTERM: resolves when it has left in good order. */
  leave(): Promise<void>
  /** SIGSTOP, until the returned function is called. */
  stop(): () => void
  order(order: Order): void
  /** How often it ended by itself, which it never should. */
  crashes(): number
}

export function createRelayProcess({ name, program, given, env }: RelayProcessOptions): RelayProcess {
  let child: ChildProcess | undefined
  let port: number | undefined
  let crashes = 0

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child
    if (!ending) return
    child = undefined
    const ended = new Promise(resolve => ending.once('exit', resolve))
    // One that leaves still answers whom it has; nobody new is led to it.
    port = undefined
    ending.kill(signal)
    await ended
  }

  const spawnIt = () =>
    spawn(process.execPath, [join(import.meta.dirname, program), ...given], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    })

  /** Resolves when it listens or has ended. One that ends by itself after it listened has crashed. */
  function listening(starting: ChildProcess): Promise<void> {
    return new Promise(resolve => {
      starting.once('exit', () => {
        resolve()
        if (child !== starting || port === undefined) return
        crashes += 1
        child = undefined
        port = undefined
      })
      starting.stdout?.once('data', data => {
        if (child === starting) port = Number(String(data).trim())
        resolve()
      })
    })
  }

  return {
    name,
    port: () => port,
    async start() {
      for (let starts = 1; starts <= STARTS_MAX; starts++) {
        const starting = spawnIt()
        child = starting
        await listening(starting)
        // Killed meanwhile, or it listens.
        if (child !== starting || port !== undefined) return
        // It may not start while its disk is full; whoever keeps it running tries again.
        child = undefined
        await pause(RESTART_MS)
      }
      throw new Error(`The relay ${name} does not start.`)
    },
    kill: () => end('SIGKILL'),
    leave: () => end('SIGTERM'),
    stop() {
      const stopped = child
      stopped?.kill('SIGSTOP')
      return () => void stopped?.kill('SIGCONT')
    },
    order(order) {
      child?.send(order, () => {}) // One that is dying need not hear it.
    },
    crashes: () => crashes,
  }
}
