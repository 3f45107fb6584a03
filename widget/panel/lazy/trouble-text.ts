import { t } from '../../i18n/translate-records.ts'
import type { RecordsModel } from '../../models/records.ts'

/** What went wrong with the last sending, in words; empty where nothing did. */
export function troubleText({ trouble }: RecordsModel): string {
  const now = trouble.value
  if (!now) return ''
  return 'message' in now ? now.message : t(`trouble-${now.key}`)
}
