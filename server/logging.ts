/** Structured logging, one JSON line for each happening. Only the fields below exist, so nothing that a patient wrote can slip in. */

export interface LogFields {
  /** The route's pattern, never the address with its parameters. */
  route?: string
  status?: number
  /** Which part failed. */
  where?: 'http' | 'log' | 'answer' | 'feedback' | 'profile' | 'relay' | 'store' | 'process'
  /** An error's class and code, e.g. `StorageError` or `ENOSPC`: its message may hold anything. */
  error?: string
  /** Where it was thrown, a place in our code for each line. */
  frames?: string[]
  count?: number
}

export interface Logger {
  info(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const FIELDS: ReadonlySet<string> = new Set<keyof LogFields>(['route', 'status', 'where', 'error', 'frames', 'count'])

/** Writes each line with `write`; `now` is for tests. */
export function createLogger(write: (line: string) => void, now: () => number = Date.now): Logger {
  const log = (level: string, event: string, fields: LogFields = {}) => {
    const allowed = Object.fromEntries(Object.entries(fields).filter(([name]) => FIELDS.has(name)))
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...allowed })}\n`)
  }
  return {
    info: (event, fields) => log('info', event, fields),
    error: (event, fields) => log('error', event, fields),
  }
}

/** What may be logged of an error: all but its message, which the stack begins with. */
export function describeError(error: unknown): Pick<LogFields, 'error' | 'frames'> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { name, message, stack = '', code } = error as NodeJS.ErrnoException
  const at = stack.indexOf(message)
  const frames =
    at < 0
      ? []
      : stack
          .slice(at + message.length)
          .split('\n')
          .slice(1, 9)
  return { error: code ? `${name} ${code}` : name, frames: frames.map(frame => frame.trim()) }
}
