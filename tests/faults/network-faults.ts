/** Bad networks: what a proxy can do to the connections that lead through it. */
import { between, type Fault, pause, pick } from './fault.ts'
import { type ChaosProxy, CLEAR, type Direction, type Link } from './proxy.ts'

const DIRECTIONS: readonly Direction[] = ['up', 'down']

/** `where` begins their names; `proxies` is asked each time. */
export function createNetworkFaults(where: string, weight: number, proxies: () => readonly ChaosProxy[]): Fault[] {
  const chooseLink = (random: () => number) => pick(random, pick(random, proxies())?.links() ?? [])
  const create = (name: string, share: number, strike: Fault['strike']): Fault => ({
    name: `${where} ${name}`,
    weight: weight * share,
    strike,
  })
  const onLink = (name: string, share: number, strike: (link: Link, random: () => number) => Promise<void>) =>
    create(name, share, async random => {
      const link = chooseLink(random)
      if (link) await strike(link, random)
    })

  return [
    onLink('reset', 3, async link => link.reset()),
    onLink('half-close', 1, async (link, random) => link.halfClose(pick(random, DIRECTIONS) ?? 'up')),
    onLink('pause', 2, async (link, random) => {
      const ways = random() < 0.5 ? DIRECTIONS : [pick(random, DIRECTIONS) ?? 'up']
      const releases = ways.map(way => link.hold(way))
      await pause(between(random, 50, 1_500))
      for (const release of releases) release()
    }),
    // What went in never comes out, and nobody is told before the end.
    onLink('black hole', 2, async (link, random) => {
      const ways = random() < 0.5 ? DIRECTIONS : [pick(random, DIRECTIONS) ?? 'up']
      for (const way of ways) link.hold(way)
      await pause(between(random, 200, 4_000))
      link.reset()
    }),
    onLink('half open', 1, async (link, random) => {
      link.breakHalf(random() < 0.5 ? 'near' : 'far')
      await pause(between(random, 200, 4_000))
      link.reset()
    }),
    onLink('tiny segments', 2, async (link, random) => {
      link.setWeather({ ...CLEAR, sliceBytes: Math.ceil(between(random, 1, 9)) })
      await pause(between(random, 300, 2_000))
      link.setWeather(CLEAR)
    }),
    create('slow', 1, async random => {
      const proxy = pick(random, proxies())
      proxy?.setWeather({
        latencyMs: between(random, 5, 200),
        jitterMs: between(random, 0, 200),
        bytesPerSecond: random() < 0.5 ? 0 : between(random, 4_000, 60_000),
        sliceBytes: 0,
      })
      await pause(between(random, 300, 2_000))
      proxy?.setWeather(CLEAR)
    }),
    create('away', 1, async random => {
      const restore = pick(random, proxies())?.refuseAll()
      await pause(between(random, 50, 2_000))
      restore?.()
    }),
    create('black hole for all', 0.5, async random => {
      const proxy = pick(random, proxies())
      const release = proxy?.holdAll()
      await pause(between(random, 200, 3_000))
      if (random() < 0.5) proxy?.resetAll()
      release?.()
    }),
  ]
}
