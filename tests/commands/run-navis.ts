/** The command line as an operator runs it: a process of its own, with only the settings given here. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { layLibrary } from '../support/prepared-library.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Where `server/cli.ts` has it too; known from the start it spares a process the reading of its first files as well. */
const CACHE = join(tmpdir(), 'node-compile-cache')

export const createFolder = (): string => mkdtempSync(join(tmpdir(), 'navis-command-'))

/** A folder for NAVIS_DATA in which a relay finds the library as one built it that was there before. */
export function createDataFolder(): string {
  const folder = createFolder()
  layLibrary(folder)
  return folder
}

export interface Finished {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts a command and waits for nothing. */
export function startNavisProcess(args: string[], env: Record<string, string>) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['server/cli.ts', ...args], {
    cwd: ROOT,
    env: { PATH, HOME, NO_COLOR: '1', NODE_COMPILE_CACHE: CACHE, ...env },
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => {
    output.stdout += chunk
  })
  child.stderr.on('data', chunk => {
    output.stderr += chunk
  })
  const finished = new Promise<Finished>(resolve => child.on('close', code => resolve({ code, ...output })))
  return { child, output, finished }
}

/** Runs a command to its end. */
export function runNavis(args: string[], env: Record<string, string> = {}): Promise<Finished> {
  const { child, finished } = startNavisProcess(args, env)
  child.stdin.end()
  return finished
}

export interface Serving {
  url: string
  admin: string
  pid: number
  signal(name: NodeJS.Signals): void
  /** Nobody reads it any more. */
  closeOutput(): void
  /** What it has written so far. */
  output: { stdout: string; stderr: string }
  finished: Promise<Finished>
}

/** Starts `serve` on free ports and waits until it says where it listens. */
export async function serveNavis(env: Record<string, string> = {}, args: string[] = []): Promise<Serving> {
  const settings = { PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_DATA: createDataFolder(), ...env }
  const { child, output, finished } = startNavisProcess(['serve', ...args], settings)
  const first = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    void finished.then(({ stderr }) => reject(new Error(`serve ended: ${stderr}`)))
  })
  const { listening, admin } = JSON.parse(first)
  return {
    url: listening,
    admin,
    pid: child.pid ?? 0,
    signal: name => void child.kill(name),
    closeOutput: () => void child.stdout.destroy(),
    output,
    finished,
  }
}
