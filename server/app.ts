/** The only wiring: which parts there are and what each is handed. */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import packageFile from '../package.json' with { type: 'json' }
import type { Answerer } from './answer/answer.ts'
import { createAnswerer } from './answer/create.ts'
import { answerFromShelf } from './answer/from-shelf.ts'
import { openModelWriter } from './answer/model/open.ts'
import type { Usage } from './answer/providers/provider.ts'
import { triage } from './answer/triage.ts'
import { cardOf, closingOf, noticeOf, uploadOf } from './answer/wrap.ts'
import type { Config } from './config.ts'
import { createKeys } from './conversations/keys.ts'
import { openDataFolder } from './data-folder.ts'
import { createGathered } from './gathered.ts'
import { createAdmin } from './http/admin.ts'
import { readManifest } from './http/build.ts'
import { createReadAddress } from './http/client-address.ts'
import { createConnectionCut } from './http/connection-cut.ts'
import { listen } from './http/listen.ts'
import { listOwnOrigins } from './http/origins.ts'
import { createPlaces } from './http/places.ts'
import { createServer } from './http/server.ts'
import { KnowledgeError } from './knowledge/knowledge.ts'
import { openKnowledge } from './knowledge/open.ts'
import { createShelf, type Shelf } from './knowledge/shelf.ts'
import { type EventLog, StorageError } from './log/event-log.ts'
import { openLog } from './log/open.ts'
import { reportLosses } from './log/reported.ts'
import { isWritable } from './log/writable.ts'
import { describeError, type Logger } from './logging.ts'
import { openLocalMasterKey } from './master-key.ts'
import { createMetrics } from './metrics/metrics.ts'
import { OperatorError } from './operator-error.ts'
import { openRates } from './rates/open.ts'
import { createReadiness } from './readiness.ts'
import { createRecordReader } from './records/reading/reader.ts'
import { isClean } from './records/virus-scanner.ts'
import { withinMs } from './relay/deadline.ts'
import type { Rates } from './relay/rates.ts'
import { createRelay, type Relay, type RelayOptions } from './relay/relay.ts'
import { acceptSocket } from './relay/socket.ts'
import { createSeldom } from './seldom.ts'
import { openSites, type Sites } from './sites.ts'
import { LINGER_MS, REQUESTS_MS } from './stop-limits.ts'
import { keepBooks } from './store/books.ts'
import { openStore } from './store/open.ts'
import { warmUp } from './warm-up.ts'

const ROOT = join(import.meta.dirname, '..')
const DEMO_SITES = join(ROOT, 'demo/sites.json')
const DEMO_PAGES = join(ROOT, 'demo')
const STUDIO_SCRIPT = join(ROOT, 'dist/studio/studio.js')
const WIDGET_FOLDER = join(ROOT, 'dist/widget')
const LIBRARY = join(ROOT, 'server/knowledge/library')

const PRUNE_INTERVAL_MS = 60_000

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

/** Everything that answers, around any log: what `serve` puts behind HTTP and `ask` talks to directly. */
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
      // Any look-up would do; it throws when the file cannot be read any more.
      const { knowledge, release } = shelf.take()
      try {
        knowledge.weigh('opinion')
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

export interface App {
  /** Where it listens, e.g. `http://127.0.0.1:8787`. */
  url: string
  /** Of the admin port; undefined when its default port was taken. */
  adminUrl?: string
  /** False while there is no built widget: then chats cannot open. */
  isBuilt(): boolean
  /** Reads the sites file and the widget's manifest again. */
  reload(): ReturnType<Sites['reload']>
  /** Lets running answers end, says goodbye to every socket and closes what `startApp` opened. Never rejects. */
  stop(): Promise<void>
}

/** Starts the relay. Throws an `OperatorError` with one sentence for anything that the operator can put right. */
export async function startApp(
  config: Config,
  logger: Logger,
  parts: Pick<CoreOptions, 'answer' | 'triage'> = {},
): Promise<App> {
  const ends: (() => void | Promise<void>)[] = []
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) {
      try {
        await end()
      } catch (error) {
        // What is left must end as well.
        logger.error('stop-failed', { where: 'process', ...describeError(error) })
      }
    }
  }
  try {
    return { ...(await open(config, logger, parts, ends)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(
  config: Config,
  logger: Logger,
  parts: Pick<CoreOptions, 'answer' | 'triage'>,
  ends: (() => void | Promise<void>)[],
): Promise<Omit<App, 'stop'>> {
  const sites = openConfiguredSites(config)
  openDataFolder(config.dataFolder)
  const opened = await openLog(config.redisUrl ?? `sqlite:${join(config.dataFolder, 'conversations.db')}`, {
    now: Date.now,
    eventsMax: config.limits.eventsPerConversation,
  })
  const log = reportLosses(opened, {
    onLost: error => logger.error('log-failed', { where: 'log', ...describeError(error) }),
    onBack() {
      logger.info('log-recovered', { where: 'log' })
      void sayReady()
    },
  })
  ends.push(() => log.dispose())
  const store = await openStore(config.database, { logger })
  ends.push(() => {
    store.audit.record({ event: 'stopped' })
    return store.dispose()
  })
  store.audit.record({ event: 'started', release: packageFile.version })
  const masterKeys = config.masterKeys.length > 0 ? config.masterKeys : [openLocalMasterKey(config.dataFolder)]
  const metrics = createMetrics({
    backend: config.redisUrl ? 'redis' : 'sqlite',
    sample: () => ({ ...core.relay.stats(), rowsWaiting: store.waiting() }),
    readiness: () => readiness(),
  })
  const takenOver = createGathered(count => logger.info('answers-taken-over', { where: 'answer', count }))
  ends.push(takenOver.dispose)
  const rates = await openRates(config, masterKeys)
  ends.push(() => rates.dispose())
  const core = openCore({
    ...parts,
    config,
    log: metrics.measure(log),
    masterKeys,
    logger,
    rates,
    record: store.feedback.record,
    profiles: store.profiles,
    onForgotten(conversation) {
      store.feedback.forget(conversation)
      store.profiles.forget(conversation)
    },
    observe(observation) {
      keepBooks(store, observation)
      metrics.observe(observation)
      if (observation.type === 'attempt-begun' && observation.after === 'takeover') takenOver.add()
    },
    onUsage(site, { inputTokens, outputTokens }) {
      store.counters.add(site, 'model-input-tokens', inputTokens)
      store.counters.add(site, 'model-output-tokens', outputTokens)
    },
  })
  ends.push(() => core.dispose())

  const places = createPlaces({ limits: config.limits, opens: rates.opens })
  const pruning = setInterval(() => {
    places.prune()
    // Says itself when the database is away, and expired facts are given to nobody meanwhile.
    store.profiles.sweep().catch(() => {})
  }, PRUNE_INTERVAL_MS)
  ends.push(() => clearInterval(pruning))

  let stopping = false
  let manifest = readManifest(WIDGET_FOLDER)
  const readiness = createReadiness({
    log: () => isWritable(log),
    store: store.isWorking,
    knowledge: core.canRead,
    widget: () => manifest !== undefined,
    isStopping: () => stopping,
  })
  let isReadySaid = false
  async function sayReady(): Promise<void> {
    if (isReadySaid || !(await readiness()).ready) return
    isReadySaid = true
    logger.info('ready')
  }
  const admin = createAdmin({ readiness, metrics })
  ends.push(() => admin.close())

  const { scanner } = config
  const reader = createRecordReader()
  ends.push(() => reader.dispose())
  const cut = config.demo ? createConnectionCut(core.relay) : undefined
  const { relay } = cut ?? core
  let own: readonly string[] = []
  const server = createServer({
    sites,
    own: () => own,
    widget: { folder: WIDGET_FOLDER, manifest: () => manifest },
    demo: cut && { folder: DEMO_PAGES, studioScript: STUDIO_SCRIPT, arm: cut.arm },
    records: {
      keys: createKeys(masterKeys),
      reader,
      limits: config.limits,
      scan: scanner && (bytes => isClean(bytes, scanner)),
      onRead: (site, files) => store.audit.record({ event: 'records-read', site, files }),
    },
    readAddress: createReadAddress(config.trustProxy),
    places,
    waitingConnections: config.limits.waitingConnections,
    isStopping: () => stopping,
    connect: (socket, stream, from) => acceptSocket(relay, socket, stream, from),
    processor: config.model?.processor,
    onAnswered: metrics.answered,
    logger,
  })
  ends.push(async () => {
    stopping = true
    const handOver = config.redisUrl !== undefined
    const lingered = handOver && server.server.listening ? delay(LINGER_MS) : undefined
    await Promise.all([core.relay.drain({ handOver }), lingered])
    const cutting = setTimeout(() => server.server.closeAllConnections(), REQUESTS_MS)
    await withinMs(server.close(), 2 * REQUESTS_MS)
    clearTimeout(cutting)
  })
  warmUp(sites.all()[0], parts.triage)
  const url = await listen(server, config, '')
  own = listOwnOrigins(config.publicOrigin ?? url)

  const adminUrl = await listen(admin, config.admin, 'NAVIS_ADMIN_').catch(error => {
    if (config.admin.required) throw error
    return undefined
  })
  logger.info('started')
  if (!manifest) logger.error('widget-missing', { where: 'http' })
  await sayReady()

  return {
    url,
    adminUrl,
    isBuilt: () => manifest !== undefined,
    reload() {
      manifest = readManifest(WIDGET_FOLDER) ?? manifest
      const reloaded = sites.reload()
      store.audit.record(reloaded.ok ? { event: 'sites-reloaded', count: reloaded.count } : { event: 'sites-kept' })
      return reloaded
    },
  }
}
