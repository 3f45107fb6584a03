/** What can happen next: each step is small, has no time of its own, and is the same in the model and on the real code. */
import { letGo, sayHello, sendFrame, takeFrame } from './browser.ts'
import { applyAppends } from './outbox.ts'
import { hearHead, killNode, leaveIfIdle, runNodes, serveFrame, settleFlush, tickNode } from './relay.ts'
import {
  type ClientName,
  copy,
  copyWorld,
  createClient,
  createNode,
  type Node,
  type NodeName,
  type Open,
  type Socket,
  type World,
} from './world.ts'
import { canWrite, type Part, writePart } from './writing.ts'

export type Step =
  | { do: 'ask'; client: ClientName; flag: boolean }
  | { do: 'stop' | 'forget' | 'cut' | 'reload' | 'take'; client: ClientName }
  /** The client opens a socket to this node. */
  | { do: 'connect'; client: ClientName; node: NodeName }
  /** The second tab is a copy of the first. */
  | { do: 'copy-tab' }
  /** The relay reads the next frame of the client's current socket, or of the oldest one that it has left. */
  | { do: 'serve'; client: ClientName; socket: 'current' | 'left' }
  /** The relay sees that the client has left the oldest one. */
  | { do: 'notice'; client: ClientName }
  | { do: 'part'; node: NodeName; part: Part }
  /** The log does what it was sent; its reply comes; the reply is lost. */
  | { do: 'apply' | 'reply' | 'lose' | 'hear'; node: NodeName }
  /** The log does what a node sent that has given up on it, or is gone. */
  | { do: 'apply-stray' }
  | { do: 'freeze' | 'thaw' | 'kill' | 'start' | 'cut-off' | 'rejoin'; node: NodeName }
  | { do: 'tick'; times: number }
  | { do: 'save' | 'roll-back' | 'wipe' }

/** As many strays as a trace can have under way. */
const STRAYS_MAX = 2

/** The socket whose frames the relay reads next. */
function findSocket(world: World, name: ClientName, which: 'current' | 'left'): number {
  const { socket } = world.clients[name]
  if (which === 'current') return socket ?? -1
  return world.sockets.findIndex((one, id) => one.client === name && id !== socket && one.isRelayOpen)
}

const findWriting = (node: Node): Open | undefined => node.open.find(open => open.answering !== null)

const isServed = ({ nodes }: World, socket: Socket | undefined): socket is Socket =>
  socket?.isRelayOpen === true && nodes[socket.node].state === 'up' && nodes[socket.node].life === socket.life

/** The answer that a client would stop: what it sees running, or what it has just asked. */
function stopped({ shown, pending }: World['clients'][ClientName]): string | undefined {
  const asked = shown.findLast(event => event.type === 'question')
  const isOver = asked && shown.some(event => event.type === 'answer-end' && event.answer === asked.id)
  return asked && !isOver ? asked.id : pending.at(-1)
}

export function isEnabled(world: World, step: Step): boolean {
  const { clients, nodes, sockets } = world
  switch (step.do) {
    case 'ask':
      return clients[step.client].pending.length < 2
    case 'stop':
      return clients[step.client].state === 'open' && stopped(clients[step.client]) !== undefined
    case 'forget':
      return clients[step.client].state === 'open'
    case 'cut':
      return clients[step.client].socket !== null
    case 'reload':
      return clients[step.client].shown.length > 0
    case 'take': {
      const { socket } = clients[step.client]
      return socket !== null && (sockets[socket]?.down.length ?? 0) > 0
    }
    case 'connect': {
      const { state } = clients[step.client]
      return (state === 'idle' || state === 'waiting') && nodes[step.node].state === 'up'
    }
    case 'copy-tab':
      return clients.one.isStored && clients.two.socket === null && clients.two.token === null
    case 'serve': {
      const socket = sockets[findSocket(world, step.client, step.socket)]
      return isServed(world, socket) && socket.up.length > 0
    }
    case 'notice':
      return isServed(world, sockets[findSocket(world, step.client, 'left')])
    case 'part': {
      const open = nodes[step.node].state === 'up' && findWriting(nodes[step.node])
      return open !== undefined && open !== false && canWrite(open, step.part)
    }
    case 'apply': {
      const { inFlight } = nodes[step.node].flush
      return inFlight !== null && !inFlight.results
    }
    case 'reply':
      return nodes[step.node].state === 'up' && !!nodes[step.node].flush.inFlight?.results
    case 'lose': {
      const { state, flush } = nodes[step.node]
      return state === 'up' && flush.inFlight !== null && world.strays.length < STRAYS_MAX
    }
    case 'hear':
      return nodes[step.node].state === 'up' && nodes[step.node].heads.length > 0
    case 'apply-stray':
      return world.strays.length > 0
    case 'freeze':
      return nodes[step.node].state === 'up'
    case 'thaw':
      return nodes[step.node].state === 'frozen'
    case 'kill':
      return nodes[step.node].state !== 'down' && world.strays.length < STRAYS_MAX
    case 'start':
      return nodes[step.node].state === 'down'
    case 'cut-off':
      return nodes[step.node].state === 'up' && !nodes[step.node].isAway
    case 'rejoin':
      return nodes[step.node].isAway
    case 'roll-back':
      return world.saved !== null
    case 'tick':
    case 'save':
    case 'wipe':
      return true
  }
}

/** The moment after a step that is enabled. */
export function takeStep(before: World, step: Step): World {
  const world = copyWorld(before)
  change(world, step)
  runNodes(world)
  return world
}

function change(world: World, step: Step): void {
  const { clients, nodes, sockets } = world
  if ('client' in step) {
    const client = clients[step.client]
    switch (step.do) {
      case 'ask': {
        const id = `${step.flag ? 'flag' : 'question'}-${++world.asks}`
        client.pending.push(id)
        return sendFrame(world, client, { type: 'ask', id })
      }
      case 'stop':
        return sendFrame(world, client, { type: 'stop', answer: stopped(client) ?? '' })
      case 'forget':
        return sendFrame(world, client, { type: 'forget' })
      case 'cut':
        return letGo(world, client, 'waiting')
      case 'reload':
        letGo(world, client, 'idle')
        clients[step.client] = createClient(step.client, client.isStored ? client.token : null)
        return
      case 'connect':
        return sayHello(world, client, step.node, nodes[step.node].life)
      case 'take': {
        const id = client.socket
        const socket = id === null ? undefined : sockets[id]
        while (socket && client.socket === id) {
          const frame = socket.down.shift()
          if (!frame) return
          takeFrame(world, client, frame)
        }
        return
      }
      case 'serve': {
        const id = findSocket(world, step.client, step.socket)
        const frame = sockets[id]?.up.shift()
        const node = sockets[id] && nodes[sockets[id].node]
        if (frame && node) serveFrame(world, node, id, frame)
        return
      }
      case 'notice':
        return noticeEnd(world, findSocket(world, step.client, 'left'))
    }
  }
  if ('node' in step) return changeNode(world, nodes[step.node], step)
  switch (step.do) {
    case 'copy-tab':
      clients.two = createClient('two', clients.one.token)
      return
    case 'apply-stray':
      applyAppends(world, world.strays.shift() ?? [], undefined)
      return
    case 'tick':
      for (let time = 0; time < step.times; time++) tick(world)
      return
    case 'save':
      world.saved = copy(world.log)
      return
    case 'roll-back':
      if (world.saved) world.log = copy(world.saved)
      break
    case 'wipe':
      world.log = { conversations: {}, tombstones: {} }
  }
  // What is gone from the log itself cannot be kept by it.
  world.witness.forgotten = { ...world.log.tombstones }
}

function changeNode(world: World, node: Node, step: Extract<Step, { node: NodeName }>): void {
  switch (step.do) {
    case 'part': {
      const open = findWriting(node)
      if (open) writePart(world, node, open, step.part)
      return
    }
    case 'apply': {
      const { inFlight } = node.flush
      if (inFlight) inFlight.results = applyAppends(world, inFlight.appends, node.name)
      return
    }
    case 'reply':
      return settleFlush(world, node, true)
    case 'lose': {
      const { inFlight } = node.flush
      if (inFlight && !inFlight.results) world.strays.push(inFlight.appends)
      return settleFlush(world, node, false)
    }
    case 'hear': {
      const { heads } = node
      node.heads = []
      for (const { conversation, head } of heads) hearHead(world, node, conversation, head)
      return
    }
    case 'freeze':
      node.state = 'frozen'
      return
    case 'thaw':
      node.state = 'up'
      if (node.missedTicks > 0) tickNode(world, node)
      node.missedTicks = 0
      return
    case 'kill':
      return killNode(world, node)
    case 'start':
      world.nodes[node.name] = createNode(node.name, node.life + 1, world.now)
      return
    case 'cut-off':
      node.isAway = true
      return
    case 'rejoin':
      node.isAway = false
  }
}

function tick(world: World): void {
  world.now += 1
  for (const node of Object.values(world.nodes)) {
    if (node.state === 'up') tickNode(world, node)
    else if (node.state === 'frozen') node.missedTicks += 1
  }
}

/** The relay sees that a client has gone; what it had still sent is lost. */
function noticeEnd(world: World, id: number): void {
  const socket = world.sockets[id]
  if (!socket) return
  socket.isRelayOpen = false
  socket.up = []
  const node = world.nodes[socket.node]
  const open = node.open.find(one => one.serial === socket.session?.serial)
  if (!open) return
  open.sessions = open.sessions.filter(one => one !== id)
  leaveIfIdle(world, node, open)
}

/** A step as a sentence. */
export function describeStep(step: Step): string {
  const rest = Object.entries(step).flatMap(([key, value]) => (key === 'do' ? [] : [`${key} ${value}`]))
  return [step.do, ...rest].join(', ')
}
