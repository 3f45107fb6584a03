/** Processes of a benchmark: each has its own accounting, and does what it is told over the channel of `fork`. */
import { fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// biome-ignore lint/suspicious/noExplicitAny: parameters of any kind, as long as they survive the channel's JSON.
type Calls = Record<string, (...args: any[]) => unknown>

export interface Process<Handlers extends Calls> {
  call<Name extends keyof Handlers & string>(
    name: Name,
    ...args: Parameters<Handlers[Name]>
  ): Promise<Awaited<ReturnType<Handlers[Name]>>>
  stop(): Promise<void>
}

const CACHE = join(tmpdir(), 'node-compile-cache')

interface Reply {
  id: number
  result?: unknown
  error?: string
}

/** Starts `file` of this folder; resolves when it answers. Rejects every call when it ends early. */
export async function startProcess<Handlers extends Calls>(file: string, options: object): Promise<Process<Handlers>> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(options)], {
    execArgv: ['--expose-gc'],
    // It spares most of what starting costs, as in `server/cli.ts`.
    env: { ...process.env, NODE_COMPILE_CACHE: CACHE },
  })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const ready = Promise.withResolvers<unknown>()
  waiting.set(0, ready)
  let last = 0
  child.on('message', ({ id, result, error }: Reply) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(result)
    else call?.reject(new Error(`${file}: ${error}`))
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} has ended.`))
  })
  await ready.promise
  return {
    call(name, ...args) {
      return new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve: resolve as (value: unknown) => void, reject })
        child.send({ id: last, name, args })
      })
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** In the process: answers calls with these; `end` is awaited before it exits with its parent or when told to stop. */
export function answerCalls(handlers: Calls, end: () => void | Promise<void> = () => {}): void {
  const reply = (message: Reply) => process.send?.(message)
  process.on('message', async ({ id, name, args }: { id: number; name: string; args: unknown[] }) => {
    try {
      reply({ id, result: await handlers[name]?.(...args) })
    } catch (error) {
      reply({ id, error: String(error) })
    }
  })
  process.on('disconnect', async () => {
    await end()
    process.exit()
  })
  reply({ id: 0 })
}

/** What the process was started with. */
export function readOptions<Options>(): Options {
  return JSON.parse(process.argv[2] ?? '{}') as Options
}
