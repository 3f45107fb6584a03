import type { CaseProfileRow, CaseProfileRows } from './store.ts'

/** Confirmed facts that end with the process, for a conversation that does. */
export function createMemoryCaseProfiles(): Pick<CaseProfileRows, 'put' | 'get' | 'remove' | 'prolong'> {
  const rows = new Map<string, CaseProfileRow>()
  return {
    async put(row) {
      rows.set(row.conversation, row)
    },
    get: async conversation => rows.get(conversation),
    async remove(conversation) {
      rows.delete(conversation)
    },
    prolong(conversation, expiresAt) {
      const row = rows.get(conversation)
      if (row) rows.set(conversation, { ...row, expiresAt })
    },
  }
}
