/** Random traces: steps that may come next, how a trace is walked, and how a broken promise is told. */
import fc from 'fast-check'
import { type Broken, findBroken } from './invariants.ts'
import { type Rules, SOUND } from './rules.ts'
import { describeStep, isEnabled, type Step, takeStep } from './steps.ts'
import { CLIENTS, createWorld, NODES, type World } from './world.ts'
import { PARTS } from './writing.ts'

/** Every step, as often as it should come beside the others. */
const WEIGHTS: [weight: number, step: Step][] = [
  ...CLIENTS.flatMap((client): [number, Step][] => [
    [30, { do: 'ask', client, flag: false }],
    [10, { do: 'ask', client, flag: true }],
    [10, { do: 'stop', client }],
    [1, { do: 'forget', client }],
    [10, { do: 'cut', client }],
    [2, { do: 'reload', client }],
    [80, { do: 'take', client }],
    ...NODES.map((node): [number, Step] => [50, { do: 'connect', client, node }]),
    [80, { do: 'serve', client, socket: 'current' }],
    [20, { do: 'serve', client, socket: 'left' }],
    [10, { do: 'notice', client }],
  ]),
  [30, { do: 'copy-tab' }],
  ...NODES.flatMap((node): [number, Step][] => [
    ...PARTS.map((part): [number, Step] => [part === 'fail' ? 5 : 30, { do: 'part', node, part }]),
    [80, { do: 'apply', node }],
    [80, { do: 'reply', node }],
    [7, { do: 'lose', node }],
    [40, { do: 'hear', node }],
    [3, { do: 'freeze', node }],
    [10, { do: 'thaw', node }],
    [2, { do: 'kill', node }],
    [20, { do: 'start', node }],
    [2, { do: 'cut-off', node }],
    [10, { do: 'rejoin', node }],
  ]),
  [10, { do: 'apply-stray' }],
  [10, { do: 'tick', times: 1 }],
  [5, { do: 'tick', times: 7 }],
  [2, { do: 'save' }],
  [2, { do: 'roll-back' }],
  [1, { do: 'wipe' }],
]

/** A number picks the next step among those that are possible, so that few steps are spent on what cannot be. */
export const TRACE_LENGTH = 150

export const arbitraryTrace = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: TRACE_LENGTH,
  maxLength: TRACE_LENGTH,
})

function pickStep(world: World, choice: number): Step {
  const possible = WEIGHTS.filter(([, step]) => isEnabled(world, step))
  let left = choice * possible.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, step] of possible) {
    left -= weight
    if (left < 0) return step
  }
  return { do: 'tick', times: 1 }
}

export interface Walk {
  steps: Step[]
  broken: Broken | undefined
}

/** Walks until a promise is broken, or to the end. */
export function walk(choices: readonly number[], rules: Rules = SOUND): Walk {
  let world = createWorld(rules)
  const steps: Step[] = []
  for (const choice of choices) {
    const step = pickStep(world, choice)
    steps.push(step)
    world = takeStep(world, step)
    const broken = findBroken(world)
    if (broken) return { steps, broken }
  }
  return { steps, broken: undefined }
}

/** Takes these steps; those that are not possible are left out. */
export function replay(given: readonly Step[], rules: Rules = SOUND): Walk {
  let world = createWorld(rules)
  const steps: Step[] = []
  for (const step of given) {
    if (!isEnabled(world, step)) continue
    steps.push(step)
    world = takeStep(world, step)
    const broken = findBroken(world)
    if (broken) return { steps, broken }
  }
  return { steps, broken: undefined }
}

/** The same broken promise with as few steps as can be found by leaving steps out. */
export function shrink(walked: Walk, rules: Rules = SOUND): Walk {
  let best = walked
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.steps.length; ) {
      const shorter = replay([...best.steps.slice(0, at), ...best.steps.slice(at + size)], rules)
      if (shorter.broken?.invariant === best.broken?.invariant) best = shorter
      else at += size
    }
  }
  return best
}

/** For a person, and for `replay`. */
export function tellWalk({ steps, broken }: Walk): string {
  const told = steps.map(step => `  ${describeStep(step)}`).join('\n')
  return `"${broken?.invariant}" is broken: ${broken?.how}\n${told}\n${JSON.stringify(steps)}`
}
