/** Five thousand chats whose relay stops: when they come back, by the real plan of goodbyes and the real waits of clients. */
import { expect, test } from 'vitest'
import { turnOf } from '../../server/relay/leaving.ts'
import { createBackoff } from '../../widget/transport/backoff.ts'
import { createRandom } from '../support/random.ts'

const CLIENTS = 5_000
const SEED = Number(process.env.NAVIS_SEED ?? 20261122)
/** A panel tells its reader that there is no connection after so long without one. */
const NOTICED_MS = 5_000

interface Client {
  sentAwayAt: number
  /** Tries that find no relay, then the one that does. */
  tries: number[]
}

/** Every client's way back to a relay that can be reached again `backAfterMs` after the stop began. */
function comeBack({ handOver, backAfterMs }: { handOver: boolean; backAfterMs: number }): Client[] {
  const random = createRandom(SEED)
  return Array.from({ length: CLIENTS }, (_, index) => {
    const { sayAfterMs, reconnectAfterMs } = turnOf(index, CLIENTS, handOver, random)
    const backoff = createBackoff(random)
    const tries = [sayAfterMs + backoff.next(reconnectAfterMs)]
    for (let at = tries[0] ?? 0; at < backAfterMs; tries.push(at)) at += backoff.next()
    return { sentAwayAt: sayAfterMs, tries }
  })
}

/** The most of them within any second, and the mean of a second from the first to the last. */
function measure(times: number[]): { peak: number; mean: number; seconds: number } {
  const sorted = times.toSorted((one, other) => one - other)
  let peak = 0
  let from = 0
  for (const [to, time] of sorted.entries()) {
    while (time - (sorted[from] ?? 0) >= 1_000) from++
    peak = Math.max(peak, to - from + 1)
  }
  const seconds = ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0)) / 1_000
  return { peak, mean: times.length / seconds, seconds }
}

test.each([
  ['others take over', { handOver: true, backAfterMs: 0 }],
  ['it is started again at once', { handOver: false, backAfterMs: 1_500 }],
  ['it takes 4 s to start', { handOver: false, backAfterMs: 4_000 }],
])(
  `of ${CLIENTS} clients of a relay that stops the fullest second meets at most 3 times the mean, where %s`,
  (_, stop) => {
    const clients = comeBack(stop)
    for (const times of [clients.map(({ tries }) => tries.at(-1) ?? 0), clients.flatMap(({ tries }) => tries)]) {
      const { peak, mean, seconds } = measure(times)
      console.log(`${times.length} in ${seconds.toFixed(1)} s: mean ${mean.toFixed(0)}, fullest second ${peak}`)
      expect(seconds).toBeGreaterThan(5)
      expect(peak).toBeLessThanOrEqual(3 * mean)
    }
  },
)

test('where others take over nobody is away for so long that the panel would speak of it', () => {
  const clients = comeBack({ handOver: true, backAfterMs: 0 })
  const longest = Math.max(...clients.map(({ sentAwayAt, tries }) => (tries[0] ?? 0) - sentAwayAt))
  expect(longest).toBeLessThan(NOTICED_MS)
})
