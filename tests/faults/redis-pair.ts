/** Two Redis servers, of which one follows the other, and all that can happen to them. What is lost is read before. */
import { createRedisServer, type RedisServer } from '../support/redis-server.ts'
import { openProxy } from './proxy.ts'
import { type Dump, dumpBeforeLoss, dumpRedis } from './redis-dump.ts'

export interface RedisPair {
  /** Of the one that is written to. */
  port(): number
  dump(): Promise<Dump>
  /** Connections that listen to something there. */
  listeners(): Promise<number>
  /** What was there before each loss since the last `clear`, oldest first. */
  losses(): readonly Dump[]
  clear(): Promise<void>
  /** Ends without a word, and comes back with all that it had. */
  restart(awayMs: number): Promise<void>
  hang(ms: number): Promise<void>
  wipe(): Promise<void>
  /** Comes back as it was `ms` ago. */
  rollBack(ms: number): Promise<void>
  forgetScripts(): Promise<void>
  /**
   * The follower takes over, without what it did not hear in the last `lagMs`. The old one dies, or is demoted, and is the
   * follower then. `onPromoted` is called when new connections should lead to the new one.
   */
  promote(lagMs: number, oldDies: boolean, onPromoted: () => void): Promise<void>
  close(): Promise<void>
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

export async function openRedisPair(random: () => number): Promise<RedisPair> {
  const servers = [await createRedisServer({ durable: true }), await createRedisServer({ durable: true })] as const
  let primary: RedisServer = servers[0]
  let follower: RedisServer = servers[1]
  let losses: Dump[] = []
  const replication = await openProxy({ leadsTo: () => primary.port, random })

  const follow = async (server: RedisServer) => {
    await server.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0')
    await server.command('REPLICAOF', '127.0.0.1', String(replication.port))
  }
  for (const server of servers) {
    await server.start()
    await server.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0')
  }
  await follow(follower)

  return {
    port: () => primary.port,
    dump: () => dumpRedis(primary.port),
    async listeners() {
      const clients = String(await primary.command('CLIENT', 'LIST', 'TYPE', 'pubsub'))
      return clients.split('\n').filter(Boolean).length
    },
    losses: () => losses,
    async clear() {
      await primary.command('FLUSHALL')
      losses = []
    },
    async restart(awayMs) {
      await primary.kill()
      await pause(awayMs)
      await primary.start()
    },
    async hang(ms) {
      primary.pause()
      await pause(ms)
      primary.resume()
    },
    async wipe() {
      losses.push(await dumpBeforeLoss(primary.port, true))
    },
    async rollBack(ms) {
      await primary.save()
      await pause(ms)
      losses.push(await dumpBeforeLoss(primary.port))
      await primary.rollBack()
    },
    async forgetScripts() {
      await primary.command('SCRIPT', 'FLUSH')
    },
    async promote(lagMs, oldDies, onPromoted) {
      const release = replication.holdAll()
      await pause(lagMs)
      losses.push(await dumpBeforeLoss(primary.port))
      await follower.command('REPLICAOF', 'NO', 'ONE')
      const old = primary
      primary = follower
      follower = old
      if (oldDies) await old.kill()
      replication.resetAll()
      release()
      if (oldDies) await old.start()
      await follow(old)
      onPromoted()
      if (!oldDies) await old.command('CLIENT', 'UNPAUSE')
    },
    async close() {
      await replication.close()
      for (const server of servers) await server.close()
    },
  }
}
