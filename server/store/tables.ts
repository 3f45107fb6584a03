/** The durable tables as Kysely sees them; `migrations.ts` makes them. */
export interface Tables {
  /** What readers thought of answers: enums and ids, never a word of what was asked. */
  feedback: {
    answer: string
    /** For deleting with the conversation; null in rows of the first release. */
    conversation: string | null
    site: string
    value: string
    reason: string | null
    at: number
  }
  /** Confirmed facts, one sealed row for each conversation: only its patient's token opens it. */
  case_profiles: { conversation: string; revision: number; body: Uint8Array; expires_at: number }
  /** One hash chain for each process, `number` from 1 (`audit-chain.ts`). */
  audit: { chain: string; number: number; entry: string; hash: string }
  /** One row for each process: a count is their sum, so a write that is tried again counts nothing twice. */
  counters: { day: string; site: string; name: string; process: string; count: number }
  migrations: { name: string; at: number }
}
