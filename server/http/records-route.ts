/** `POST /v1/records`: files in, lines of progress and proposed facts out. Files are in memory for as long as they are read, and nowhere else. */
import type { IncomingMessage } from 'node:http'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { safeParse } from 'valibot'
import { type CaseProfile, profileOf } from '../../protocol/case-profile.ts'
import {
  RECORD_FILE_MAX_BYTES,
  RECORD_FILES_MAX,
  type RecordsLine,
  type RecordWarning,
} from '../../protocol/records.ts'
import type { Keys } from '../conversations/keys.ts'
import { caseProfileSchema } from '../records/case-profile-schema.ts'
import { combine } from '../records/extract.ts'
import { BusyError, type RecordReader } from '../records/reading/reader.ts'
import { type RecordsWords, recordsWordsFor } from '../records/records-words.ts'
import { RefusedFile } from '../records/refused-file.ts'
import type { Limits } from '../relay/limits.ts'
import { createRate } from '../relay/rate.ts'
import type { Site } from '../site.ts'
import type { Sites } from '../sites.ts'
import { toRetryAfter } from './admission.ts'
import type { ReadAddress } from './client-address.ts'
import { isListed } from './origins.ts'
import { createUploadPlaces } from './upload-places.ts'

export interface RecordsOptions {
  sites: Pick<Sites, 'find' | 'all'>
  /** The relay's own origins: the frame and the private window are there, and nobody else may send records. */
  own(): readonly string[]
  keys: Pick<Keys, 'open'>
  reader: Pick<RecordReader, 'read' | 'prepare'>
  readAddress: ReadAddress
  limits: Pick<Limits, 'uploadsPerMinute' | 'conversationUploadsPerMinute' | 'uploadsAtOnce' | 'addressUploadsAtOnce'>
  /** Files were read for a patient of `site`; nothing of what was in them. */
  onRead?(site: string, files: number): void
  /** Whether a file is clean; absent: there is no scanner. */
  scan?: ((bytes: Uint8Array) => Promise<boolean>) | undefined
  /** As `Pace.now`. */
  now?: () => number
}

export const RECORDS_PATH = '/v1/records'

/** All parts and what stands around them. */
const BODY_MAX_BYTES = RECORD_FILES_MAX * (RECORD_FILE_MAX_BYTES + 2 * 1024 * 1024)
/** A profile as JSON: 200 facts of a kind, each with its quotes. */
const PROFILE_MAX_BYTES = 1024 * 1024
const NAME_MAX_LENGTH = 200
/** A line comes at least so often, so that nothing in between takes the answer for dead. */
const ALIVE_MS = 5_000
const PRUNE_INTERVAL_MS = 60_000
/** Where all places are taken nobody knows when one comes free. */
const FULL_RETRY_MS = 5_000

export function addRecordsRoute(server: FastifyInstance, options: RecordsOptions): void {
  const { sites, own, keys, readAddress, limits, now = () => performance.now() } = options
  const byAddress = createRate(limits.uploadsPerMinute, now)
  const byConversation = createRate(limits.conversationUploadsPerMinute, now)
  const pruning = setInterval(() => {
    byAddress.prune()
    byConversation.prune()
  }, PRUNE_INTERVAL_MS)
  pruning.unref()
  server.addHook('onClose', async () => clearInterval(pruning))
  const places = createUploadPlaces({ limits, now })
  const taken = new WeakMap<FastifyRequest, Upload>()

  /** Before a byte of the files is taken. */
  function judge(
    request: FastifyRequest,
  ):
    | { ok: true; site: string; address: string }
    | { ok: false; status: number; message: string; retryAfterMs?: number } {
    const { site: key } = request.query as { site?: string }
    const refuse = (status: number, message: string, retryAfterMs?: number) => ({
      ok: false as const,
      status,
      message,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
    const named = key === undefined ? undefined : sites.find(key)
    if (key !== undefined && !named) return refuse(404, 'There is no such site here.')
    const { origin, authorization } = request.headers
    if (origin === undefined || !isListed(origin, own()))
      return refuse(403, 'Records are taken from the private chat window alone.')
    const token = /^Bearer ([\w-]{1,256})$/.exec(authorization ?? '')?.[1]
    const address = readAddress(request.raw)
    const tooMany = (wait: number) => refuse(429, 'Too many uploads; please try again later.', wait)
    // To find a token's site takes a moment for each site there is: nobody may ask for it more often than for uploads.
    const waits = named ? 0 : byAddress.wait(address)
    if (waits > 0) return tooMany(waits)
    const opened = openToken(token, named ? [named] : sites.all())
    if (!opened) {
      if (!named) byAddress.take(address)
      return refuse(401, 'This chat is not known here: open it again.')
    }
    if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? ''))
      return refuse(415, 'Records are sent as multipart/form-data.')
    if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES)
      return refuse(413, 'These files are too large together.')
    if (!places.hasRoom(address))
      return refuse(503, 'Too many files are being read now; please try again in a moment.', FULL_RETRY_MS)
    const wait = byAddress.take(address) || byConversation.take(opened.id)
    if (wait > 0) return tooMany(wait)
    return { ok: true, site: opened.site, address }
  }

  /** The conversation of a token, and the first of `among` whose token it is. */
  function openToken(token: string | undefined, among: readonly Site[]): { id: string; site: string } | undefined {
    if (token === undefined) return
    for (const { key } of among) {
      const opened = keys.open(token, key)
      if (opened) return { id: opened.id, site: key }
    }
  }

  server.register(async scope => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        fileSize: RECORD_FILE_MAX_BYTES,
        fields: RECORD_FILES_MAX,
        fieldSize: PROFILE_MAX_BYTES,
        fieldNameSize: 100,
        parts: 4 * RECORD_FILES_MAX,
        headerPairs: 20,
      },
    })
    scope.post(RECORDS_PATH, {
      bodyLimit: BODY_MAX_BYTES,
      // Before the body is looked at, so that nobody's upload is taken in vain.
      onRequest: async (request, reply) => {
        const verdict = judge(request)
        reply.header('cache-control', 'no-store')
        if (verdict.ok) {
          const lost = new AbortController()
          reply.raw.once(
            'close',
            places.take(verdict.address, () => lost.abort()),
          )
          return void taken.set(request, { site: verdict.site, lost: lost.signal })
        }
        if (verdict.retryAfterMs !== undefined) reply.header('retry-after', toRetryAfter(verdict.retryAfterMs))
        // What is still on its way would be read as the next request.
        await reply.code(verdict.status).header('connection', 'close').send({ error: verdict.message })
      },
      handler: async (request, reply) => {
        const upload = taken.get(request)
        limitBytes(request.raw)
        if (upload) await answer(request, reply, upload, options)
      },
    })
  })
}

/** One that has a place. */
interface Upload {
  site: string
  /** The place went to somebody else. */
  lost: AbortSignal
}

/** A body without a length, or one that goes on behind what is too large, ends at what five files may be. */
function limitBytes(request: IncomingMessage): void {
  const { socket } = request
  const start = socket.bytesRead
  const looking = setInterval(() => {
    if (socket.bytesRead - start > BODY_MAX_BYTES) socket.destroy()
  }, 500)
  looking.unref()
  // Its connection may go on to bring other uploads, a proxy's those of other people.
  request.once('close', () => clearInterval(looking))
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { site, lost }: Upload,
  options: RecordsOptions,
): Promise<void> {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort(new Error('The client has left.')))
  // The panel asks in the language of the chat.
  const words = recordsWordsFor(request.headers['accept-language'])
  options.reader.prepare()
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' })
  const send = (line: RecordsLine) => {
    if (!raw.destroyed && !raw.writableEnded) raw.write(`${JSON.stringify(line)}\n`)
  }
  const giveUp = () => {
    send({ type: 'fault', message: words.busy, retryable: true })
    raw.end(() => request.raw.destroy())
  }
  if (lost.aborted) giveUp()
  else lost.addEventListener('abort', giveUp, { once: true })
  try {
    const profiles: CaseProfile[] = []
    const warnings: RecordWarning[] = []
    let files = 0
    let read = 0
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        const known = part.fieldname === 'read' ? parseProfile(part.value) : undefined
        if (known) profiles.push(known)
        continue
      }
      const file = files++
      const name = cleanName(part.filename)
      const extraction = await readPart(part, { file, name, send, words, signal: gone.signal, ...options })
      if (!extraction) continue
      read++
      profiles.push(extraction.profile)
      warnings.push(...extraction.warnings)
    }
    if (read > 0) options.onRead?.(site, read)
    send({ type: 'proposal', ...propose(profiles, warnings) })
  } catch (error) {
    if (gone.signal.aborted) return
    send({ type: 'fault', message: error instanceof BusyError ? words.busy : words.cutOff, retryable: true })
  } finally {
    raw.end()
  }
}

/** Of one file its own warnings, which point into it; of several those that point into all of them together. */
function propose(
  profiles: readonly CaseProfile[],
  warnings: readonly RecordWarning[],
): { profile: CaseProfile; warnings: RecordWarning[] } {
  const [only] = profiles
  if (!only) return { profile: profileOf({}), warnings: [] }
  if (profiles.length === 1) return { profile: only, warnings: [...warnings] }
  const combined = combine(profiles)
  const placed = warnings.flatMap(warning => {
    if (warning.fact === undefined) return [warning]
    // Facts move when files are put together; what was flagged is found again by its words.
    if (warning.code !== 'look-alike' && warning.code !== 'unclear') return []
    const quoted = profiles
      .flatMap(({ evidence }) => evidence)
      .find(one => one.fact === warning.fact && one.file === warning.file)
    const moved = combined.profile.evidence.find(
      one =>
        quoted &&
        one.file === quoted.file &&
        one.quote === quoted.quote &&
        one.fact.split('/')[1] === quoted.fact.split('/')[1],
    )
    return moved ? [{ ...warning, fact: moved.fact }] : []
  })
  return { profile: combined.profile, warnings: [...combined.warnings, ...placed] }
}

interface PartOptions extends Pick<RecordsOptions, 'reader' | 'scan'> {
  file: number
  name: string
  send(line: RecordsLine): void
  words: RecordsWords
  signal: AbortSignal
}

/** Reads one file while the next one waits on its way; undefined where it was refused. */
async function readPart(part: MultipartFile, { file, name, send, words, signal, reader, scan }: PartOptions) {
  let place: { page?: number; pages?: number } = {}
  const tell = () => send({ type: 'file', file, name, status: 'reading', ...place })
  let alive: NodeJS.Timeout | undefined
  try {
    if (file >= RECORD_FILES_MAX) {
      part.file.resume()
      throw new RefusedFile('too-many-files')
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk)
    if (part.file.truncated) throw new RefusedFile('too-large')
    tell()
    alive = setInterval(tell, ALIVE_MS)
    const bytes = Buffer.concat(chunks)
    if (bytes.length > 0 && scan && !(await scan(bytes))) throw new RefusedFile('scanner')
    const { pages, ...extraction } = await reader.read(
      { name, bytes },
      {
        signal,
        onPage(page, of) {
          place = { page, pages: of }
          if (page === 1 || page % 10 === 0) tell()
        },
      },
    )
    send({ type: 'file', file, name, status: 'done', ...(pages !== undefined && { pages }), ...extraction })
    return extraction
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error
    const { reason } = error
    send({ type: 'file', file, name, status: 'refused', reason, message: words.refusals[reason] })
    return
  } finally {
    clearInterval(alive)
  }
}

/** The last part of the name, without what could lead elsewhere or hide its end from who reads it. */
function cleanName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim()
      .slice(-NAME_MAX_LENGTH) || 'file'
  )
}

function parseProfile(value: unknown): CaseProfile | undefined {
  if (typeof value !== 'string') return
  try {
    const parsed = safeParse(caseProfileSchema, JSON.parse(value))
    return parsed.success ? parsed.output : undefined
  } catch {
    return
  }
}
