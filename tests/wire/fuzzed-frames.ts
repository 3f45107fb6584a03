/** Frames as no client sends them, the same for each seed, and what PROTOCOL.md says must become of each. */
import { profileOf } from '../../protocol/case-profile.ts'
import { FRAME_MAX_BYTES } from '../../protocol/limits.ts'

/** `calm` changes nothing; `profile` is one whose inside this table does not judge. */
export type Fate = 'calm' | 'unknown' | 'malformed' | 'profile' | 'not-utf8' | 'too-large'

export interface FuzzedFrame {
  bytes: Buffer
  isBinary: boolean
  fate: Fate
  /** Of a frame that can be read. */
  type?: string
}

const id = '3f2c8a52-6f0e-4b57-9c0b-7f3f4a1d2e10'
const VALID: Record<string, unknown>[] = [
  { type: 'hello', locale: 'en', resume: { token: 'a'.repeat(64), after: 3, mark: 'US-ETmAK' } },
  { type: 'ask', id, text: 'What is HER2?', locale: 'en', reader: 'patient' },
  { type: 'stop', answer: id },
  { type: 'profile', profile: null },
  { type: 'profile', profile: profileOf({}) },
  { type: 'feedback', answer: id, value: 'down', reason: 'unclear' },
  { type: 'forget' },
  { type: 'a-newer-frame', field: 1 },
]

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', 'length', '']
/** As they stand in the JSON text: some cannot be made from a value. */
const JUNK = [
  ...['null', 'true', '-1', '0.5', '1e308', '1e999', '-0', '9007199254740993', '1e-400', '""', '" "', '[]', '{}'],
  ...['"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '"\\u202e\\ufeff"', '"en-US-u-nu-thai"', '"../../en"', '"x\\n\\r"'],
  ...[
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '[[[[[[[[[[]]]]]]]]]]',
    `"${id}"`,
  ],
]

export function createFuzzer(random: () => number): () => FuzzedFrame {
  const below = (count: number) => Math.floor(random() * count)
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
  const chance = (share: number) => random() < share

  const deep = () => {
    const depth = 1 + below(20_000)
    return pick([
      '['.repeat(depth) + ']'.repeat(depth),
      '{"a":'.repeat(Math.min(depth, 9_000)) + 1 + '}'.repeat(Math.min(depth, 9_000)),
      '['.repeat(depth),
    ])
  }
  const junk = () => {
    if (chance(0.03)) return deep()
    if (chance(0.05)) return JSON.stringify(pick(['x', 'é', '\u0001', '😀']).repeat(below(9_000)))
    return pick(JUNK)
  }

  /** A valid frame's text with fields taken out, replaced, added or put twice. */
  function changeFields(): string {
    const fields = Object.entries(pick(VALID)).map(([name, value]) => [name, JSON.stringify(value)])
    for (let changes = below(3); changes > 0 && fields.length > 0; changes--) {
      const at = below(fields.length)
      const field = fields[at] ?? []
      const way = below(5)
      if (way === 0) fields.splice(at, 1)
      else if (way === 1) field[1] = junk()
      else if (way === 2) fields.splice(at, 0, [pick(NAMES), junk()])
      else if (way === 3) fields.push([field[0] ?? '', junk()])
      else field[0] = chance(0.5) ? pick(NAMES) : `${field[0]}${pick(['s', ' ', '\u0000'])}`
    }
    return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
  }

  function breakText(text: string): string {
    const at = below(text.length + 1)
    switch (below(5)) {
      case 0:
        return text.slice(0, at)
      case 1:
        return text.slice(0, at) + pick(['"', '{', '}', ',', ':', '\\', '\u0000', ' ', 'é']) + text.slice(at)
      case 2:
        return text.slice(0, at) + text.slice(at + 1)
      case 3:
        return text.repeat(2)
      default:
        return pick([' ', '\n', '\ufeff', '[', '"']) + text
    }
  }

  function nextBytes(): Buffer {
    const dice = random()
    if (dice < 0.55) return Buffer.from(changeFields())
    if (dice < 0.75) return Buffer.from(breakText(changeFields()))
    if (dice < 0.83) return Buffer.from(junk())
    if (dice < 0.88) return Buffer.from(deep())
    if (dice < 0.9) return Buffer.alloc(FRAME_MAX_BYTES - 2 + below(5), 0x20)
    const bytes = Buffer.from(changeFields())
    // Any byte, which is seldom UTF-8.
    for (let flips = 1 + below(4); flips > 0; flips--) bytes[below(bytes.length)] = below(256)
    return bytes
  }

  return () => {
    const bytes = nextBytes()
    const isBinary = chance(0.02)
    return { bytes, isBinary, ...judge(bytes, isBinary) }
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function judge(bytes: Buffer, isBinary: boolean): Pick<FuzzedFrame, 'fate' | 'type'> {
  if (bytes.length > FRAME_MAX_BYTES) return { fate: 'too-large' }
  if (isBinary) return { fate: 'malformed' }
  let text: string
  try {
    text = UTF8.decode(bytes)
  } catch {
    return { fate: 'not-utf8' }
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fate: 'malformed' }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { fate: 'malformed' }
  const own = new Map(Object.entries(value))
  const type = own.get('type')
  if (typeof type !== 'string') return { fate: 'malformed' }
  return { fate: judgeFields(type, own), type }
}

const isUuid = (value: unknown) =>
  typeof value === 'string' &&
  /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/.test(value)
const isText = (value: unknown) => typeof value === 'string' && value.trim().length > 0
const isOneOf = (value: unknown, ...values: string[]) => typeof value === 'string' && values.includes(value)

function isTag(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 35) return false
  try {
    return new Intl.Locale(value).toString() !== ''
  } catch {
    return false
  }
}

function isResume(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { token, after, mark } = value as Record<string, unknown>
  const hasMark = typeof mark === 'string' && /^[A-Za-z0-9_-]{4,8}$/.test(mark)
  return (
    typeof token === 'string' &&
    token.length <= 256 &&
    Number.isSafeInteger(after) &&
    (after as number) >= 0 &&
    (hasMark || (mark === undefined && after === 0))
  )
}

/** The tables of "Client to relay", once more. */
function judgeFields(type: string, own: Map<string, unknown>): Fate {
  const get = (name: string) => own.get(name)
  const orAbsent = (name: string, check: (value: unknown) => boolean) => !own.has(name) || check(get(name))
  const fateOf = (isRight: boolean): Fate => (isRight ? 'calm' : 'malformed')
  switch (type) {
    case 'hello':
      return fateOf(isTag(get('locale')) && orAbsent('resume', isResume))
    case 'ask':
      return fateOf(
        isUuid(get('id')) &&
          isText(get('text')) &&
          isTag(get('locale')) &&
          orAbsent('reader', value => isOneOf(value, 'patient', 'caregiver')),
      )
    case 'stop':
      return fateOf(isUuid(get('answer')))
    case 'profile': {
      const profile = get('profile')
      if (profile === null) return 'calm'
      return typeof profile === 'object' && !Array.isArray(profile) ? 'profile' : 'malformed'
    }
    case 'feedback':
      return fateOf(
        isUuid(get('answer')) &&
          isOneOf(get('value'), 'up', 'down') &&
          orAbsent('reason', value =>
            isOneOf(value, 'unclear', 'wrong', 'off-topic', 'too-long', 'not-for-me', 'unsafe'),
          ),
      )
    case 'forget':
      return 'calm'
    default:
      return 'unknown'
  }
}
