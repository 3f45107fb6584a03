/** What the audit trail holds, and how each entry vouches for the one before it. */
import { createHash } from 'node:crypto'
import type { Tables } from './tables.ts'

/** What an operator may have to account for. Nothing of a patient: no id, no text, no level of urgency. */
export type AuditEvent =
  | { event: 'started'; release: string }
  | { event: 'sites-reloaded'; count: number }
  /** A sites file that was wrong; the old sites stayed. */
  | { event: 'sites-kept' }
  /** A patient deleted a conversation. */
  | { event: 'conversation-forgotten'; site: string }
  /** Files of records were read; their facts were proposed and not kept. */
  | { event: 'records-read'; site: string; files: number }
  /** A patient confirmed facts, or removed them; an answer was written for them. */
  | { event: 'records-confirmed'; site: string }
  | { event: 'records-removed'; site: string }
  | { event: 'records-used'; site: string }
  /** So many entries were given up here, since the database was away for long. */
  | { event: 'gap'; count: number }
  /** Always the last one: a chain without it was killed, or is still running, or has lost its end. */
  | { event: 'stopped' }

export type AuditRow = Tables['audit']

/** In place of the hash before a chain's first entry. */
export const NO_HASH = ''

/** SHA-256 in hex over the hash before it and over every other column. */
export function hashEntry(previous: string, { chain, number, entry }: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(`${previous}\n${chain}\n${number}\n${entry}`).digest('hex')
}
