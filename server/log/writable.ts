import type { EventLog } from './event-log.ts'

/** A conversation's name is longer, so that no patient's is ever this. It has no rows, and is overwritten by each check. */
const CHECK_ID = 'readiness'

/** Whether the log takes writes now. It does write: a full disk or a locked file can still be read. Never rejects. */
export async function isWritable(log: EventLog): Promise<boolean> {
  try {
    const [result] = await log.append([{ conversation: CHECK_ID, count: 0, body: new Uint8Array(), running: null }])
    return result?.ok === true
  } catch {
    return false // Whether it is so is all that is asked, and a relay that is in use reports its own failures.
  }
}
