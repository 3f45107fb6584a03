import { t } from './translate.ts'

/** A site's retention in words: hours up to two days, then whole days. */
export function formatRetention(hours: number): string {
  if (hours === 1) return t('hour')
  return hours <= 48 ? t('hours', { count: hours }) : t('days', { count: Math.floor(hours / 24) })
}

/** How long it is still, in words: seconds up to a minute and a half, then minutes. */
export function formatWait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds === 1) return t('second')
  return seconds < 90 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.ceil(seconds / 60) })
}
