/** `navis COMMAND`. Each command is loaded only when it runs; results go to stdout, words to stderr. */
import { enableCompileCache } from 'node:module'
import { type CommandDef, defineCommand, renderUsage, runCommand } from 'citty'
import packageFile from '../package.json' with { type: 'json' }
import { OperatorError } from './operator-error.ts'

// Without it every start strips the types of every file again.
enableCompileCache()

/** What a shell says of a program that SIGPIPE ended (128 + 13), which Node ignores. */
const BROKEN_PIPE = 141

const COMMANDS: Record<string, () => Promise<CommandDef>> = {
  serve: () => import('./commands/serve.ts').then(load),
  ingest: () => import('./commands/ingest.ts').then(load),
  search: () => import('./commands/search.ts').then(load),
  ask: () => import('./commands/ask.ts').then(load),
  triage: () => import('./commands/triage.ts').then(load),
  extract: () => import('./commands/extract.ts').then(load),
  theme: () => import('./commands/theme.ts').then(load),
  audit: () => import('./commands/audit.ts').then(load),
}

/** A command knows its own arguments; here they are all the same. */
function load(module: { default: unknown }): CommandDef {
  return module.default as CommandDef
}

const navis = defineCommand({
  meta: { name: 'navis', version: packageFile.version, description: 'A patient-facing oncology chat: relay and tools' },
  subCommands: COMMANDS,
})

async function run([name, ...rest]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(`${await renderUsage(navis)}\n`)
    if (name === undefined) process.exitCode = 1
    return
  }
  if (name === '--version') return void process.stdout.write(`${packageFile.version}\n`)
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined
  if (!command) {
    throw new OperatorError(
      `There is no command "${name}": there are ${Object.keys(COMMANDS).join(', ')} (see --help).`,
    )
  }
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length)
  if (options.includes('--help') || options.includes('-h')) {
    return void process.stdout.write(`${await renderUsage(command, navis)}\n`)
  }
  await runCommand(command, { rawArgs: rest })
}

/** Who reads what is written has seen enough (`navis triage | head -1`): nothing is wrong, and nobody is left to be told. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(BROKEN_PIPE)
}

try {
  const args = process.argv.slice(2)
  // A relay stays for its patients, whoever reads its log (`commands/serve.ts`).
  if (args[0] !== 'serve') for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithReader)
  await run(args)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}

/** A sentence where the operator can put it right; the stack where only a developer can. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof OperatorError) return error.message
  // Citty's own, for arguments that are missing or wrong; it does not export the class.
  if (error.name === 'CLIError') return `${error.message} (see --help).`
  return error.stack ?? error.message
}
