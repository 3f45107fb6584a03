/** The only wiring: which parts there are and what each is handed. */
import { join } from 'node:path'
import type { Feedback } from '../protocol/frames.ts'
import { createAnswerer } from './answer/create.ts'
import { triage } from './answer/triage.ts'
import { cardOf, closingOf, noticeOf } from './answer/wrap.ts'
import type { Config } from './config.ts'
import { createKeys } from './conversations/keys.ts'
import { openDataFolder } from './data-folder.ts'
import { createAdmin } from './http/admin.ts'
import { readManifest } from './http/build.ts'
import { createReadAddress } from './http/client-address.ts'
import { createConnectionCut } from './http/connection-cut.ts'
import { listen } from './http/listen.ts'
import { listOwnOrigins } from './http/origins.ts'
import { createServer } from './http/server.ts'
import { type Knowledge, KnowledgeError } from './knowledge/knowledge.ts'
import { openKnowledge } from './knowledge/open.ts'
import type { EventLog } from './log/event-log.ts'
import { openLog } from './log/open.ts'
import { describeError, type Logger } from './logging.ts'
import { openLocalMasterKey } from './master-key.ts'
import { OperatorError } from './operator-error.ts'
import { createAdmission } from './relay/limits.ts'
import { createRelay, type Relay } from './relay/relay.ts'
import { acceptSocket } from './relay/socket.ts'
import { openSites, type Sites } from './sites.ts'
import { openFeedbackStore } from './store/feedback.ts'
import { warmUp } from './warm-up.ts'

const ROOT = join(import.meta.dirname, '..')
const DEMO_SITES = join(ROOT, 'demo/sites.json')
const DEMO_PAGES = join(ROOT, 'demo')
const WIDGET_FOLDER = join(ROOT, 'dist/widget')
const LIBRARY = join(ROOT, 'server/knowledge/library')

/** How long running answers may go on after a stop was asked for; orchestrators kill after 10 s by default or later. */
const DRAIN_MS = 8_000
const PRUNE_INTERVAL_MS = 60_000

export function openConfiguredSites(config: Config): Sites {
  return openSites(config.sitesFile ?? DEMO_SITES)
}

function openConfiguredKnowledge({ knowledgeFile, dataFolder }: Config): Knowledge {
  try {
    if (knowledgeFile) return openKnowledge({ path: knowledgeFile })
    return openKnowledge({ path: join(dataFolder, 'knowledge.db'), library: LIBRARY })
  } catch (error) {
    throw error instanceof KnowledgeError ? new OperatorError(error.message, { cause: error }) : error
  }
}

export interface CoreOptions {
  config: Config
  log: EventLog
  masterKeys: readonly Uint8Array[]
  record(feedback: Feedback, about: { site: string }): void
  logger: Logger
}

/** Everything that answers, around any log: what `serve` puts behind HTTP and `ask` talks to directly. */
export function openCore({ config, log, masterKeys, record, logger }: CoreOptions): { relay: Relay; dispose(): void } {
  const knowledge = openConfiguredKnowledge(config)
  const relay = createRelay({
    log,
    keys: createKeys(masterKeys),
    answer: createAnswerer({ knowledge, pace: config.pace }),
    triage,
    wording: { noticeOf, closingOf, cardOf },
    limits: config.limits,
    record: async (feedback, about) => record(feedback, about),
    onError: (error, where) => logger.error('relay-failed', { where, ...describeError(error) }),
  })
  return {
    relay,
    dispose() {
      relay.dispose()
      knowledge.dispose()
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
  /** Lets running answers end, says goodbye to every socket and closes what `startApp` opened. */
  stop(): Promise<void>
}

/** Starts the relay. Throws an `OperatorError` with one sentence for anything that the operator can put right. */
export async function startApp(config: Config, logger: Logger): Promise<App> {
  const ends: (() => void | Promise<void>)[] = []
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    return { ...(await open(config, logger, ends)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(config: Config, logger: Logger, ends: (() => void | Promise<void>)[]): Promise<Omit<App, 'stop'>> {
  const sites = openConfiguredSites(config)
  openDataFolder(config.dataFolder)
  const log = await openLog(`sqlite:${join(config.dataFolder, 'conversations.db')}`, {
    now: Date.now,
    eventsMax: config.limits.eventsPerConversation,
  })
  ends.push(() => log.dispose())
  const feedback = openFeedbackStore(join(config.dataFolder, 'navis.db'))
  ends.push(() => feedback.dispose())
  const masterKeys = config.masterKeys.length > 0 ? config.masterKeys : [openLocalMasterKey(config.dataFolder)]
  const core = openCore({ config, log, masterKeys, record: feedback.record, logger })
  ends.push(() => core.dispose())

  const admission = createAdmission(config.limits)
  const pruning = setInterval(admission.prune, PRUNE_INTERVAL_MS)
  ends.push(() => clearInterval(pruning))

  let stopping = false
  const isReady = async () => {
    if (stopping) return false
    return log.state('').then(
      () => true,
      () => false,
    )
  }
  const admin = createAdmin({ isReady })
  ends.push(() => admin.close())

  const cut = createConnectionCut(core.relay)
  let manifest = readManifest(WIDGET_FOLDER)
  let own: readonly string[] = []
  const server = createServer({
    sites,
    own: () => own,
    widget: { folder: WIDGET_FOLDER, manifest: () => manifest },
    demo: config.demo ? { folder: DEMO_PAGES, arm: cut.arm } : undefined,
    readAddress: createReadAddress(config.trustProxy),
    admission,
    connect: (socket, from) => acceptSocket(cut.relay, socket, from),
    logger,
  })
  ends.push(async () => {
    stopping = true
    // The server is closed only when its sockets are, and those close by the relay's goodbye.
    const closed = server.close()
    const cutting = setTimeout(() => server.server.closeAllConnections(), DRAIN_MS)
    await core.relay.drain(DRAIN_MS)
    await closed
    clearTimeout(cutting)
  })
  warmUp(sites.all()[0])
  const url = await listen(server, config.host, config.port, 'PORT')
  own = listOwnOrigins(config.publicOrigin ?? url)

  const adminUrl = await listen(admin, '127.0.0.1', config.admin.port, 'NAVIS_ADMIN_PORT').catch(error => {
    if (config.admin.required) throw error
    return undefined
  })

  return {
    url,
    adminUrl,
    isBuilt: () => manifest !== undefined,
    reload() {
      manifest = readManifest(WIDGET_FOLDER) ?? manifest
      return sites.reload()
    },
  }
}
