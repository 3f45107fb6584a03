/** What a growing answer costs in the panel as a reader has it: script, style and layout of every piece, on the main thread. */
import type { Page } from 'playwright-core'
import { receive, startBench, writeAnswer } from '../../widget/panel-bench.ts'

/** Characters that come at once: a flush of the relay, some tokens long. */
const PIECE = 16

export interface Growth {
  /** CPU time of the main thread, and how much of it is layout. */
  ms: number
  layoutMs: number
}

/** Layout is asked for after each piece, as if each had a frame of its own. */
async function grow(page: Page, text: string): Promise<Growth> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async (): Promise<Growth> => {
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => 1_000 * (metrics.find(metric => metric.name === name)?.value ?? 0)
    return { ms: of('TaskDuration'), layoutMs: of('LayoutDuration') }
  }
  const begun = await read()
  await page.evaluate(
    async ([all, size]) => {
      const turn = () =>
        new Promise<void>(resolve => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            port1.close()
            resolve()
          }
          port2.postMessage(null)
        })
      for (let at = 0; at < all.length; at += size) {
        const piece = { type: 'answer-delta', text: all.slice(at, at + size), seq: at + 1_000, mark: 'mark' } as const
        window.wire.frame(piece)
        await turn()
        void document.querySelector('.scroller')?.scrollHeight
      }
    },
    [text, PIECE] as const,
  )
  const ended = await read()
  return { ms: ended.ms - begun.ms, layoutMs: ended.layoutMs - begun.layoutMs }
}

/** One measurement for each text, each in a new panel. */
export async function measureGrowth(texts: readonly string[]): Promise<Growth[]> {
  const bench = await startBench()
  const found: Growth[] = []
  try {
    for (const text of texts) {
      const page = await bench.open()
      await receive(page, writeAnswer('before', 'Compiled before it is timed.'))
      await page.getByRole('button', { name: 'Copy answer' }).waitFor()
      await receive(page, writeAnswer('measured', 'So. ', { open: true }))
      found.push(await grow(page, text))
      await bench.clear()
    }
  } finally {
    await bench.close()
  }
  return found
}
