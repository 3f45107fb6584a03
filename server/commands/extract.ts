import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineCommand } from 'citty'
import type { Extraction } from '../records/document.ts'
import { createRecordReader } from '../records/reading/reader.ts'
import { RefusedFile } from '../records/refused-file.ts'

/** An operator waits longer than a relay may, on a machine that does other things. */
const TIMEOUT_MS = 30_000

export default defineCommand({
  meta: { name: 'extract', description: 'Read records: writes one line {file, profile, warnings} for each file' },
  args: {
    file: { type: 'positional', description: 'Files of any kind that an upload takes', required: true },
    explain: { type: 'boolean', description: 'Also write the evidence of each fact, in words, to stderr' },
  },
  async run({ args }) {
    const reader = createRecordReader({ timeoutMs: TIMEOUT_MS, isBackground: false })
    for (const file of args._) {
      try {
        const { pages: _, ...extraction } = await reader.read({ name: basename(file), bytes: readFileSync(file) })
        process.stdout.write(`${JSON.stringify({ file, ...extraction })}\n`)
        if (args.explain) process.stderr.write(explain(file, extraction))
      } catch (error) {
        const reason = error instanceof RefusedFile ? error.reason : undefined
        if (!reason && !(error instanceof Error && 'code' in error)) throw error
        process.stderr.write(
          `${JSON.stringify({ file, ...(reason && { reason }), error: explainError(error as Error) })}\n`,
        )
        process.exitCode = 1
      }
      reader.prepare()
    }
    reader.dispose()
  },
})

/** Of what the system says when a file cannot be opened, in words. */
const UNREADABLE: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder: name the files in it.',
  EACCES: 'This user may not read it.',
}

const explainError = (error: Error & { code?: string }): string => UNREADABLE[error.code ?? ''] ?? error.message

function explain(file: string, { profile, warnings }: Extraction): string {
  const lines = profile.evidence.map(({ fact, page, line, quote, confidence }) => {
    const place = [page && `page ${page}`, line && `line ${line}`].filter(Boolean).join(', ')
    return `  ${fact} = ${JSON.stringify(valueAt(profile, fact))}\n    "${quote}"${place ? ` (${place})` : ''}${confidence < 1 ? `, recognised with ${Math.round(confidence * 100)}%` : ''}`
  })
  const notes = warnings.map(({ code, fact, message }) => `  ! ${code}${fact ? ` ${fact}` : ''}: ${message}`)
  return `${[file, ...(profile.notMedical ? ['  This is not a medical record.'] : []), ...lines, ...notes].join('\n')}\n`
}

/** What a JSON pointer (RFC 6901) leads to. */
function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (found, step) =>
        (found as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      value,
    )
}
