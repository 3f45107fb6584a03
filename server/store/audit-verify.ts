/** Checks the hash chains of the audit trail. */
import type { Kysely } from 'kysely'
import { type AuditRow, hashEntry, NO_HASH } from './audit-chain.ts'
import type { Tables } from './tables.ts'

const PAGE_ROWS = 1_000

export type ChainReport =
  /** `closed`: its process was stopped in good order. `head` is the last hash: kept elsewhere, it shows a later change. */
  | { chain: string; ok: true; entries: number; from: string; to: string; closed: boolean; head: string }
  /** The first entry that is missing, or does not fit the one before it. */
  | { chain: string; ok: false; number: number; reason: 'missing' | 'changed' }

/** One report for each chain, in the order of their names. Reads page by page, so the trail may be of any length. */
export async function* verifyChains(database: Kysely<Tables>): AsyncGenerator<ChainReport> {
  let report: ChainReport | undefined
  for await (const row of readAll(database)) {
    if (report && report.chain !== row.chain) {
      yield report
      report = undefined
    }
    if (!report || report.ok) report = follow(report, row)
  }
  if (report) yield report
}

function follow(before: (ChainReport & { ok: true }) | undefined, row: AuditRow): ChainReport {
  const { chain, number } = row
  const expected = (before?.entries ?? 0) + 1
  if (number !== expected) return { chain, ok: false, number: expected, reason: 'missing' }
  const previous = before?.head ?? NO_HASH
  if (hashEntry(previous, row) !== row.hash) return { chain, ok: false, number, reason: 'changed' }
  const { at, event } = JSON.parse(row.entry) as { at: string; event: string }
  return {
    chain,
    ok: true,
    entries: number,
    from: before?.from ?? at,
    to: at,
    closed: event === 'stopped',
    head: row.hash,
  }
}

async function* readAll(database: Kysely<Tables>): AsyncGenerator<AuditRow> {
  let last: AuditRow | undefined
  do {
    let query = database.selectFrom('audit').selectAll().orderBy('chain').orderBy('number').limit(PAGE_ROWS)
    if (last) {
      const { chain, number } = last
      query = query.where(({ eb, or, and }) =>
        or([eb('chain', '>', chain), and([eb('chain', '=', chain), eb('number', '>', number)])]),
      )
    }
    const rows = await query.execute()
    yield* rows
    last = rows.length === PAGE_ROWS ? rows.at(-1) : undefined
  } while (last)
}
