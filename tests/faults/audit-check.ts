import type { DatabaseAddress } from '../../server/store/address.ts'
import { verifyChains } from '../../server/store/audit-verify.ts'
import { openDatabase } from '../../server/store/database.ts'
import { pause } from './fault.ts'
import type { Violation } from './oracle.ts'

/** A server that was stopped a moment ago may refuse once more. */
const TRIES = 5
const TRY_AGAIN_MS = 2_000

/** Chains of the audit trail that lack an entry or have a changed one. A killed process may lack its end. */
export async function checkAudit(address: DatabaseAddress): Promise<Violation[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await readChains(address)
    } catch (error) {
      if (tries === TRIES) return [{ rule: 'laboratory', where: 'audit', what: String(error) }]
      await pause(TRY_AGAIN_MS)
    }
  }
}

async function readChains(address: DatabaseAddress): Promise<Violation[]> {
  const database = await openDatabase(address, { readOnly: address.kind === 'sqlite' })
  const violations: Violation[] = []
  try {
    for await (const report of verifyChains(database)) {
      if (!report.ok)
        violations.push({
          rule: 'integrity',
          where: `audit ${report.chain}`,
          what: `${report.number} ${report.reason}`,
        })
    }
  } finally {
    await database.destroy()
  }
  return violations
}
