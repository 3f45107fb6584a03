/** Reads files in processes of their own, a few at a time, each with its time and memory. */
import type { ChildProcess } from 'node:child_process'
import { readFile as readFromDisk } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { RECORD_READ_MAX_MS } from '../../../protocol/records.ts'
import type { Extraction } from '../document.ts'
import type { OnPage } from '../read-file.ts'
import { RefusedFile } from '../refused-file.ts'
import { MESSAGES_MAX_BYTES, parseMessage } from './messages.ts'
import { startSandbox } from './sandbox.ts'

/** Of the process, recognition's memory among it, which the heap's own limit does not count. */
const MEMORY_MAX_BYTES = 512 * 1024 * 1024
const MEMORY_LOOK_MS = 100
/** Of Linux on the machines that Node supports. */
const PAGE_BYTES = 4_096
/** One process waits for the next file, as long as somebody may be about to send one. */
const SPARE_MS = 15_000

export interface RecordReader {
  /**
   * What a file says. Rejects with a `RefusedFile`; with a `BusyError` where too many files wait; and with the signal's
   * reason. `name` is only written into the evidence.
   */
  read(
    file: { name: string; bytes: Uint8Array },
    options?: { signal?: AbortSignal; onPage?: OnPage },
  ): Promise<Extraction & { pages?: number }>
  /** A file is on its way: starts a process while it arrives. */
  prepare(): void
  /** Files that are read or wait. */
  readonly size: number
  /** Ends every process. */
  dispose(): void
}

/** For the patient: trying again in a moment helps. */
export class BusyError extends Error {
  constructor() {
    super('Too many files are being read now.')
    this.name = 'BusyError'
  }
}

export interface RecordReaderOptions {
  /** Files read at once; left out: one core is left to answers. */
  atOnce?: number
  /** Files that may wait. */
  waitingMax?: number
  timeoutMs?: number
  /** Reading takes what others leave of the machine; false where nobody else waits. */
  isBackground?: boolean
  /** In place of the sandbox, for who tries what a process does that was taken over. */
  startProcess?: typeof startSandbox
}

export function createRecordReader(options: RecordReaderOptions = {}): RecordReader {
  const {
    atOnce = Math.min(4, Math.max(1, availableParallelism() - 1)),
    waitingMax = 40,
    timeoutMs = RECORD_READ_MAX_MS,
    isBackground = true,
    startProcess = startSandbox,
  } = options
  const running = new Set<ChildProcess>()
  const waiting: (() => void)[] = []
  let busy = 0
  let spare: ChildProcess | undefined
  let spareTimer: NodeJS.Timeout | undefined
  let isDisposed = false

  function takeSpare(): ChildProcess {
    clearTimeout(spareTimer)
    const child = spare ?? start()
    spare = undefined
    return child
  }

  function start(): ChildProcess {
    const child = startProcess({ isBackground })
    running.add(child)
    child.once('close', () => {
      running.delete(child)
      if (spare === child) spare = undefined
    })
    // Told by `close` as well, and by the pipes; without a listener each would end the relay.
    child.on('error', () => running.delete(child))
    child.stdin?.on('error', () => {})
    return child
  }

  function prepare(): void {
    if (isDisposed) return
    clearTimeout(spareTimer)
    if (busy < atOnce) spare ??= start()
    spareTimer = setTimeout(() => spare?.kill('SIGKILL'), SPARE_MS)
    spareTimer.unref()
  }

  async function enter(signal: AbortSignal | undefined): Promise<void> {
    if (busy < atOnce) {
      busy++
      return
    }
    if (waiting.length >= waitingMax) throw new BusyError()
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(signal?.reason)
      }
      waiting.push(go)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  /** The place goes to who waits longest. */
  function exit(): void {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }

  return {
    prepare,
    get size() {
      return busy + waiting.length
    },
    async read(file, { signal, onPage = () => {} } = {}) {
      signal?.throwIfAborted()
      await enter(signal)
      try {
        signal?.throwIfAborted()
        return await runIn(takeSpare(), file, { signal, onPage, timeoutMs })
      } finally {
        exit()
      }
    },
    dispose() {
      isDisposed = true
      clearTimeout(spareTimer)
      for (const child of running) child.kill('SIGKILL')
    },
  }
}

interface Run {
  signal: AbortSignal | undefined
  onPage: OnPage
  timeoutMs: number
}

function runIn(
  child: ChildProcess,
  { name, bytes }: { name: string; bytes: Uint8Array },
  { signal, onPage, timeoutMs }: Run,
): Promise<Extraction & { pages?: number }> {
  return new Promise((resolve, reject) => {
    // Before any timer: where no more files can be opened, there is a process without pipes.
    const answers = child.stdio[3] as Readable
    let failure: Error = new RefusedFile('damaged')
    const end = (error: Error) => {
      failure = error
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end(new RefusedFile('too-hard')), timeoutMs)
    const watching = setInterval(
      () => void residentBytes(child.pid).then(size => size > MEMORY_MAX_BYTES && end(new RefusedFile('too-hard'))),
      MEMORY_LOOK_MS,
    )
    const abort = () => end(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
    signal?.addEventListener('abort', abort, { once: true })
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      clearInterval(watching)
      signal?.removeEventListener('abort', abort)
      settle()
    }
    child.once('error', error => finish(() => reject(error)))
    child.once('close', (code, killed) => {
      // A heap that is full ends the process by a signal of its own.
      if (killed === 'SIGABRT' || code === 134) failure = new RefusedFile('too-hard')
      finish(() => reject(failure))
    })
    let told = 0
    answers.on('data', (chunk: Buffer) => {
      told += chunk.length
      if (told > MESSAGES_MAX_BYTES) end(new RefusedFile('too-hard'))
    })
    createInterface(answers).on('line', line => {
      // What was cut off comes as a line as well.
      if (child.killed) return
      const message = parseMessage(line)
      if (!message) end(new RefusedFile('damaged'))
      else if (message.type === 'page') onPage(message.page, message.pages)
      else if (message.type === 'refused') end(new RefusedFile(message.reason))
      else {
        const { type: _, ...extraction } = message
        finish(() => resolve(extraction))
        child.kill('SIGKILL')
      }
    })
    const head = Buffer.from(JSON.stringify({ name }))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(head.length)
    child.stdin?.write(length)
    child.stdin?.write(head)
    child.stdin?.end(bytes)
  })
}

/** What a process has in memory; 0 where the system does not tell (other than Linux, or it has ended). */
async function residentBytes(pid: number | undefined): Promise<number> {
  const pages = await readFromDisk(`/proc/${pid}/statm`, 'utf8').then(
    text => Number(text.split(' ')[1]),
    () => 0,
  )
  return pages * PAGE_BYTES
}
