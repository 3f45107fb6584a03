/** A real Chromium: `CHROME_PATH`, else one of the system's, else the binary that comes with the packages (Linux x64). */
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Nothing of the browser's own may reach for the network: tests count every request. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

export async function launchBrowser(): Promise<Browser> {
  const system = [process.env.CHROME_PATH, ...SYSTEM_PATHS].find(path => path && existsSync(path))
  const executablePath = system ?? (await unpackChromium())
  for (let tries = 1; ; tries++) {
    try {
      return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...QUIET] })
    } catch (error) {
      // On a fresh machine the first two test files unpack it at once: to the second it is there before it is whole.
      if (tries === UNPACKING_TRIES || !/ETXTBSY/.test(String(error))) throw error
      await setTimeout(500)
    }
  }
}

/** At most half a minute of waiting for another process that unpacks the browser. */
const UNPACKING_TRIES = 60

/** Without the arguments that come with it: one process for all would end with its first page, and they switch web security off. */
async function unpackChromium(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
