/** A process of the real relay, whose answers a trace writes part by part. */
import type { Answerer, AnswerPart } from '../../../server/answer/answer.ts'
import type { Keys } from '../../../server/conversations/keys.ts'
import { limitsWith } from '../../../server/relay/limits.ts'
import { type Connection, createRelay, type RelaySocket } from '../../../server/relay/relay.ts'
import type { Site } from '../../../server/site.ts'
import { createMemoryCaseProfiles } from '../../../server/store/memory-case-profiles.ts'
import { TEST_SITE, testWording, triageWords } from '../../support/relay-server.ts'
import { END, START } from '../../support/scripted-answer.ts'
import { RETENTION_TICKS } from '../world.ts'
import type { Part } from '../writing.ts'
import type { Gate } from './gate.ts'

/** Half a second, as in the model. */
export const TICK_MS = 500

const SITE: Site = { ...TEST_SITE, retentionHours: (RETENTION_TICKS * TICK_MS) / 3_600_000 }
const MANY = 1e9
/** What the model does not have. */
const LIMITS = limitsWith({
  ...{ conversationAsksPerMinute: MANY, asksPerMinute: MANY, siteAsksPerMinute: MANY, questionsPerConversation: MANY },
  ...{ framesAtOnce: MANY, socketsPerConversation: MANY, silenceTimeoutMs: MANY, beatIntervalMs: MANY },
  ...{ slowReaderMs: MANY, helloTimeoutMs: MANY },
})

/** One attempt at an answer that is being written. */
interface Run {
  attempt: number
  words: number
  isStarted: boolean
  next?: AnswerPart | Error
  wake(): void
}

export interface RealNode {
  state: 'up' | 'frozen' | 'down'
  gate: Gate
  /** Why the relay says that something went wrong, the log's absence left out. */
  errors: string[]
  connect(socket: RelaySocket): Connection
  canWrite(part: Part): boolean
  /** The answer that was begun first says one thing more, or fails. */
  write(part: Part): void
  kill(): void
}

export function startRealNode(gate: Gate, keys: Keys): RealNode {
  const runs = new Set<Run>()
  const errors: string[] = []

  const answer: Answerer = async function* ({ attempt = 1 }, signal) {
    const run: Run = { attempt, words: 0, isStarted: false, wake: () => {} }
    runs.add(run)
    signal.addEventListener('abort', () => {
      runs.delete(run)
      run.wake()
    })
    while (!signal.aborted) {
      const { next } = run
      run.next = undefined
      if (next instanceof Error) {
        runs.delete(run)
        throw next
      }
      if (next?.type === 'end') runs.delete(run)
      if (next) yield next
      else await new Promise<void>(resolve => Object.assign(run, { wake: resolve }))
    }
  }

  const relay = createRelay({
    log: gate.log,
    ...{ keys, answer, triage: triageWords, wording: testWording, limits: LIMITS },
    profiles: createMemoryCaseProfiles(),
    record: async () => {},
    onError: (error, where) => void (where === 'relay' && errors.push(String(error))),
  })

  function partOf(run: Run, part: Part): AnswerPart | Error {
    switch (part) {
      case 'start':
        run.isStarted = true
        return START
      case 'sources':
        return { type: 'sources', sources: [] }
      case 'delta':
        run.words += 1
        return { type: 'delta', text: `${run.attempt}.${run.words} ` }
      case 'end':
        return END
      case 'fail':
        return new Error('The pipeline failed.')
    }
  }

  const first = () => runs.values().find(({ next }) => next === undefined)
  const node: RealNode = {
    state: 'up',
    gate,
    errors,
    connect: socket => relay.connect(socket, { site: SITE, address: '192.0.2.1' }),
    canWrite(part) {
      const run = first()
      return run !== undefined && (part === 'fail' || run.isStarted === (part !== 'start'))
    },
    write(part) {
      const run = first()
      if (!run) return
      run.next = partOf(run, part)
      run.wake()
    },
    kill() {
      node.state = 'down'
      relay.dispose()
    },
  }
  return node
}
