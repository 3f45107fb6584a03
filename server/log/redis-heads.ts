/** Which conversations have a new head, on whichever node: a channel of Redis for each one that is watched here. */
import type { Position } from '../../protocol/frames.ts'
import type { EventLog } from './event-log.ts'
import { openRedisLink } from './redis-link.ts'
import { createWatchers, type Watchers } from './watchers.ts'

export interface RedisHeads extends Pick<EventLog, 'watch'>, Pick<Watchers, 'tell'> {
  /** Messages about this conversation reach this node. */
  isListening(conversation: string): boolean
  /** Tells every watcher the head as it is now: messages may have been missed. */
  retell(): void
  dispose(): void
}

export interface RedisHeadsOptions {
  url: string
  /** Messages of this node are not passed on: what it writes itself is told by `tell`. */
  node: string
  /** Nothing is said on it. That it has a subscriber shows Redis that this node's subscriptions are there. */
  nodeChannel: string
  channelPrefix: string
  /** Rejects when Redis cannot be used. */
  headOf(conversation: string): Promise<Position>
}

export function createRedisHeads({ url, node, nodeChannel, channelPrefix, headOf }: RedisHeadsOptions): RedisHeads {
  const watchers = createWatchers()
  const watched = new Map<string, { count: number }>()
  const listening = new Set<string>()
  // A connection of its own: Redis cuts one with subscriptions when much waits in it, as pages of many readers do.
  const link = openRedisLink(url, () => {
    listening.clear()
    listen([...watched.keys()], [nodeChannel]).then(retell, () => {}) // The next connection does it again.
  })

  function receive(message: string, channel: string): void {
    const [from, seq, mark = ''] = message.split(' ')
    if (from !== node) watchers.tell(channel.slice(channelPrefix.length), { seq: Number(seq), mark })
  }

  async function listen(conversations: string[], others: string[] = []): Promise<void> {
    const asked = conversations.map(id => [id, watched.get(id)] as const)
    const channels = [...conversations.map(id => channelPrefix + id), ...others]
    await link.run(client => client.subscribe(channels, receive))
    // One that was left and is watched anew has a subscription of its own coming.
    for (const [id, entry] of asked) if (entry && watched.get(id) === entry) listening.add(id)
  }

  async function tellNow(conversation: string, isNews: (head: Position) => boolean): Promise<void> {
    const head = await headOf(conversation)
    if (isNews(head)) watchers.tell(conversation, head)
  }

  function retell(): void {
    for (const id of watched.keys()) tellNow(id, () => true).catch(() => {}) // Told again with the next connection.
  }

  function leave(conversation: string): void {
    const entry = watched.get(conversation)
    if (entry) entry.count -= 1
    if (entry && entry.count > 0) return
    watched.delete(conversation)
    listening.delete(conversation)
    link.run(client => client.unsubscribe(channelPrefix + conversation, receive)).catch(() => {}) // Ends with the connection.
  }

  return {
    watch(conversation, listener) {
      const unwatch = watchers.watch(conversation, listener)
      const entry = watched.get(conversation) ?? { count: 0 }
      watched.set(conversation, entry)
      entry.count += 1
      // What was written before the first message could reach us; nothing at all is no news.
      if (entry.count === 1) {
        listen([conversation])
          .then(() => tellNow(conversation, head => head.seq > 0))
          .catch(() => {}) // Done again with the next connection.
      }
      return () => {
        unwatch()
        leave(conversation)
      }
    },
    tell: watchers.tell,
    isListening: conversation => link.isReady() && listening.has(conversation),
    retell,
    dispose() {
      watchers.dispose()
      link.dispose()
    },
  }
}
