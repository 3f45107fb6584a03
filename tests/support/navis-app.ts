/** The whole product in this process, on a free port, with a data folder and a sites file of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLogger } from '../../server/logging.ts'
import { layLibrary } from './prepared-library.ts'

/** Tests ask and connect more in a minute than people do. */
export const NO_LIMITS = JSON.stringify({ connectionsPerAddress: 10_000, asksPerMinute: 10_000 })

export interface NavisAppOptions {
  /** Origins that may embed the chat, beside the relay's own. */
  origins?: string[]
  /** Changes of the site `demo`. */
  site?: Record<string, unknown>
  /** Tokens per second; 0 is as fast as it can. */
  pace?: number
  env?: Record<string, string>
}

export interface NavisApp {
  url: string
  adminUrl: string
  /** What was logged, one JSON text each. */
  lines: string[]
  close(): Promise<void>
}

/** A folder with the sites file of a pretend centre, whose numbers cannot dial. */
export function writeSite({ origins = [], site }: NavisAppOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'navis-app-'))
  const file = join(folder, 'sites.json')
  const demo = {
    key: 'demo',
    name: 'Riverside Cancer Center (demo)',
    origins: [...origins, 'self'],
    country: 'US',
    contact: { label: 'Riverside nurse line (demo)', phone: '+1 503 555 0142', hours: '24 hours a day' },
    privacy: { label: 'How this chat handles your words', href: '/privacy.html' },
    upload: { href: '/records.html' },
    inline: true,
    ...site,
  }
  writeFileSync(file, JSON.stringify({ sites: [demo] }))
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export async function startNavis(options: NavisAppOptions = {}): Promise<NavisApp> {
  const { folder, file, remove } = writeSite(options)
  const result = readConfig({
    PORT: '0',
    NAVIS_ADMIN_PORT: '0',
    NAVIS_DATA: join(folder, 'data'),
    NAVIS_SITES: file,
    NAVIS_PACE: String(options.pace ?? 0),
    NAVIS_LIMITS: NO_LIMITS,
    ...options.env,
  })
  if (!result.ok) throw new Error(result.problems.join('\n'))
  // Given back what it knew, as one that starts again: building it takes as long as all the rest.
  layLibrary(result.config.dataFolder)
  const lines: string[] = []
  const app: App = await startApp(
    result.config,
    createLogger(line => lines.push(line)),
  )
  if (!app.isBuilt()) throw new Error('There is no built widget: run "npm run build" before the browser tests.')
  return {
    url: app.url,
    adminUrl: app.adminUrl ?? '',
    lines,
    async close() {
      await app.stop()
      remove()
    },
  }
}
