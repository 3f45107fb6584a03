/** The wire, `navis.v1`: JSON text frames over one WebSocket. PROTOCOL.md tells it in words; change both together. */
import type { CaseProfile } from './case-profile.ts'
import type { FaultCode } from './fault-codes.ts'

export const SUBPROTOCOL = 'navis.v1'

/** Where a reader stands in a conversation: the last event it has. `seq` 0 is the beginning and has no mark. */
export interface Position {
  seq: number
  /** 4 to 8 random characters, the same for all events of one log row: tells a rewritten log from the one that was read. */
  mark: string
}

/** Who is asking: it changes the wording of an answer, never its safety. */
export type Reader = 'patient' | 'caregiver'

/** What triage says comes before everything else. */
export type UrgentLevel = 'crisis' | 'emergency' | 'urgent'

export interface Contact {
  label: string
  /** `tel:`, `sms:`, `mailto:` or `https:`. */
  href: string
}

/** A red-flag card: what to do first. It says what to do, never what it is. */
export interface Card {
  level: UrgentLevel
  title: string
  text: string
  contacts: Contact[]
}

/** The disclaimer in front of every answer. The relay writes it, never the model. */
export interface Notice {
  title: string
  text: string
}

/** The invitation to upload records. Without `href` the panel opens its own upload sheet. */
export interface UploadOffer {
  title: string
  text: string
  label: string
  href?: string
}

export type SourceKind =
  | 'guideline'
  | 'paper'
  | 'patient-page'
  | 'law'
  | 'label'
  | 'statistics'
  | 'webinar'
  | 'document'

/** A numbered source of an answer: what `[n]` in the text opens. */
export interface Source {
  n: number
  title: string
  publisher: string
  kind: SourceKind
  url?: string
  /** As exact as the source says: `2024`, `2024-11` or `2024-11-05`. */
  published?: string
  /** When the site's clinicians reviewed the passage; absent while nobody has. */
  reviewed?: string
  /** The very passage that the answer rests on. */
  passage: string
  /** The passage is our summary of the source, not its own words. */
  ours: boolean
}

// Client → relay

/** The first frame of every connection, within 5 s. */
export interface Hello {
  type: 'hello'
  locale: string
  resume?: { token: string; after: number; mark?: string }
}

export interface Ask {
  type: 'ask'
  /** UUID and idempotency key: asking twice with one id starts one answer. */
  id: string
  text: string
  locale: string
  reader?: Reader
}

export interface Stop {
  type: 'stop'
  answer: string
}

/** The confirmed facts, or null to remove them. */
export interface Profile {
  type: 'profile'
  profile: CaseProfile | null
}

export const FEEDBACK_REASONS = ['unclear', 'wrong', 'off-topic', 'too-long', 'not-for-me', 'unsafe'] as const
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number]

export interface Feedback {
  type: 'feedback'
  answer: string
  value: 'up' | 'down'
  reason?: FeedbackReason
}

/** Deletes the conversation. */
export interface Forget {
  type: 'forget'
}

export type ClientFrame = Hello | Ask | Stop | Profile | Feedback | Forget

// Relay → client, in the log: each carries its position when it is sent

export interface Question {
  type: 'question'
  id: string
  text: string
  /** ISO 8601, the relay's clock. */
  at: string
}

export interface AnswerStart {
  type: 'answer-start'
  /** The question's `id`. */
  answer: string
  /** From 1; a new attempt replaces the earlier one visibly. */
  attempt: number
  notice: Notice
  upload: UploadOffer | null
  /** BCP 47, where the answer's own text is in another language than the reader's: that of its sources, or of the question. */
  language?: string
  /** The topic the question was read as. */
  about?: string
  /** It was read as going on from an earlier question; asked again as a new one, it is read alone. */
  goesOn?: true
  /** Which confirmed facts are used, as short phrases. */
  facts?: string[]
  urgent?: Card
}

/** Comes before the first delta that cites it, and may come again with more. */
export interface AnswerSources {
  type: 'answer-sources'
  sources: Source[]
}

export interface AnswerDelta {
  type: 'answer-delta'
  /** Markdown of the attempt last started. */
  text: string
}

export type Outcome = 'complete' | 'stopped' | 'refused' | 'urgent' | 'failed'

export interface AnswerEnd {
  type: 'answer-end'
  answer: string
  attempt: number
  outcome: Outcome
  closing: string
  followUps: string[]
}

export interface CaseProfileEvent {
  type: 'case-profile'
  status: 'confirmed' | 'removed'
  revision: number
  /** Added while sending, from the current row; never in the log. */
  profile?: CaseProfile
}

/** What the log holds. */
export type LogEvent = Question | AnswerStart | AnswerSources | AnswerDelta | AnswerEnd | CaseProfileEvent

// Relay → client, outside the log

/** Answers every `hello`. */
export interface Welcome {
  type: 'welcome'
  conversation: string
  /** Present when new: the browser keeps it, no node does. */
  token?: string
  /** Events up to here are history: shown without motion or announcement. */
  head: number
  /** The log has the position in `hello`. Without it, a token and a `reset`, the log could not be asked in time. */
  resumed: boolean
  /** ISO 8601. */
  expiresAt: string
}

/** The log cannot confirm the reader's position; what follows starts at `seq` 1. */
export interface Reset {
  type: 'reset'
  reason: 'unknown-position' | 'expired' | 'forgotten'
}

export interface Fault {
  type: 'fault'
  code: FaultCode
  /** One plain sentence in the reader's language. */
  message: string
  retryable: boolean
  retryAfterMs?: number
  /** The `id` of the frame it answers. */
  ref?: string
  urgent?: Card
}

export interface Beat {
  type: 'beat'
}

export interface Goodbye {
  type: 'goodbye'
  reason: 'restart' | 'idle' | 'forgotten' | 'expired'
  reconnectAfterMs: number
}

export type ControlFrame = Welcome | Reset | Fault | Beat | Goodbye

export type RelayFrame = (LogEvent & Position) | ControlFrame
