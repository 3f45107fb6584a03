/**
 * What an operator watches. Labels are from fixed lists: none is of a patient, an address or a site, since with the times
 * at which metrics are read even a count of one could point to a person.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { CLOSE } from '../../protocol/close-codes.ts'
import { FAULT_CODES } from '../../protocol/fault-codes.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Readiness } from '../readiness.ts'
import type { Observation, Relay } from '../relay/relay.ts'
import { measureLog } from './measured-log.ts'

export interface MetricsOptions {
  /** Of the event log: the one value of its label. */
  backend: 'sqlite' | 'redis'
  /** Looked at each time the metrics are read. */
  sample(): ReturnType<Relay['stats']> & { rowsWaiting: number }
  readiness(): Promise<Readiness>
}

export interface Metrics {
  observe(observation: Observation): void
  /** A request for a socket was answered with this HTTP status, 101 when it was taken up. */
  answered(status: number): void
  /** The same log, with its appends timed and their rows counted. */
  measure(log: EventLog): EventLog
  /** Everything in the text format of Prometheus. */
  read(): Promise<{ type: string; text: string }>
}

/** The promise for a red flag, 150 ms, is one of the bounds. */
const FIRST_WORDS_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const APPEND_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

const OUTCOMES = ['complete', 'stopped', 'refused', 'urgent', 'failed']
const LEVELS = ['crisis', 'emergency', 'urgent']
const ENTRIES = ['new', 'resumed', 'reset']
const CAUSES = ['takeover', 'failure']
/** By HTTP status, as `http/admission.ts` gives them. */
const ANSWERS: Readonly<Record<number, string>> = {
  101: 'accepted',
  400: 'wrong-request',
  403: 'not-for-this-origin',
  404: 'no-such-site',
  503: 'busy',
}
/** Ours, and those of RFC 6455 §7.4.1 that say how a browser left: gone, without a code, without a word. Clients may send any other. */
const CLOSE_CODES = new Set<number>([...Object.values(CLOSE), 1001, 1005, 1006])

/** Those of the process: once, however many relays it starts. */
let ofProcess: Registry | undefined
function openProcessRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

export function createMetrics({ backend, sample, readiness }: MetricsOptions): Metrics {
  const own = new Registry()
  const registers = [own]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  /** Each value is there from the start, as 0: a rate over a series that just appeared would miss its first count. */
  const counter = (name: string, help: string, label: string, values: readonly (string | number)[]) => {
    const counts = new Counter({ name, help, registers, labelNames: [label] })
    const byValue = new Map(values.map(value => [value, counts.labels(String(value))]))
    for (const child of byValue.values()) child.inc(0)
    return (value: string | number) => byValue.get(value)?.inc()
  }

  const connections = gauge('navis_connections', 'Open sockets')
  const conversations = gauge('navis_conversations', 'Conversations that are open here')
  const running = gauge('navis_answers_running', 'Answers that are being written here')
  const buffered = gauge('navis_socket_buffered_bytes', 'Bytes that wait in all sockets together')
  const flushInterval = gauge('navis_flush_interval_seconds', 'How long text is gathered before it is written')
  const rowsWaiting = gauge('navis_store_rows_waiting', 'Durable rows that wait in memory for the database')
  const ready = gauge('navis_ready', '1 when visitors should be sent here')
  const partReady = new Gauge({
    ...{ name: 'navis_part_ready', help: '1 when this part works', registers },
    labelNames: ['part'],
  })

  const countAnswered = counter(
    'navis_opens_total',
    'Requests for a socket, by what became of them',
    'result',
    Object.values(ANSWERS),
  )
  const countEntered = counter('navis_chats_entered_total', 'Hellos, by how the chat went on', 'as', ENTRIES)
  const countClosed = counter('navis_socket_closes_total', 'Sockets closed, by code', 'code', [...CLOSE_CODES, 'other'])
  const countFault = counter('navis_faults_total', 'Faults sent, by code', 'code', FAULT_CODES)
  const countEnded = counter('navis_answers_total', 'Answers ended, by outcome', 'outcome', OUTCOMES)
  const countFlag = counter('navis_red_flags_total', 'Questions met with a red-flag card, by level', 'level', LEVELS)
  const countAttempt = counter('navis_attempts_total', 'Attempts beyond the first, by cause', 'after', CAUSES)
  const firstWords = new Histogram({
    name: 'navis_first_words_seconds',
    help: 'From a question to the first words of its answer in the log and with its readers',
    buckets: FIRST_WORDS_SECONDS,
    registers,
  })

  const append = new Histogram({
    name: 'navis_log_append_seconds',
    help: 'One append of all that was gathered',
    buckets: APPEND_SECONDS,
    labelNames: ['backend'],
    registers,
  }).labels(backend)
  const rows = new Counter({
    name: 'navis_log_rows_total',
    help: 'Rows given to the log, by what became of them',
    labelNames: ['backend', 'result'],
    registers,
  })
  const results = ['ok', 'gone', 'duplicate', 'fenced', 'full', 'failed'] as const
  const rowsBy = Object.fromEntries(results.map(result => [result, rows.labels(backend, result)]))
  for (const child of Object.values(rowsBy)) child.inc(0)

  return {
    observe(observation) {
      switch (observation.type) {
        case 'answer-ended':
          return void countEnded(observation.outcome)
        case 'red-flag':
          return void countFlag(observation.level)
        case 'chat-entered':
          return void countEntered(observation.as)
        case 'first-words':
          return firstWords.observe(observation.ms / 1000)
        case 'attempt-begun':
          return void countAttempt(observation.after)
        case 'fault-sent':
          return void countFault(observation.code)
        case 'socket-closed':
          return void countClosed(CLOSE_CODES.has(observation.code) ? observation.code : 'other')
        // For the site's own books (`store/books.ts`).
        case 'feedback-given':
        case 'conversation-forgotten':
        case 'records-confirmed':
        case 'records-removed':
        case 'records-used':
          return
        default:
          observation satisfies never
      }
    },
    answered: status => void countAnswered(ANSWERS[status] ?? ''),
    measure: log =>
      measureLog(log, {
        onAppended: ms => append.observe(ms / 1000),
        onRow: result => rowsBy[result]?.inc(),
      }),
    async read() {
      const [now, judged] = [sample(), await readiness()]
      connections.set(now.sockets)
      conversations.set(now.conversations)
      running.set(now.running)
      buffered.set(now.bufferedBytes)
      flushInterval.set(now.flushIntervalMs / 1000)
      rowsWaiting.set(now.rowsWaiting)
      ready.set(Number(judged.ready))
      for (const [part, state] of Object.entries(judged.parts)) partReady.set({ part }, Number(state === 'ready'))
      const all = Registry.merge([own, openProcessRegistry()])
      return { type: all.contentType, text: await all.metrics() }
    },
  }
}
