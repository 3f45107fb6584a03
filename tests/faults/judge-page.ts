/** The rules of one page: what its session delivered, and what stands on its screen in the end. */
import { isLogged } from './logged-event.ts'
import type { Expectations, Report } from './oracle.ts'
import type { Event, Logged, PageRecording, ScreenTurn } from './recordings.ts'

export function judgePage(
  page: PageRecording,
  logs: readonly Logged[],
  expectations: Expectations,
  report: Report,
): void {
  const now = logs.at(-1) ?? []
  const parts = splitAtResets(page)
  if (parts.length > logs.length) report('unfounded-reset', `${parts.length - 1} with ${logs.length - 1} losses`)
  for (const part of parts) judgeOrder(part, logs, report)
  const last = parts.at(-1) ?? []
  if (!page.isClosed) {
    if (last.length < now.length) report('lost', `shows ${last.length} of ${now.length}`)
    if (last.length > now.length || last.some((event, index) => event.mark !== now[index]?.mark))
      report('spliced', `shows ${last.length} events, of which the log has ${now.length} or others`)
    judgeScreen(page.screen, turnsOf(now), report)
  }
  for (const turn of page.earlier) judgeEarlier(turn, logs, expectations, report)
  judgeAsked(page, expectations, report)
}

/** Between two resets a page reads one log, from its first event. */
function splitAtResets({ shown }: PageRecording): Event[][] {
  const parts: Event[][] = [[]]
  for (const one of shown) {
    if (one.type === 'reset') parts.push([])
    else if (one.type === 'event') parts.at(-1)?.push(one.event)
  }
  return parts
}

function judgeOrder(events: readonly Event[], logs: readonly Logged[], report: Report): void {
  let last = 0
  let possible = [...logs]
  for (const event of events) {
    if (event.seq === last) report('shown-twice', String(event.seq))
    else if (event.seq < last) report('out-of-order', `${event.seq} after ${last}`)
    else if (event.seq > last + 1) report('gap', `${event.seq} after ${last}`)
    last = event.seq
    if (!isLogged(event, logs)) report('unlogged', JSON.stringify(event).slice(0, 200))
    const before = possible.length
    possible = possible.filter(log => log[event.seq - 1]?.mark === event.mark)
    if (before > 0 && possible.length === 0) report('spliced', `${event.seq} does not continue what came before`)
  }
}

/** What a screen has to show of a log: of each question the attempt last started, with its one notice. */
function turnsOf(log: Logged): ScreenTurn[] {
  const turns: ScreenTurn[] = []
  for (const event of log) {
    const turn = turns.at(-1)
    if (event.type === 'question') turns.push({ id: event.id, question: event.text, answer: null })
    else if (!turn) continue
    else if (event.type === 'answer-start')
      turn.answer = { attempt: event.attempt, notice: event.notice.text, text: '' }
    else if (event.type === 'answer-delta' && turn.answer) turn.answer.text += event.text
    else if (event.type === 'answer-end' && turn.answer) turn.answer.closing = event.closing
  }
  return turns
}

function judgeScreen(screen: readonly ScreenTurn[], expected: readonly ScreenTurn[], report: Report): void {
  if (screen.length !== expected.length) report('screen', `${screen.length} turns instead of ${expected.length}`)
  for (const [index, turn] of expected.entries()) {
    const [is, should] = [screen[index], turn].map(one => JSON.stringify(one ?? null))
    if (is !== should) report('screen', `${is} instead of ${should}`)
  }
}

/** Frozen by a reset: it stays what some log had, whole or not. */
function judgeEarlier(turn: ScreenTurn, logs: readonly Logged[], expectations: Expectations, report: Report): void {
  const isKnown = logs.some(log => log.some(event => event.type === 'question' && event.id === turn.id))
  if (!isKnown) report('screen', `an earlier turn that no log had: ${turn.question}`)
  if (turn.answer && !expectations.isBeginning(turn.answer.text)) report('spliced', `earlier: ${turn.answer.text}`)
}

function judgeAsked(page: PageRecording, { isRedFlag }: Expectations, report: Report): void {
  const questions = page.shown.flatMap(one =>
    one.type === 'event' && one.event.type === 'question' ? [one.event] : [],
  )
  const cards = page.shown.flatMap(one => {
    if (one.type === 'other' && one.frame.type === 'fault' && one.frame.urgent) return [one.frame.ref]
    return one.type === 'event' && one.event.type === 'answer-start' && one.event.urgent ? [one.event.answer] : []
  })
  for (const text of page.asked) {
    const logged = questions.find(question => question.text === text)
    const isBack = page.draft.includes(text)
    if (!logged && !isBack && !page.isClosed)
      report('question-lost', page.waiting?.includes(text) ? `${text} still waits` : text)
    if (logged && isRedFlag(text) && !cards.includes(logged.id)) report('no-card', text)
  }
}
