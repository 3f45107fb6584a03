import { parseArgs } from 'node:util'
import { defineCommand } from 'citty'
import { buildFromFiles } from '../knowledge/build.ts'
import { openEarlierBuild } from '../knowledge/earlier-build.ts'
import { readDocuments } from '../knowledge/ingest.ts'
import { LIBRARY_FOLDER } from '../knowledge/library.ts'
import { OperatorError } from '../operator-error.ts'
import { createProgressBar } from './progress-bar.ts'

/** Exits 0 only when every file and line could be read; what could be read is in the file in either case. */
export default defineCommand({
  meta: {
    name: 'ingest',
    description:
      'Build a knowledge file from Markdown, web pages, PDF, Word, plain text, WebVTT, JATS or PubMed XML, and JSON Lines',
  },
  args: {
    path: { type: 'positional', description: 'Files and folders, as many as you like', required: false },
    out: { type: 'string', description: 'The knowledge file to write', default: 'knowledge.db' },
    library: { type: 'boolean', description: 'Take in the articles that ship with Navis, too' },
  },
  async run({ rawArgs }) {
    const { paths, out } = readArguments(rawArgs)
    const begun = performance.now()
    const bar = createProgressBar(process.stderr)
    const found = { problems: 0, leftOut: 0, unchanged: 0 }
    const say = (sentence: string) => {
      bar.clear()
      process.stderr.write(`${sentence}\n`)
    }
    const earlier = openEarlierBuild(out)
    const report = {
      problem(sentence: string) {
        found.problems++
        say(sentence)
      },
      leftOut(sentence: string) {
        found.leftOut++
        say(`Left out: ${sentence}`)
      },
      takenOver() {
        found.unchanged++
      },
      progress: bar.show,
    }
    const count = await buildFromFiles(out, readDocuments(paths, report, earlier)).finally(earlier.dispose)
    bar.clear()
    if (count.documents === 0) throw new OperatorError(`Nothing could be read, so ${out} was not written.`)
    const ms = Math.round(performance.now() - begun)
    process.stdout.write(`${JSON.stringify({ file: out, ...count, ...found, ms })}\n`)
    const contents = `${inWords(count.documents, 'document')} with ${inWords(count.passages, 'passage')}`
    say(`${out} has ${contents} (${(ms / 1_000).toFixed(1)} s).`)
    if (found.problems > 0) process.exitCode = 1
  },
})

const inWords = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

function readArguments(rawArgs: string[]): { paths: string[]; out: string } {
  try {
    const { values, positionals } = parseArgs({
      args: rawArgs,
      allowPositionals: true,
      options: { out: { type: 'string', default: 'knowledge.db' }, library: { type: 'boolean', default: false } },
    })
    const paths = values.library ? [LIBRARY_FOLDER, ...positionals] : positionals
    if (paths.length === 0) throw new Error('name a file or folder to read')
    return { paths, out: values.out }
  } catch (cause) {
    throw new OperatorError(`ingest: ${(cause as Error).message}.`, { cause })
  }
}
