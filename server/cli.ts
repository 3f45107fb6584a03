/** `navis COMMAND`. Each command is loaded only when it runs; results go to stdout, words to stderr. */
import { enableCompileCache } from 'node:module'
import { stripVTControlCharacters } from 'node:util'
import { type CommandDef, defineCommand, renderUsage, runCommand } from 'citty'
import packageFile from '../package.json' with { type: 'json' }
import { refuseUnknown } from './command-arguments.ts'
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

async function run(args: string[]): Promise<void> {
  if (args[0] === '--version') return void process.stdout.write(`${packageFile.version}\n`)
  const { command, parent, name, rest } = await findCommand(args)
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length)
  if (options.includes('--help') || options.includes('-h')) return writeUsage(process.stdout, command, parent)
  if (command.subCommands) {
    // Nothing was asked for: told like any other mistake.
    await writeUsage(process.stderr, command, parent)
    process.exitCode = 1
    return
  }
  refuseUnknown(command, name, rest)
  await runCommand(command, { rawArgs: rest })
}

interface Found {
  command: CommandDef
  parent?: CommandDef
  /** As it is typed: `audit verify`. */
  name: string
  rest: string[]
}

/** The command that the first words name: `theme check` is one, `theme` alone is what it belongs to. */
async function findCommand(args: string[]): Promise<Found> {
  let found: Found = { command: navis, name: '', rest: args }
  for (;;) {
    const { command: above, name, rest } = found
    const [word] = rest
    const choices = above.subCommands as Record<string, CommandDef | (() => Promise<CommandDef>)> | undefined
    if (!choices || word === undefined || word === '--help' || word === '-h') return found
    const chosen = Object.hasOwn(choices, word) ? choices[word] : undefined
    if (!chosen) {
      throw new OperatorError(
        `There is no command "${[name, word].filter(Boolean).join(' ')}": there are ${Object.keys(choices).join(', ')} (see --help).`,
      )
    }
    const command = typeof chosen === 'function' ? await chosen() : chosen
    // Named in full, since the usage of a command begins with its parent's name.
    const parent = { ...above, meta: { name: ['navis', name].join(' ').trim(), version: packageFile.version } }
    found = { command, parent, name: [name, word].filter(Boolean).join(' '), rest: rest.slice(1) }
  }
}

/** Colours are for terminals. */
async function writeUsage(stream: NodeJS.WriteStream, command: CommandDef, parent?: CommandDef): Promise<void> {
  const usage = await renderUsage(command, parent)
  stream.write(`${stream.isTTY ? usage : stripVTControlCharacters(usage)}\n`)
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
  if (error.name === 'CLIError') return `${stripVTControlCharacters(error.message)} (see --help).`
  return error.stack ?? error.message
}
