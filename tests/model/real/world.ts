/** The real relay, log and widget, moved by the steps of the model: no time passes and no frame arrives by itself. */
import { vi } from 'vitest'
import type { LogEvent, Position } from '../../../protocol/frames.ts'
import { createKeys, type OpenConversation } from '../../../server/conversations/keys.ts'
import type { Append, AppendResult } from '../../../server/log/event-log.ts'
import { createMemoryLog, type MemoryLogContent } from '../../../server/log/memory.ts'
import { createMemoryStorage } from '../../../widget/transport/token-storage.ts'
import { TEST_MASTER_KEY, TEST_SITE } from '../../support/relay-server.ts'
import type { Step } from '../steps.ts'
import { CLIENTS, type ClientName, NODES, type NodeName, START } from '../world.ts'
import { createGate, type Gate } from './gate.ts'
import { type RealNode, startRealNode, TICK_MS } from './node.ts'
import { FLAG, installWires, openRealPage, type RealPage, type Wire } from './page.ts'

const EVENTS_MAX = 20_000
const STRAYS_MAX = 2
/** One turn of the event loop may begin another; none needs more of them than this. */
const TURNS = 4

const createEmpty = (): MemoryLogContent => ({ conversations: new Map(), tombstones: new Map() })

/** What happens to the log, to time or to a tab: of no one client or node. */
type LogStep = Extract<Step, { do: 'copy-tab' | 'apply-stray' | 'tick' | 'save' | 'roll-back' | 'wipe' }>

export type RealWorld = Awaited<ReturnType<typeof createRealWorld>>

/** Needs fake timers; `dispose` before the next one. */
export async function createRealWorld() {
  installWires()
  const keys = createKeys([TEST_MASTER_KEY])
  let content = createEmpty()
  const openLog = () => createMemoryLog({ now: Date.now, eventsMax: EVENTS_MAX }, content)
  let log = openLog()
  let saved: MemoryLogContent | undefined
  const strays: Append[][] = []
  /** Rows that were ever in the log, by their mark, with the mark of what came before. */
  const logged = new Map<string, { first: number; count: number; before: string }>()
  const nodes = Object.fromEntries(NODES.map(name => [name, start()])) as Record<NodeName, RealNode>
  const pages = Object.fromEntries(CLIENTS.map(name => [name, openRealPage(name, createMemoryStorage())])) as Record<
    ClientName,
    RealPage
  >
  let asks = 0

  function start(): RealNode {
    return startRealNode(
      createGate(() => log, applyBatch, tellForgotten),
      keys,
    )
  }

  const otherGates = (by: Gate | undefined) => NODES.map(name => nodes[name].gate).filter(gate => gate !== by)

  function tellForgotten(id: string, by: Gate): void {
    for (const gate of otherGates(by)) gate.tell(id, START)
  }

  async function applyBatch(batch: Append[], by: Gate | undefined): Promise<AppendResult[]> {
    const before = batch.map(({ conversation }) => content.conversations.get(conversation)?.head ?? START)
    const results = await log.append(batch)
    for (const [index, result] of results.entries()) {
      const { conversation, count } = batch[index] as Append
      if (!result.ok) continue
      const { first, mark } = result.row
      if (count > 0) logged.set(mark, { first, count, before: before[index]?.mark ?? '' })
      for (const gate of otherGates(by)) gate.tell(conversation, { seq: first + count - 1, mark })
    }
    return results
  }

  async function turn(): Promise<void> {
    for (let done = 0; done < TURNS; done++) await vi.advanceTimersByTimeAsync(0)
  }

  const left = (page: RealPage) => page.wires.find(wire => wire.isLeft && wire.isRelayOpen)

  function serve(wire: Wire | undefined): boolean {
    if (!wire?.isServed()) return false
    const frame = wire.up.shift()
    if (frame !== undefined) wire.connection?.receive(frame)
    return frame !== undefined
  }

  function notice(wire: Wire | undefined): boolean {
    if (!wire?.isServed()) return false
    Object.assign(wire, { isRelayOpen: false, up: [] })
    wire.connection?.closed(1006)
    return true
  }

  function reopen(name: ClientName, token: string | undefined): void {
    pages[name].close()
    const storage = createMemoryStorage()
    storage.write(token)
    const before = pages[name].wires.filter(wire => wire.isRelayOpen)
    pages[name] = openRealPage(name, storage)
    pages[name].wires.push(...before)
  }

  function keepStray(batch: Append[] | undefined): void {
    if (batch && strays.length < STRAYS_MAX) strays.push(batch)
  }

  function begin(): void {
    log = openLog()
  }

  /** False when the step is not possible here. */
  async function change(step: Step): Promise<boolean> {
    if ('client' in step) {
      const page = pages[step.client]
      switch (step.do) {
        case 'ask': {
          page.chat.ask(`${step.flag ? FLAG : 'question'} ${++asks}`)
          return true
        }
        case 'stop':
          page.chat.stop()
          return page.chat.open.value
        case 'forget':
          if (page.state() !== 'open') return false
          page.chat.remove()
          page.asked.clear()
          return true
        case 'cut':
          if (!page.current()?.node) return false
          page.cut()
          return true
        case 'reload':
          if (page.shown.length === 0) return false
          reopen(step.client, page.storage.read())
          return true
        case 'connect':
          if (page.state() === 'open' || page.current()?.node || nodes[step.node].state !== 'up') return false
          page.connect(nodes[step.node])
          return true
        case 'take':
          if (!page.current()?.down.length) return false
          page.take()
          return true
        case 'serve':
          return serve(step.socket === 'current' ? page.current() : left(page))
        case 'notice':
          return notice(left(page))
      }
    }
    if ('node' in step) return changeNode(step)
    return changeLog(step)
  }

  async function changeLog(step: LogStep): Promise<boolean> {
    switch (step.do) {
      case 'copy-tab':
        if (pages.two.current() || pages.two.storage.read() || pages.one.storage.read() === undefined) return false
        reopen('two', pages.one.storage.read())
        return true
      case 'apply-stray': {
        const batch = strays.shift()
        if (batch) await applyBatch(batch, undefined)
        return batch !== undefined
      }
      case 'tick':
        await vi.advanceTimersByTimeAsync(step.times * TICK_MS)
        return true
      case 'save':
        saved = structuredClone(content)
        return true
      case 'roll-back':
        if (!saved) return false
        content = structuredClone(saved)
        begin()
        return true
      case 'wipe':
        content = createEmpty()
        begin()
        return true
    }
  }

  async function changeNode(
    step: Exclude<Extract<Step, { node: NodeName }>, { client: ClientName }>,
  ): Promise<boolean> {
    const node = nodes[step.node]
    const { gate } = node
    switch (step.do) {
      case 'part':
        if (node.state !== 'up' || !node.canWrite(step.part)) return false
        node.write(step.part)
        return true
      case 'apply':
        if (!gate.inFlight() || gate.inFlight()?.results) return false
        await gate.apply()
        return true
      case 'reply':
        if (node.state !== 'up' || !gate.inFlight()?.results) return false
        gate.reply()
        return true
      case 'lose':
        if (node.state !== 'up' || !gate.inFlight() || strays.length >= STRAYS_MAX) return false
        keepStray(gate.lose())
        return true
      case 'hear':
        if (node.state !== 'up' || gate.heads() === 0) return false
        gate.hear()
        return true
      case 'freeze':
        if (node.state !== 'up') return false
        node.state = 'frozen'
        gate.isFrozen = true
        return true
      case 'thaw':
        if (node.state !== 'frozen') return false
        node.state = 'up'
        gate.thaw()
        return true
      case 'kill':
        if (node.state === 'down' || strays.length >= STRAYS_MAX) return false
        keepStray(gate.end())
        node.kill()
        return true
      case 'start':
        if (node.state !== 'down') return false
        nodes[step.node] = start()
        return true
      case 'cut-off':
        if (node.state !== 'up' || gate.isAway) return false
        gate.isAway = true
        return true
      case 'rejoin':
        if (!gate.isAway) return false
        gate.isAway = false
        return true
    }
  }

  /** The conversation of a page, as the log has it now; undefined where it has nothing. */
  async function readLog(page: RealPage): Promise<(LogEvent & Position)[] | undefined> {
    const opened = findConversation(page)
    const read = opened && (await log.read(opened.id, START, Number.MAX_SAFE_INTEGER))
    if (!opened || !read || typeof read === 'string' || read.rows.length === 0) return
    return read.rows.flatMap(({ first, mark, body }) =>
      (opened.seal.open(body) ?? []).map((line, index) => ({ ...JSON.parse(line), seq: first + index, mark })),
    )
  }

  function findConversation({ storage }: RealPage): OpenConversation | undefined {
    const token = storage.read()
    return token === undefined ? undefined : keys.open(token, TEST_SITE.key)
  }

  await turn()
  return {
    nodes,
    pages,
    logged,
    readLog,
    async take(step: Step): Promise<boolean> {
      const isTaken = await change(step)
      await turn()
      return isTaken
    },
    /** What runs, in conversations of which a page has the token. */
    running: () =>
      CLIENTS.some(name => {
        const opened = findConversation(pages[name])
        return opened !== undefined && content.conversations.get(opened.id)?.running != null
      }),
    dispose() {
      for (const name of CLIENTS) pages[name].close()
      for (const name of NODES) {
        nodes[name].gate.end()
        nodes[name].kill()
      }
    },
  }
}
