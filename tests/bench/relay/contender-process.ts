/** One contender in a process of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { answerCalls, readOptions } from './calls.ts'
import type { Contender, ContenderOptions } from './contenders.ts'
import { createTokenSource, type Source } from './token-source.ts'

export interface ContenderProcessOptions extends ContenderOptions {
  modelUrl: string
}

const COLLECTION_PAUSE_MS = 250

const options = readOptions<ContenderProcessOptions>()
// Only what it needs is loaded: what the others need would count as its memory.
const source = options.isModel ? await openModel() : createTokenSource()
const contender = await start(source)

async function openModel(): Promise<Source> {
  const { createPlainModelSource, createProviderSource } = await import('./model-source.ts')
  return (options.server === 'navis' ? createProviderSource : createPlainModelSource)(options.modelUrl)
}

async function start(from: Source): Promise<Contender> {
  switch (options.server) {
    case 'bare':
      return (await import('./bare.ts')).startBare(from, options.flushIntervalMs)
    case 'socket.io':
      return (await import('./socket-io.ts')).startSocketIo(from)
    case 'navis':
      return (await import('./navis.ts')).startNavis(from, options)
    default:
      return options.server satisfies never
  }
}

const handlers = {
  url: () => contender.url,
  /** Processor time so far in microseconds, and tokens so far. */
  usage() {
    const { user, system } = process.cpuUsage()
    return { cpuMicros: user + system, tokens: source.count() }
  },
  /** Bytes of memory that the process holds once it has cleaned up so many times. */
  async memory(collections: number) {
    for (let round = 0; round < collections; round++) {
      await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' })
      await sleep(COLLECTION_PAUSE_MS)
    }
    return process.memoryUsage.rss()
  },
}
export type ContenderCalls = typeof handlers
answerCalls(handlers, () => contender.dispose())
