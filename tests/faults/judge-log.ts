/** The rules of one log. */
import type { Expectations, Report } from './oracle.ts'
import type { Event, Logged } from './recordings.ts'

const ATTEMPTS_MAX = 3

interface OpenAnswer {
  id: string
  question: string
  /** The attempt last started; 0 before the first. */
  attempt: number
  text: string
}

/** `isNow`: it is the log that readers have at the end, so nothing in it may be unfinished. */
export function judgeLog(log: Logged, expectations: Expectations & { isNow: boolean }, report: Report): void {
  const { isWhole, isBeginning, isRedFlag, isNow } = expectations
  const asked = new Set<string>()
  const ended = new Set<string>()
  let open: OpenAnswer | undefined

  for (const [index, event] of log.entries()) {
    if (event.seq !== index + 1) report(event.seq > index + 1 ? 'gap' : 'out-of-order', `${event.seq} at ${index + 1}`)
    take(event)
  }
  if (isNow && open) report('no-end', `${open.id} (${open.question}), attempt ${open.attempt}`)

  function take(event: Event): void {
    switch (event.type) {
      case 'question':
        if (asked.has(event.id)) report('asked-twice', event.id)
        if (open) report('no-end', `${open.id} before ${event.id}`)
        asked.add(event.id)
        open = { id: event.id, question: event.text, attempt: 0, text: '' }
        return
      case 'answer-start':
        if (ended.has(event.answer)) return report('after-end', `a start of ${event.answer}`)
        if (open?.id !== event.answer) return report('spliced', `${event.answer} starts within ${open?.id}`)
        if (event.attempt <= open.attempt || event.attempt > ATTEMPTS_MAX)
          report('notice', `attempt ${event.attempt} of ${event.answer} after ${open.attempt}`)
        if (!event.notice?.text) report('notice', `attempt ${event.attempt} of ${event.answer} has none`)
        if (isRedFlag(open.question) && !event.urgent) report('no-card', open.question)
        open.attempt = event.attempt
        open.text = ''
        return
      case 'answer-sources':
      case 'answer-delta':
        if (!open) return report('after-end', `${event.type} ${event.seq}`)
        if (open.attempt === 0) return report('notice', `${event.type} ${event.seq} before any`)
        if (event.type === 'answer-delta') open.text += event.text
        if (!isBeginning(open.text)) report('spliced', `${event.seq}: …${open.text.slice(-80)}`)
        return
      case 'answer-end':
        if (ended.has(event.answer)) return report('closing', `a second one of ${event.answer}`)
        if (open?.id !== event.answer) return report('spliced', `${event.answer} ends within ${open?.id}`)
        if (event.attempt !== open.attempt) report('notice', `${event.answer} ends attempt ${event.attempt} without it`)
        if (!event.closing) report('closing', `${event.answer} has none`)
        if (event.outcome === 'complete' && !isWhole(open.text)) report('not-whole', `${event.answer}: ${open.text}`)
        if (isRedFlag(open.question) !== (event.outcome === 'urgent'))
          report('no-card', `${event.outcome}: ${open.question}`)
        ended.add(event.answer)
        open = undefined
        return
      case 'case-profile':
        return
      default:
        event satisfies never
    }
  }
}
