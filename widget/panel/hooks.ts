/**
 * What the panel's components are made of: functions that are drawn anew when a signal has changed that they read, and that keep
 * values and effects between drawings. The part of `@preact/signals` and `preact/hooks` that the panel needs, for a quarter of
 * their bytes. A component whose props are the same and whose signals are, too, is left alone.
 */
import { effect, type Signal, signal } from '@preact/signals-core'
import { Component, type ComponentChildren, Fragment, type FunctionComponent, options } from 'preact'

type Props = Record<string, unknown>
type Effect = () => undefined | (() => void)

/** What one call of a hook keeps. */
interface Slot {
  value?: unknown
  dependencies?: readonly unknown[]
  /** An effect that has to run: before the browser paints, or soon after. */
  due?: 'layout' | 'later'
  run?: Effect
  end?: ReturnType<Effect>
}

let drawing: Observed
let place = 0

abstract class Observed extends Component<Props> {
  slots: Slot[] = []
  stop = (): void => {}

  abstract draw: FunctionComponent<Props>

  override shouldComponentUpdate(next: Props, state: object): boolean {
    const { props } = this
    const names = Object.keys({ ...props, ...next })
    return state !== this.state || names.some(name => props[name] !== next[name])
  }

  override componentDidMount(): void {
    this.runEffects('layout')
    if (this.slots.some(({ due }) => due)) setTimeout(() => this.runEffects('later'))
  }

  override componentDidUpdate(): void {
    this.componentDidMount()
  }

  override componentWillUnmount(): void {
    this.stop()
    for (const slot of this.slots) {
      slot.due = undefined
      slot.end?.()
    }
  }

  override render(props: Props): ComponentChildren {
    let drawn: ComponentChildren
    let isDrawn = false
    this.stop()
    this.stop = effect(() => {
      if (isDrawn) return this.setState({})
      drawing = this
      place = 0
      drawn = this.draw(props)
      isDrawn = true
    })
    return drawn
  }

  runEffects(when: Slot['due']): void {
    for (const slot of this.slots) {
      if (slot.due !== when) continue
      slot.due = undefined
      slot.end?.()
      slot.end = slot.run?.()
    }
  }
}

/** From here on every function that is a component follows the signals it reads and may use hooks. */
export function followSignals(): void {
  const known = new Map<unknown, FunctionComponent<Props>>()
  const before = options.vnode
  options.vnode = vnode => {
    const { type } = vnode
    if (typeof type === 'function' && type !== Fragment && !(type.prototype instanceof Component)) {
      if (!known.has(type)) {
        const draw = type as FunctionComponent<Props>
        const observed = class extends Observed {
          draw = draw
        }
        known.set(type, observed as unknown as FunctionComponent<Props>)
      }
      vnode.type = known.get(type) as typeof type
    }
    before?.(vnode)
  }
}

/** What this call keeps, and whether its dependencies are others than the last time. */
function useSlot(dependencies: readonly unknown[]): { slot: Slot; isNew: boolean } {
  drawing.slots[place] ??= {}
  const slot = drawing.slots[place++] as Slot
  const { dependencies: before } = slot
  slot.dependencies = dependencies
  return { slot, isNew: !before || dependencies.some((value, index) => value !== before[index]) }
}

/** A value that is made anew when its dependencies change. */
export function useMemo<Value>(make: () => Value, dependencies: readonly unknown[]): Value {
  const { slot, isNew } = useSlot(dependencies)
  if (isNew) slot.value = make()
  return slot.value as Value
}

/** A place that keeps what is put there: an element, where it is given as `ref`. */
export function useRef<Value>(first: Value | null): { current: Value | null } {
  return useMemo(() => ({ current: first }), [])
}

/** A signal of one component. */
export function useSignal<Value>(first: Value): Signal<Value> {
  return useMemo(() => signal(first), [])
}

/** Runs soon after the component is drawn, when its dependencies have changed; what it gives back ends it. */
export function useEffect(run: Effect, dependencies: readonly unknown[]): void {
  plan('later', run, dependencies)
}

/** The same, before the browser paints. */
export function useLayoutEffect(run: Effect, dependencies: readonly unknown[]): void {
  plan('layout', run, dependencies)
}

function plan(due: Slot['due'], run: Effect, dependencies: readonly unknown[]): void {
  const { slot, isNew } = useSlot(dependencies)
  if (isNew) Object.assign(slot, { due, run })
}

/** What a component that is drawn may reach: what the nearest one above it gives with `getChildContext`. */
export function useReach<Value>(name: string): Value {
  return drawing.context[name]
}
