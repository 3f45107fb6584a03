import { parseArgs } from 'node:util'
import type { ArgsDef, CommandDef } from 'citty'
import { OperatorError } from './operator-error.ts'

/** A misspelt option, or a file where stdin is read, would be passed over in silence. Throws an `OperatorError` that names it. */
export function refuseUnknown(command: CommandDef, name: string, rawArgs: string[]): void {
  const known = Object.entries((command.args ?? {}) as ArgsDef)
  const options = Object.fromEntries(
    known
      .filter(([, { type }]) => type !== 'positional')
      .map(([option, { type }]) => [option, { type: type === 'boolean' ? ('boolean' as const) : ('string' as const) }]),
  )
  const takesWords = known.some(([, { type }]) => type === 'positional')
  const { tokens } = parseArgs({ args: rawArgs, options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name.replace(/^no-/, '')))
      throw new OperatorError(`${name}: there is no option ${token.rawName} (see --help).`)
    if (token.kind === 'positional' && !takesWords)
      throw new OperatorError(`${name}: "${token.value}" is one word too many (see --help).`)
  }
}
