/**
 * Whether visitors should be sent to this relay, part by part. Without its log, its knowledge or the widget it can answer
 * nobody, so it is not ready. Without the durable rows every answer goes on as ever and what is recorded waits in memory:
 * that is degraded, and a database that all relays share must not take all of them away at once.
 */
import { withinMs } from './relay/deadline.ts'

export type PartState = 'ready' | 'degraded' | 'not-ready'

export interface Readiness {
  ready: boolean
  /** It was asked to stop: running answers end, and nobody else should come. */
  stopping: boolean
  parts: { log: PartState; store: PartState; knowledge: PartState; widget: PartState }
}

export interface ReadinessOptions {
  /** The event log takes writes. */
  log(): Promise<boolean>
  /** The durable rows reach their database. */
  store(): Promise<boolean>
  /** Passages can be read. */
  knowledge(): boolean
  /** There is a build that can be served. */
  widget(): boolean
  isStopping(): boolean
}

/** Who asks has given up by then: Kubernetes after 1 s unless told otherwise, most others after 2 s and more. */
const PART_MAX_MS = 900

/** The judge. However often it is asked at one time, each part is asked once: the log is written to. Never rejects. */
export function createReadiness({
  log,
  store,
  knowledge,
  widget,
  isStopping,
}: ReadinessOptions): () => Promise<Readiness> {
  let judging: Promise<Readiness> | undefined

  const isFine = async (work: () => boolean | Promise<boolean>) =>
    (await withinMs(Promise.try(work), PART_MAX_MS)) === true

  async function judge(): Promise<Readiness> {
    const [hasLog, hasStore, hasKnowledge, hasWidget] = await Promise.all([log, store, knowledge, widget].map(isFine))
    const stopping = isStopping()
    const parts = {
      log: needed(hasLog),
      store: hasStore ? 'ready' : 'degraded',
      knowledge: needed(hasKnowledge),
      widget: needed(hasWidget),
    } as const
    return { ready: !stopping && !Object.values(parts).includes('not-ready'), stopping, parts }
  }

  return () => {
    judging ??= judge().finally(() => {
      judging = undefined
    })
    return judging
  }
}

const needed = (isFine: boolean | undefined): PartState => (isFine ? 'ready' : 'not-ready')
