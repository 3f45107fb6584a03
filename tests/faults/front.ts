/** Where pages connect: a proxy in front of the relays that records every connection. */
import type { ClientFrame, RelayFrame } from '../../protocol/frames.ts'
import { pick } from './fault.ts'
import type { RelayProcess } from './lab-process.ts'
import { type ChaosProxy, openProxy } from './proxy.ts'
import type { Wire } from './recordings.ts'
import { createWireTap, type TappedConnection } from './wire-tap.ts'

export interface Front {
  proxy: ChaosProxy
  wires(): readonly Wire[]
  clear(): void
}

/** Leads each connection to one of the relays that run. */
export async function openFront(relays: () => readonly RelayProcess[], random: () => number): Promise<Front> {
  let connections: TappedConnection[] = []
  const proxy = await openProxy({
    leadsTo: () =>
      pick(
        random,
        relays().filter(relay => relay.port() !== undefined),
      )?.port(),
    random,
    tap: () => createWireTap(connection => void connections.push(connection)),
  })
  return {
    proxy,
    wires: () => connections.map(toWire),
    clear() {
      connections = []
    },
  }
}

function toWire({ path, messages }: TappedConnection): Wire {
  return {
    page: new URL(path, 'http://relay').searchParams.get('page') ?? '',
    frames: messages.map(({ direction, at, text }) =>
      direction === 'up'
        ? { from: 'page', at, frame: JSON.parse(text) as ClientFrame }
        : { from: 'relay', at, frame: JSON.parse(text) as RelayFrame },
    ),
  }
}
