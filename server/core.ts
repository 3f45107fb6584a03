/** Everything that answers, around any log: what `serve` puts behind HTTP and `ask` talks to directly. */
import { join } from 'node:path'
import type { Answerer } from './answer/answer.ts'
import { createAnswerer } from './answer/create.ts'
import { answerFromShelf } from './answer/from-shelf.ts'
import { openModelWriter } from './answer/model/open.ts'
import type { Usage } from './answer/providers/provider.ts'
import { triage } from './answer/triage.ts'
import { cardOf, closingOf, noticeOf, uploadOf } from './answer/wrap.ts'
import type { Config } from './config.ts'
import { createKeys } from './conversations/keys.ts'
import { KnowledgeError } from './knowledge/knowledge.ts'
import { openKnowledge } from './knowledge/open.ts'
import { createShelf, type Shelf } from './knowledge/shelf.ts'
import { type EventLog, StorageError } from './log/event-log.ts'
import { describeError, type Logger } from './logging.ts'
import { OperatorError } from './operator-error.ts'
import type { Rates } from './relay/rates.ts'
import { createRelay, type Relay, type RelayOptions } from './relay/relay.ts'
import { createSeldom } from './seldom.ts'
import { openSites, type Sites } from './sites.ts'

const ROOT = join(import.meta.dirname, '..')
const DEMO_SITES = join(ROOT, 'demo/sites.json')
const LIBRARY = join(ROOT, 'server/knowledge/library')

/** The sites of the configured file; the demo's without one. */
export function openConfiguredSites(config: Config): Sites {
  return openSites(config.sitesFile ?? DEMO_SITES)
}

/** A new knowledge file in the place of the old one is served from the next answer on. */
function openConfiguredShelf({ config, logger }: CoreOptions): Shelf {
  const { knowledgeFile, dataFolder } = config
  const path = knowledgeFile ?? join(dataFolder, 'knowledge.db')
  try {
    return createShelf({
      path,
      open: () => openKnowledge(knowledgeFile ? { path } : { path, library: LIBRARY }),
      onError: error => logger.error('knowledge-failed', describeError(error)),
    })
  } catch (error) {
    throw error instanceof KnowledgeError ? new OperatorError(error.message, { cause: error }) : error
  }
}

export interface CoreOptions extends Pick<RelayOptions, 'record' | 'profiles' | 'onForgotten' | 'observe'> {
  config: Config
  log: EventLog
  masterKeys: readonly Uint8Array[]
  logger: Logger
  /** Absent: counted in this process alone. */
  rates?: Rates
  /** What an answer of the language model cost. */
  onUsage?(site: string, usage: Usage): void
  /** In place of the library's, for who tries the way of an answer and not the answer. */
  answer?: Answerer
  /** In place of the product's rules, likewise. */
  triage?: RelayOptions['triage']
}

export interface Core {
  relay: Relay
  /** Passages can be read. Throws when they cannot. */
  canRead(): boolean
  dispose(): void
}

/** The writer of the configured language model; undefined where none is configured. */
function openConfiguredModel({ config, logger, onUsage }: CoreOptions) {
  if (!config.model) return undefined
  const reportSeldom = createSeldom()
  const report = (error: unknown) => logger.error('model-failed', { where: 'answer', ...describeError(error) })
  return openModelWriter(config.model, { onUsage, onError: error => reportSeldom('model', () => report(error)) })
}

/** Opens it; throws an `OperatorError` where the knowledge file or the model cannot be used. */
export function openCore(options: CoreOptions): Core {
  const { config, log, masterKeys, logger, rates, record, profiles, onForgotten, observe } = options
  const shelf = openConfiguredShelf(options)
  const model = openConfiguredModel(options)
  const reportSeldom = createSeldom()
  const relay = createRelay({
    log,
    keys: createKeys(masterKeys),
    answer:
      options.answer ?? answerFromShelf(shelf, knowledge => createAnswerer({ knowledge, pace: config.pace, model })),
    triage: options.triage ?? triage,
    // What the relay writes by itself, cards and ends, has no sources.
    wording: { noticeOf: (site, locale) => noticeOf(site, locale, false), uploadOf, closingOf, cardOf },
    limits: config.limits,
    rates,
    record,
    profiles,
    onForgotten,
    observe,
    onError(error, where) {
      // That the log is lost is said once, by the log.
      if (error instanceof StorageError) return
      const described = describeError(error)
      const report = () => logger.error('relay-failed', { where, ...described })
      reportSeldom([where, described.error, described.frames?.[0]].join(' '), report)
    },
  })
  return {
    relay,
    canRead() {
      // Any look-up that nothing remembers would do; it throws when the file cannot be read any more.
      const { knowledge, release } = shelf.take()
      try {
        knowledge.holds('')
        return true
      } finally {
        release()
      }
    },
    dispose() {
      relay.dispose()
      void model?.dispose()
      shelf.dispose()
    },
  }
}
