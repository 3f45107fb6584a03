/** The processes of a run: one for each contender, one for the model and one for all clients. */
import { type Process, startProcess } from './calls.ts'
import type { ContenderCalls, ContenderProcessOptions } from './contender-process.ts'
import type { ContenderOptions } from './contenders.ts'
import type { LoadCalls, Target } from './load-process.ts'
import type { ModelCalls } from './model-process.ts'

export type Load = Process<LoadCalls>

export interface Station {
  name: string
  server: Process<ContenderCalls>
  target: Target
}

export interface Stations {
  load: Load
  /** The contender with these options, started when it is first asked for. */
  find(options: ContenderOptions): Promise<Station>
  stop(): Promise<void>
}

export async function startStation(options: ContenderOptions, modelUrl = ''): Promise<Station> {
  const given: ContenderProcessOptions = { ...options, modelUrl }
  const server = await startProcess<ContenderCalls>('contender-process.ts', given)
  return { name: options.name, server, target: { server: options.server, url: await server.call('url') } }
}

export async function openStations(): Promise<Stations> {
  const load = await startProcess<LoadCalls>('load-process.ts', {})
  const model = await startProcess<ModelCalls>('model-process.ts', {})
  const modelUrl = await model.call('url')
  const started = new Map<string, Promise<Station>>()
  return {
    load,
    async find({ name, ...options }) {
      const key = JSON.stringify(options)
      const station = started.get(key) ?? startStation({ name, ...options }, modelUrl)
      started.set(key, station)
      return { ...(await station), name }
    },
    async stop() {
      const stations = await Promise.all(started.values())
      await Promise.all([load, model, ...stations.map(({ server }) => server)].map(process => process.stop()))
    },
  }
}
