/**
 * `npm run bench -- records`: how long records take to be read, from the first byte to the facts, process and all, and what
 * five uploads at once do to the first words of other readers' answers. Medians of ten runs. The baseline of a file is the
 * library that opens it, alone and in a process that runs already: unpdf, JSON.parse, tesseract.js. That of the first words
 * is the same relay without uploads. Only a machine that does nothing else measures anything: `load` says whether it did.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { createWorker, OEM } from 'tesseract.js'
import { extractText } from 'unpdf'
import { createRecordReader } from '../../server/records/reading/reader.ts'
import { makePdf } from '../records/made-files.ts'
import { openChat } from '../support/chat-client.ts'
import { NO_LIMITS, startNavis } from '../support/navis-app.ts'

const RUNS = 10
const LINES_OF_PAGE = 45
const LINE =
  'Estrogen receptor: positive (90%). Left breast, core biopsy: invasive ductal carcinoma, grade 2, invented.'

const median = (numbers: readonly number[]) =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN

const PHOTO = readFileSync(join(import.meta.dirname, '../../demo/records/her2-low-photo.jpg'))
const LETTERS = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))

const pdf = () =>
  makePdf(
    Array.from({ length: 20 }, (_, page) =>
      Array.from({ length: LINES_OF_PAGE }, (_, line) => `${page}.${line} ${LINE}`),
    ),
  )

function bundle(bytes: number): Buffer {
  const entry = [
    { resource: { resourceType: 'Condition', code: { text: 'Malignant neoplasm of left breast' } } },
  ] as unknown[]
  const vital = {
    resource: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Body height' },
      valueQuantity: { value: 170, unit: 'cm' },
      note: 'x'.repeat(500),
    },
  }
  for (let size = 0; size < bytes; size += 700) entry.push(vital)
  return Buffer.from(JSON.stringify({ resourceType: 'Bundle', entry }))
}

interface Timed {
  medianMs: number
  worstMs: number
}

async function timeRuns(work: () => Promise<unknown>): Promise<Timed> {
  const times: number[] = []
  for (let index = 0; index < RUNS; index++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return { medianMs: Math.round(median(times)), worstMs: Math.round(Math.max(...times)) }
}

async function recognise(bytes: Uint8Array): Promise<void> {
  const langPath = join(LETTERS, '4.0.0_best_int')
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true })
  await worker.recognize(Buffer.from(bytes), { rotateAuto: true })
  await worker.terminate()
}

const FILES: readonly [what: string, bytes: Buffer, baseline: string, alone: (bytes: Buffer) => Promise<unknown>][] = [
  ['PDF of 20 pages', pdf(), 'unpdf alone', bytes => extractText(new Uint8Array(bytes))],
  ['FHIR bundle of 5 MB', bundle(5_000_000), 'JSON.parse alone', async bytes => JSON.parse(bytes.toString('utf8'))],
  ['photo of a page', PHOTO, 'tesseract.js alone', recognise],
]

export default async function run(): Promise<void> {
  const write = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)
  const before = process.memoryUsage.rss()
  // On a machine that does something else, a late reading is a number as well.
  const reader = createRecordReader({ timeoutMs: 120_000 })
  const readings: [cold: Timed, warm: Timed][] = []
  for (const [, bytes] of FILES) {
    const cold = await timeRuns(() => reader.read({ name: 'invented', bytes }))
    const warm = await timeRuns(async () => {
      reader.prepare()
      await reader.read({ name: 'invented', bytes })
    })
    readings.push([cold, warm])
  }
  reader.dispose()
  // Before the baselines load their libraries into this process.
  write({ what: 'memory of this process', beforeMb: toMb(before), afterMb: toMb(process.memoryUsage.rss()) })
  for (const [index, [cold, warm]] of readings.entries()) {
    const [what, bytes, name, alone] = FILES[index] as (typeof FILES)[number]
    const baseline = { name, ...(await timeRuns(() => alone(bytes))) }
    write({ what, ...cold, startedWithTheUpload: warm, baseline, load: loadavg()[0] })
  }
  write({ what: 'first words of an answer', ...(await measureFirstWords()), load: loadavg()[0] })
}

const toMb = (bytes: number) => Math.round(bytes / 1024 / 1024)

async function measureFirstWords() {
  const limits = {
    ...JSON.parse(NO_LIMITS),
    framesAtOnce: 10_000,
    uploadsPerMinute: 10_000,
    conversationUploadsPerMinute: 10_000,
    uploadsAtOnce: 100,
  }
  const app = await startNavis({ env: { NAVIS_LIMITS: JSON.stringify(limits) } })
  const chat = await openChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, app.url)
  chat.send({ type: 'hello', locale: 'en' })
  const { token = '' } = await chat.wait('welcome')
  const ask = async () => {
    const id = crypto.randomUUID()
    const start = performance.now()
    chat.send({ type: 'ask', id, text: 'What does HER2-low mean?', locale: 'en' })
    const { seq } = await chat.wait('answer-start', frame => frame.answer === id)
    await chat.wait('answer-delta', frame => frame.seq > seq)
    const ms = performance.now() - start
    await chat.wait('answer-end', frame => frame.answer === id)
    return ms
  }
  const upload = async () => {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(pdf())]), 'invented.pdf')
    const response = await fetch(`${app.url}/v1/records?site=demo`, {
      method: 'POST',
      body,
      headers: { origin: app.url, authorization: `Bearer ${token}` },
    })
    await response.text()
  }
  await ask()
  const measure = async () => {
    const times: number[] = []
    for (let index = 0; index < 50; index++) times.push(await ask())
    return median(times)
  }
  const alone = await measure()
  let isOver = false
  const uploads = Array.from({ length: 5 }, async () => {
    while (!isOver) await upload()
  })
  const beside = await measure()
  isOver = true
  await Promise.all(uploads)
  chat.cut()
  await app.close()
  return { aloneMs: Number(alone.toFixed(2)), besideFiveUploadsMs: Number(beside.toFixed(2)) }
}
