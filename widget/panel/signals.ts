/**
 * Components that are drawn anew when a signal has changed that they read: the part of `@preact/signals` that the panel
 * needs, for a fifth of its bytes. A component whose props are the same and whose signals are, too, is left alone.
 */
import { effect, type Signal, signal } from '@preact/signals-core'
import { Component, type ComponentChildren, Fragment, type FunctionComponent, options } from 'preact'
import { useMemo } from 'preact/hooks'

type Props = Record<string, unknown>

function observe(draw: FunctionComponent<Props>) {
  return class extends Component<Props> {
    stop = (): void => {}

    override shouldComponentUpdate(next: Props, state: object): boolean {
      const { props } = this
      const names = Object.keys({ ...props, ...next })
      return state !== this.state || names.some(name => props[name] !== next[name])
    }

    override componentWillUnmount(): void {
      this.stop()
    }

    override render(props: Props): ComponentChildren {
      let drawn: ComponentChildren
      let isDrawn = false
      this.stop()
      this.stop = effect(() => {
        if (isDrawn) this.setState({})
        else drawn = draw(props)
        isDrawn = true
      })
      return drawn
    }
  }
}

/** From here on every component follows the signals it reads, `provider`s of a context excepted: those draw nothing. */
export function followSignals(provider: unknown): void {
  const observed = new Map<unknown, ReturnType<typeof observe>>()
  const before = options.vnode
  options.vnode = vnode => {
    const { type } = vnode
    if (
      typeof type === 'function' &&
      type !== Fragment &&
      type !== provider &&
      !(type.prototype instanceof Component)
    ) {
      const known = observed.get(type) ?? observe(type as FunctionComponent<Props>)
      observed.set(type, known)
      vnode.type = known as typeof type
    }
    before?.(vnode)
  }
}

/** A signal of one component. */
export function useSignal<Value>(first: Value): Signal<Value> {
  return useMemo(() => signal(first), [])
}
