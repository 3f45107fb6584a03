/** Starts `front-process.ts` and asks it how it is. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { FrontLook, FrontProcessOptions, FrontReady } from './front-process.ts'

export interface FrontChild extends FrontReady {
  /** Collects garbage first. */
  look(): Promise<FrontLook>
  close(): void
}

export async function forkFront(options: Partial<FrontProcessOptions> = {}): Promise<FrontChild> {
  const given: FrontProcessOptions = {
    limits: {},
    words: ['Hello ', 'there.'],
    log: 'memory',
    longBytes: 0,
    ...options,
  }
  const child = fork(join(import.meta.dirname, 'front-process.ts'), [JSON.stringify(given)], {
    execArgv: ['--expose-gc'],
  })
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', code => reject(new Error(`The relay ended with ${code}.`)))
  })
  ended.catch(() => {}) // Told to who waits for a message.
  const next = <Message>() =>
    Promise.race([
      new Promise<Message>(resolve => child.once('message', message => resolve(message as Message))),
      ended,
    ])
  const ready = await next<FrontReady>()
  return {
    ...ready,
    look() {
      const seen = next<FrontLook>()
      child.send('look')
      return seen
    },
    close: () => child.disconnect(),
  }
}
