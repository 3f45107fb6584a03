/** Reads what a client sent. Nothing of it is believed before it has been through here. */
import * as v from 'valibot'
import { type ClientFrame, FEEDBACK_REASONS } from '../../protocol/frames.ts'
import { explainIssue } from '../explain-issue.ts'
import { caseProfileSchema } from '../records/case-profile-schema.ts'

export type ParsedFrame =
  | { ok: true; frame: ClientFrame }
  /** A type that this relay does not know: a newer client's, perhaps. */
  | { ok: false; unknown: true }
  /** `reason` says what was expected and never repeats what came. */
  | { ok: false; unknown: false; field: string; reason: string }

/** Tokens of ours are 64 characters; a longer one is somebody else's. */
const TOKEN_MAX_LENGTH = 256

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID'))
const locale = v.pipe(v.string(), v.maxLength(35, 'must be a BCP 47 tag'), v.check(isLocale, 'must be a BCP 47 tag'))

const resume = v.pipe(
  v.object({
    token: v.pipe(v.string(), v.maxLength(TOKEN_MAX_LENGTH, 'must be a token')),
    after: v.pipe(v.number(), v.safeInteger('must be an integer'), v.minValue(0, 'must be 0 or more')),
    mark: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{4,8}$/, 'must have 4 to 8 characters'))),
  }),
  v.check(({ after, mark }) => after === 0 || mark !== undefined, 'must have a mark unless after is 0'),
)

/**
 * A question's upper limit is not checked here: text that is too long may still say that someone is in danger, so it is
 * read before it is refused.
 */
const text = v.pipe(
  v.string(),
  v.check(value => value.trim() !== '', 'must not be blank'),
  // Half a surrogate pair cannot be stored as UTF-8 and read back the same.
  v.transform(value => value.toWellFormed()),
)

const schemas = {
  hello: v.object({ type: v.literal('hello'), locale, resume: v.optional(resume) }),
  ask: v.object({
    type: v.literal('ask'),
    id: uuid,
    text,
    locale,
    reader: v.optional(v.picklist(['patient', 'caregiver'])),
  }),
  stop: v.object({ type: v.literal('stop'), answer: uuid }),
  profile: v.object({
    type: v.literal('profile'),
    profile: v.nullable(caseProfileSchema),
  }),
  feedback: v.object({
    type: v.literal('feedback'),
    answer: uuid,
    value: v.picklist(['up', 'down']),
    reason: v.optional(v.picklist(FEEDBACK_REASONS)),
  }),
  forget: v.object({ type: v.literal('forget') }),
} satisfies { [Type in ClientFrame['type']]: v.GenericSchema<unknown, Extract<ClientFrame, { type: Type }>> }

/** Fields that no frame has are dropped. `message` is undefined for a binary frame. */
export function parseFrame(message: string | undefined): ParsedFrame {
  if (message === undefined) return malformed('frame', 'must be text')
  let value: unknown
  try {
    value = JSON.parse(message)
  } catch {
    return malformed('frame', 'must be JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return malformed('frame', 'must be an object')
  const type = (value as { type?: unknown }).type
  if (typeof type !== 'string') return malformed('type', 'must be a string')
  if (!Object.hasOwn(schemas, type)) return { ok: false, unknown: true }

  const schema: v.GenericSchema<unknown, ClientFrame> = schemas[type as ClientFrame['type']]
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return { ok: true, frame: result.output }
  const [issue] = result.issues
  return malformed(v.getDotPath(issue) ?? 'frame', explainIssue(issue))
}

function malformed(field: string, reason: string): ParsedFrame {
  return { ok: false, unknown: false, field, reason }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
