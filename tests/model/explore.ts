/** Every moment of a small world that can be reached, nearest first. */
import { findBroken } from './invariants.ts'
import { type Rules, SOUND } from './rules.ts'
import { isEnabled, type Step, takeStep } from './steps.ts'
import { replay, type Walk } from './trace.ts'
import { createWorld, type World } from './world.ts'

export interface Explored {
  states: number
  /** Steps from the beginning that were all tried. */
  depth: number
  broken: Walk | undefined
}

/** Marks and fences have no meaning but to be the same or not: named in the order in which they are met. */
function nameOf(world: World): string {
  const names = new Map<string, string>()
  const text = JSON.stringify({ ...world, rules: 0, marks: 0, fences: 0 })
  return text.replace(/"[mx]\d+"/g, name => {
    const known = names.get(name) ?? `"${name[1]}${names.size}"`
    names.set(name, known)
    return known
  })
}

/** Stops at the first broken promise, or when so many moments were seen. */
export function explore(
  start: readonly Step[],
  possible: readonly Step[],
  statesMax: number,
  rules: Rules = SOUND,
): Explored {
  let world = createWorld(rules)
  for (const step of start) world = takeStep(world, step)
  const seen = new Set([nameOf(world)])
  let front: { world: World; steps: readonly Step[] }[] = [{ world, steps: start }]
  for (let depth = 0; ; depth++) {
    const next: typeof front = []
    for (const at of front) {
      for (const step of possible) {
        if (!isEnabled(at.world, step)) continue
        const reached = takeStep(at.world, step)
        const name = nameOf(reached)
        if (seen.has(name)) continue
        seen.add(name)
        const steps = [...at.steps, step]
        if (findBroken(reached)) return { states: seen.size, depth, broken: replay(steps, rules) }
        if (seen.size >= statesMax) return { states: seen.size, depth, broken: undefined }
        next.push({ world: reached, steps })
      }
    }
    if (next.length === 0) return { states: seen.size, depth, broken: undefined }
    front = next
  }
}
