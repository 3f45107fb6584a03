/**
 * A date as records have it (2024, 2024-05 or 2024-05-31) as the language `tag` writes it, e.g. "Mar 11, 2024"; anything else stays as
 * it is.
 */
export function formatDay(date: string, tag: string): string {
  const parts: (string | undefined)[] | null = /^\d{4}(-\d\d)?(-\d\d)?$/.exec(date)
  const moment = new Date(date)
  if (!parts || Number.isNaN(moment.getTime())) return date
  return moment.toLocaleDateString(tag, {
    year: 'numeric',
    month: parts[1] && 'short',
    day: parts[2] && 'numeric',
    timeZone: 'UTC', // a day without a time is that day everywhere
  } as Intl.DateTimeFormatOptions)
}
