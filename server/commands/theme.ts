import { readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import { checkTheme } from '../../protocol/theme.ts'
import { type ColorPair, reportTheme } from '../../protocol/theme-report.ts'
import { THEME_SCHEMA } from '../../protocol/theme-schema.ts'
import { OperatorError } from '../operator-error.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
const write = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

const check = defineCommand({
  meta: {
    name: 'check',
    description: 'Report the contrast of every pair of colours; writes a line for each, exit 1 when one fails WCAG AA',
  },
  args: {
    file: { type: 'positional', description: 'A theme as JSON', required: true },
  },
  run({ args }) {
    const { theme, problems } = checkTheme(readTheme(args.file))
    for (const problem of problems) {
      write(problem)
      say(`${problem.token ? `"${problem.token}"` : 'The theme'} ${problem.problem}.`)
    }
    const pairs = reportTheme(theme)
    for (const pair of pairs) write(pair)
    const failed = pairs.filter(({ pass }) => !pass)
    for (const pair of failed) say(explain(pair))
    if (problems.length > 0 || failed.length > 0) process.exitCode = 1
    else say(`All ${pairs.length} pairs of colours pass WCAG 2.2 AA.`)
  },
})

const schema = defineCommand({
  meta: { name: 'schema', description: 'Write the JSON Schema of a theme' },
  run: () => write(THEME_SCHEMA),
})

export default defineCommand({
  meta: { name: 'theme', description: 'Check a theme’s colours, or write its JSON Schema' },
  subCommands: { check, schema },
})

function readTheme(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, { cause })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new OperatorError(`${file} is not JSON: ${(cause as Error).message}.`, { cause })
  }
}

function explain({ scheme, as, names, colors, ratio, required, nearest }: ColorPair): string {
  const pair = `${names[0]} ${colors[0]} on ${names[1]} ${colors[1]} (${scheme}, ${as})`
  return `${pair} has ${ratio}:1 and needs ${required}:1. The nearest that passes is ${nearest}.`
}
