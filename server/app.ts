/** The wiring of a relay that serves: which parts there are and what each is handed. What answers is wired in `core.ts`. */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import packageFile from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { createKeys } from './conversations/keys.ts'
import { type CoreOptions, openConfiguredSites, openCore } from './core.ts'
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
import { openLog } from './log/open.ts'
import { reportLosses } from './log/reported.ts'
import { isWritable } from './log/writable.ts'
import { describeError, type Logger } from './logging.ts'
import { openLocalMasterKey } from './master-key.ts'
import { createMetrics } from './metrics/metrics.ts'
import { openRates } from './rates/open.ts'
import { createReadiness } from './readiness.ts'
import { createRecordReader } from './records/reading/reader.ts'
import { isClean } from './records/virus-scanner.ts'
import { withinMs } from './relay/deadline.ts'
import { acceptSocket } from './relay/socket.ts'
import type { Sites } from './sites.ts'
import { LINGER_MS, REQUESTS_MS } from './stop-limits.ts'
import { keepBooks } from './store/books.ts'
import { openStore } from './store/open.ts'
import { warmUp } from './warm-up.ts'

const ROOT = join(import.meta.dirname, '..')
const DEMO_PAGES = join(ROOT, 'demo')
const STUDIO_SCRIPT = join(ROOT, 'dist/studio/studio.js')
const WIDGET_FOLDER = join(ROOT, 'dist/widget')

const PRUNE_INTERVAL_MS = 60_000

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
