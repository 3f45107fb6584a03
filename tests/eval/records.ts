/**
 * `npm run eval -- records [FOLDER]`: how much of what records say is read, against a plain regular expression in the same
 * run. A folder holds one folder for each record, with `record.*` and `expected.json`; its README tells the fields.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type CaseProfile, profileOf } from '../../protocol/case-profile.ts'
import { extract } from '../../server/records/extract.ts'
import { readFile } from '../../server/records/read-file.ts'
import { readPlainly } from './records-baseline.ts'
import { type Expected, judge, type Verdict } from './records-judge.ts'

const FOLDER = join(process.env.NAVIS_TEST_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'records')

export default async function run(args: string[]): Promise<void> {
  const folder = args.find(arg => !arg.startsWith('-')) ?? FOLDER
  if (!existsSync(folder)) {
    process.stderr.write(`There are no records in ${folder}: npm run eval -- records FOLDER.\n`)
    process.exitCode = 1
    return
  }
  const isVerbose = args.includes('--verbose')
  const totals = { ours: start(), plain: start() }
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
  for (const name of names.sort()) {
    const file = join(folder, name, 'expected.json')
    if (!existsSync(file)) continue
    const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected
    const record = join(folder, name, expected.file)
    const ours = await readWell(record)
    const text = existsSync(join(folder, name, 'text.txt'))
      ? readFileSync(join(folder, name, 'text.txt'), 'utf8')
      : await textOf(record)
    const verdict = judge(ours, expected)
    add(totals.ours, verdict)
    add(totals.plain, judge(readPlainly(text), expected))
    const wrong = [
      ...verdict.missed.map(one => `missed ${one}`),
      ...verdict.wrong.map(one => `false ${one}`),
      ...verdict.unreported.map(one => `conflict not shown: ${one}`),
    ]
    process.stdout.write(
      `${JSON.stringify({ record: name, right: verdict.right, of: verdict.of, ...(wrong.length > 0 && (isVerbose || verdict.wrong.length > 0 || verdict.missed.length > 0) && { wrong }) })}\n`,
    )
  }
  process.stdout.write(
    `${JSON.stringify({ total: 'ours', ...share(totals.ours) })}\n${JSON.stringify({ total: 'plain regular expression', ...share(totals.plain) })}\n`,
  )
  if (
    totals.ours.of === 0 ||
    totals.ours.right / totals.ours.of < 0.95 ||
    totals.ours.wrong > 0 ||
    totals.ours.unreported > 0
  )
    process.exitCode = 1
}

async function readWell(file: string): Promise<CaseProfile> {
  try {
    return extract(await readFile(readFileSync(file)), basename(file)).profile
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : error}\n`)
    return profileOf({})
  }
}

/** The plain reader gets the words of structured files as they stand there. */
async function textOf(file: string): Promise<string> {
  if (/\.(?:txt|json|xml)$/.test(file)) return readFileSync(file, 'utf8')
  try {
    return (await readFile(readFileSync(file)))
      .flatMap(({ lines }) => lines)
      .map(({ text }) => text)
      .join('\n')
  } catch {
    return ''
  }
}

interface Total {
  right: number
  of: number
  wrong: number
  conflicts: number
  unreported: number
}

const start = (): Total => ({ right: 0, of: 0, wrong: 0, conflicts: 0, unreported: 0 })

function add(total: Total, verdict: Verdict): void {
  total.right += verdict.right
  total.of += verdict.of
  total.wrong += verdict.wrong.length
  total.conflicts += verdict.conflicts
  total.unreported += verdict.unreported.length
}

function share({ right, of, wrong, conflicts, unreported }: Total) {
  return {
    right,
    of,
    share: Number((right / Math.max(1, of)).toFixed(3)),
    falseFacts: wrong,
    conflicts,
    conflictsShown: conflicts - unreported,
  }
}
