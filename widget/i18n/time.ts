import { t } from './translate.ts'

/** A site's retention in words: hours up to two days, then whole days. */
export function formatRetention(hours: number): string {
  if (hours === 1) return t('hour')
  return hours <= 48 ? t('hours', { count: hours }) : t('days', { count: Math.floor(hours / 24) })
}

/** A moment as people say it, e.g. "Mon, Nov 23, 1:06 PM"; `locale` may be any tag, a wrong one means the browser's own. */
export function formatMoment(moment: Date | string | number, locale: string): string {
  return format(moment, locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
}

/** The time of day, e.g. "1:06 PM". */
export function formatTime(moment: Date | string | number, locale: string): string {
  return format(moment, locale, { hour: 'numeric', minute: '2-digit' })
}

function format(moment: Date | string | number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return ''
  try {
    return date.toLocaleString(locale, options)
  } catch {
    return date.toLocaleString(undefined, options) // a host page may name a locale that is no BCP 47 tag
  }
}
