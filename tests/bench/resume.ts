/**
 * How long a reader waits after a connection was reset: from the reset to the first new event shown, through the whole
 * product, with the widget's own session and models, while an answer is written. `--json` writes one object a line.
 */
import { effect } from '@preact/signals-core'
import { QUESTION } from '../support/chat-driver.ts'
import { type FrameCable, layFrameCable } from '../support/frame-cable.ts'
import { startNavis } from '../support/navis-app.ts'
import { openPage } from '../support/page.ts'
import { describeWhere, readLoad } from './relay/machine.ts'
import { describeMachine } from './relay/table.ts'

const READERS = 6
const RESETS = 240
/** Words a second: about as fast as a model writes. */
const PACE = 50
/** Between two resets of one reader, so that they meet every moment of a flush. */
const PAUSE_MIN_MS = 300
const PAUSE_SPREAD_MS = 700
/** What the relay promises: 95 of 100 within so long, on loopback. */
const P95_MAX_MS = 300

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Reads answers over one cable and resets it `count` times; gives the wait after each in ms. */
async function measureReader(cable: FrameCable, count: number): Promise<number[]> {
  const page = openPage({ name: 'reader', relay: cable.origin, site: 'demo' })
  const { chat } = page
  let events = 0
  let onEvent = () => {}
  const stop = effect(() => {
    void chat.turns.value.at(-1)?.answer.value
    events += 1
    onEvent()
  })

  /** Resolves with the time of the first event that comes after the client has learned of the loss. */
  function awaitResumed(): Promise<number> {
    let isLost = false
    return new Promise(resolve => {
      const stopLooking = chat.open.subscribe(open => {
        isLost ||= !open
      })
      onEvent = () => {
        if (!isLost) return
        onEvent = () => {}
        stopLooking()
        resolve(performance.now())
      }
    })
  }

  const waits: number[] = []
  while (waits.length < count) {
    const answer = chat.running.peek()?.answer.peek()
    if (!answer?.text) {
      if (!chat.running.peek() && chat.outgoing.peek().length === 0) chat.ask(QUESTION)
      await pause(50)
      continue
    }
    await pause(PAUSE_MIN_MS + Math.random() * PAUSE_SPREAD_MS)
    if (!chat.running.peek() || !chat.open.peek()) continue
    const resumed = awaitResumed()
    const resetAt = performance.now()
    cable.reset()
    waits.push((await resumed) - resetAt)
  }
  stop()
  page.close()
  if (events < count) throw new Error('A reader was shown fewer events than it had resets.')
  return waits
}

const rankOf = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN

export default async function run(args: string[]): Promise<void> {
  const before = readLoad()
  const cables = await Promise.all(Array.from({ length: READERS }, layFrameCable))
  const app = await startNavis({ pace: PACE, origins: cables.map(({ origin }) => origin) })
  for (const cable of cables) cable.leadTo(app.url)
  const measured = await Promise.all(cables.map(cable => measureReader(cable, RESETS / READERS)))
  await Promise.all(cables.map(cable => cable.close()))
  await app.close()

  const waits = measured.flat().sort((one, other) => one - other)
  const row = {
    part: 'resume',
    resets: waits.length,
    p50Ms: round(rankOf(waits, 0.5)),
    p95Ms: round(rankOf(waits, 0.95)),
    mostMs: round(rankOf(waits, 1)),
    p95MaxMs: P95_MAX_MS,
    isMet: rankOf(waits, 0.95) <= P95_MAX_MS,
  }
  const machine = describeWhere(['ws', 'undici'], { before, after: readLoad() })
  if (args.includes('--json')) {
    for (const part of [{ part: 'machine', ...machine }, row]) process.stdout.write(`${JSON.stringify(part)}\n`)
  } else {
    process.stdout.write(
      `${describeMachine(machine)}\n${row.resets} resets: p50 ${row.p50Ms} ms, p95 ${row.p95Ms} ms (at most ${P95_MAX_MS}), most ${row.mostMs} ms\n`,
    )
  }
  if (!row.isMet) process.exitCode = 1
}

const round = (ms: number) => Math.round(ms * 10) / 10
