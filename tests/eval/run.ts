/**
 * `npm run eval [-- NAME [ARGS]]` runs the evaluation in `NAME.ts`, without a name all of them: the default export, with what
 * stands behind the name.
 */
import { join } from 'node:path'

const ALL = ['retrieval', 'triage', 'answers', 'records']

async function run(name: string, args: string[]): Promise<void> {
  const { default: evaluate } = (await import(join(import.meta.dirname, `${name}.ts`))) as {
    default: (args: string[]) => Promise<void> | void
  }
  await evaluate(args)
}

const [name, ...args] = process.argv.slice(2)
if (name === undefined) {
  const begun = performance.now()
  for (const [index, one] of ALL.entries()) {
    process.stderr.write(`${index + 1} of ${ALL.length}: ${one}\n`)
    await run(one, [])
  }
  process.stderr.write(`All evaluations took ${Math.round((performance.now() - begun) / 1_000)} s.\n`)
} else if (ALL.includes(name)) await run(name, args)
else {
  process.stderr.write(
    `There is no evaluation "${name}": npm run eval -- NAME, where NAME is one of ${ALL.join(', ')}.\n`,
  )
  process.exitCode = 1
}
