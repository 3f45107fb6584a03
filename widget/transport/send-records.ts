/** Sends files to the relay's own `POST /v1/records` and hands on each line of its answer as it comes. */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { RecordsLine } from '../../protocol/records.ts'

export interface SendOptions {
  url: string
  /** Of the conversation; goes to the relay and nowhere else. */
  token: string
  /** BCP 47 tag of the chat, in which the relay says why a file is refused. */
  locale: string
  files: readonly File[]
  /** What was read before a drop: it is not sent again. */
  read: readonly CaseProfile[]
  signal: AbortSignal
  /** Bytes that have left, of all. */
  onSent(sent: number, total: number): void
  onLine(line: RecordsLine): void
}

/** `cut` is a stream without its last line, or no answer at all: sending again may help. A number is the refusing status. */
export type SendOutcome = 'ended' | 'cut' | 'cancelled' | { status: number; retryAfterMs: number }

/** Resolves when the answer is over. XMLHttpRequest, since fetch does not tell how much of a body has left. */
export function sendRecords({
  url,
  token,
  locale,
  files,
  read,
  signal,
  onSent,
  onLine,
}: SendOptions): Promise<SendOutcome> {
  return new Promise(resolve => {
    const body = new FormData()
    for (const profile of read) body.append('read', JSON.stringify(profile))
    for (const file of files) body.append('file', file, file.name)
    const request = new XMLHttpRequest()
    let taken = 0
    let isOver = false

    function takeLines(): void {
      if (request.status !== 200) return
      const text = request.responseText
      for (let end = text.indexOf('\n', taken); end >= 0; end = text.indexOf('\n', taken)) {
        const line = text.slice(taken, end)
        taken = end + 1
        if (line.trim() === '') continue
        const parsed = parseLine(line)
        if (!parsed) continue
        isOver ||= parsed.type === 'proposal' || parsed.type === 'fault'
        onLine(parsed)
      }
    }

    request.open('POST', url)
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.setRequestHeader('accept-language', locale)
    request.upload.onprogress = ({ loaded, total }) => onSent(loaded, total)
    request.onprogress = takeLines
    request.onload = () => {
      takeLines()
      const { status } = request
      const retryAfterMs = Number(request.getResponseHeader('retry-after') ?? 0) * 1000 || 0
      resolve(status === 200 ? (isOver ? 'ended' : 'cut') : { status, retryAfterMs })
    }
    request.onerror = () => {
      takeLines()
      resolve('cut')
    }
    request.onabort = () => resolve('cancelled')
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}

/** A line that is no object of ours, or of a newer relay's type, is skipped by who takes it. */
function parseLine(line: string): RecordsLine | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && 'type' in value ? (value as RecordsLine) : undefined
  } catch {
    return undefined
  }
}
