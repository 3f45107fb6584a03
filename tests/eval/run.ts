/** `npm run eval -- NAME [ARGS]` runs the evaluation in `NAME.ts`: its default export, with what stands behind the name. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const [name = '', ...args] = process.argv.slice(2)
const file = join(import.meta.dirname, `${name}.ts`)
if (!/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(file)) {
  process.stderr.write(`There is no evaluation "${name}": npm run eval -- NAME, where tests/eval/NAME.ts is a file.\n`)
  process.exitCode = 1
} else {
  const { default: run } = (await import(file)) as { default: (args: string[]) => Promise<void> | void }
  await run(args)
}
