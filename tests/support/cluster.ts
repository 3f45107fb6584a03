/** Relays in processes of their own that share one Redis. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export interface ClusterNode {
  /** Begins every word that this node writes. */
  name: string
  url: string
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void
}

export interface Cluster {
  /** `skewMs`: by how much its clock is ahead. */
  start(name: string, skewMs?: number): Promise<ClusterNode>
  /** Kills every node. */
  close(): void
}

export function createCluster(options: { redis: string; prefix: string; wordMs: number }): Cluster {
  const children = new Set<ChildProcess>()
  return {
    async start(name, skewMs = 0) {
      const file = join(import.meta.dirname, 'cluster-node.ts')
      const given = [options.redis, options.prefix, name, String(options.wordMs), String(skewMs)]
      const child = spawn(process.execPath, [file, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
      children.add(child)
      const port = await new Promise<string>((resolve, reject) => {
        child.stdout.once('data', data => resolve(String(data).trim()))
        child.once('exit', code => reject(new Error(`The relay ended with ${code}.`)))
      })
      return { name, url: `ws://127.0.0.1:${port}`, signal: signal => void child.kill(signal) }
    },
    close() {
      for (const child of children) child.kill('SIGKILL')
      children.clear()
    },
  }
}
