/** A client as a state machine: what PROTOCOL.md says that it owes, over as many sockets as it takes. */
import { type Client, type Down, isFlag, type Socket, START, type Up, type World } from './world.ts'

const socketOf = (world: World, { socket }: Client): Socket | undefined =>
  socket === null ? undefined : world.sockets[socket]

export function sendFrame(world: World, client: Client, frame: Up): void {
  if (client.state === 'open') socketOf(world, client)?.up.push(frame)
}

/** Ends its side of the connection: what is still under way to it is lost. */
export function letGo(world: World, client: Client, next: 'idle' | 'waiting'): void {
  const socket = socketOf(world, client)
  if (socket) {
    socket.isClientOpen = false
    socket.down = []
  }
  client.socket = null
  client.state = next
}

export function sayHello(world: World, client: Client, node: Socket['node'], life: number): void {
  const { name, token, position } = client
  const resume = token === null ? null : { conversation: token, after: position }
  const up: Up[] = [{ type: 'hello', resume }]
  const ends = { isClientOpen: true, isRelayOpen: true, session: null }
  client.socket = world.sockets.push({ client: name, node, life, up, down: [], ...ends }) - 1
  client.state = 'connecting'
}

/** What is shown until now is no longer saved, and is never changed again. */
function beginAnew(world: World, client: Client): void {
  if (world.rules.resetClears) client.shown = []
}

export function takeFrame(world: World, client: Client, frame: Down): void {
  switch (frame.type) {
    case 'close':
      if (client.socket === null) return
      return letGo(world, client, 'waiting')
    case 'welcome': {
      client.head = frame.head
      if (frame.isNew) client.token = frame.conversation
      client.state = 'open'
      for (const id of client.pending) sendFrame(world, client, { type: 'ask', id })
      if (client.hadEvents && frame.head === 0 && !frame.isNew) lose(world, client, 'expired')
      client.hadEvents = false
      return
    }
    case 'reset':
      if (world.rules.resetClears) client.position = START
      return lose(world, client, frame.reason)
    case 'goodbye':
      Object.assign(client, { token: null, isStored: false, position: START, head: 0 })
      letGo(world, client, 'idle')
      return lose(world, client, frame.reason)
    case 'fault':
      client.pending = client.pending.filter(id => id !== frame.ref)
      if (frame.isUrgent && frame.ref !== null) client.cards.push(frame.ref)
      return
  }
  const { position } = client
  if (frame.seq <= position.seq) return
  if (frame.seq > position.seq + 1) return letGo(world, client, 'waiting')
  if (position.seq === 0) client.isStored = true
  client.position = { seq: frame.seq, mark: frame.mark }
  client.shown.push(frame)
  if (frame.type === 'question') client.pending = client.pending.filter(id => id !== frame.id)
  if (frame.type === 'answer-start' && frame.isUrgent && isFlag(frame.answer)) client.cards.push(frame.answer)
}

function lose(world: World, client: Client, reason: 'unknown-position' | 'forgotten' | 'expired'): void {
  beginAnew(world, client)
  if (reason !== 'unknown-position') client.pending = []
}
