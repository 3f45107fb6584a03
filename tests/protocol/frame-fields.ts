/** What the wire's types say, as values: the compiler sees to it that nothing is missing, invented or of another kind. */
import type {
  Card,
  ClientFrame,
  Goodbye,
  Outcome,
  RelayFrame,
  Reset,
  Source,
  SourceKind,
  UploadOffer,
  UrgentLevel,
} from '../../protocol/frames.ts'

/** Which fields a shape has. */
type Fields<Shape> = { [Key in keyof Shape]-?: Record<never, never> extends Pick<Shape, Key> ? 'optional' : 'required' }
type FieldsOf<Frame extends { type: string }> = {
  [Type in Frame['type']]: Fields<Omit<Extract<Frame, { type: Type }>, 'type'>>
}

const POSITION = { seq: 'required', mark: 'required' } as const

export const CLIENT_FIELDS: FieldsOf<ClientFrame> = {
  hello: { locale: 'required', resume: 'optional' },
  ask: { id: 'required', text: 'required', locale: 'required', reader: 'optional' },
  stop: { answer: 'required' },
  profile: { profile: 'required' },
  feedback: { answer: 'required', value: 'required', reason: 'optional' },
  forget: {},
}

export const RELAY_FIELDS: FieldsOf<RelayFrame> = {
  question: { id: 'required', text: 'required', at: 'required', ...POSITION },
  'answer-start': {
    answer: 'required',
    attempt: 'required',
    notice: 'required',
    upload: 'required',
    language: 'optional',
    about: 'optional',
    goesOn: 'optional',
    facts: 'optional',
    urgent: 'optional',
    ...POSITION,
  },
  'answer-sources': { sources: 'required', ...POSITION },
  'answer-delta': { text: 'required', ...POSITION },
  'answer-end': {
    answer: 'required',
    attempt: 'required',
    outcome: 'required',
    closing: 'required',
    followUps: 'required',
    ...POSITION,
  },
  'case-profile': { status: 'required', revision: 'required', profile: 'optional', ...POSITION },
  welcome: {
    conversation: 'required',
    token: 'optional',
    head: 'required',
    resumed: 'required',
    expiresAt: 'required',
  },
  reset: { reason: 'required' },
  fault: {
    code: 'required',
    message: 'required',
    retryable: 'required',
    retryAfterMs: 'optional',
    ref: 'optional',
    urgent: 'optional',
  },
  beat: {},
  goodbye: { reason: 'required', reconnectAfterMs: 'required' },
}

export const CARD: Fields<Card> = { level: 'required', title: 'required', text: 'required', contacts: 'required' }
export const UPLOAD: Fields<UploadOffer> = { title: 'required', text: 'required', label: 'required', href: 'optional' }
export const SOURCE: Fields<Source> = {
  n: 'required',
  title: 'required',
  publisher: 'required',
  kind: 'required',
  url: 'optional',
  published: 'optional',
  reviewed: 'optional',
  passage: 'required',
  ours: 'required',
}

const namesIn = <Name extends string>(names: Record<Name, true>): string[] => Object.keys(names)

export const RESETS = namesIn<Reset['reason']>({ 'unknown-position': true, forgotten: true, expired: true })
export const GOODBYES = namesIn<Goodbye['reason']>({ restart: true, idle: true, forgotten: true, expired: true })
export const OUTCOMES = namesIn<Outcome>({ complete: true, stopped: true, refused: true, urgent: true, failed: true })
export const LEVELS = namesIn<UrgentLevel>({ crisis: true, emergency: true, urgent: true })
export const KINDS = namesIn<SourceKind>({
  guideline: true,
  paper: true,
  'patient-page': true,
  law: true,
  label: true,
  statistics: true,
  webinar: true,
  document: true,
})
