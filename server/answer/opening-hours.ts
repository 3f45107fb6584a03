/** Reads a site's contact hours: "24/7", or parts such as "Mon–Fri 8:00–17:00, Sat 9:00–12:00". */

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * Whether a contact can be reached at `now`. Without hours it always can. Hours that cannot be read count as closed:
 * better another number first than one that nobody answers. Without a time zone they are read as UTC.
 */
export function isOpen(hours: string | undefined, timeZone: string | undefined, now: Date): boolean {
  if (hours === undefined || hours.trim() === '') return true
  if (/24\s*\/\s*7|24 hours|around the clock|day and night/i.test(hours)) return true
  const time = timeIn(timeZone ?? 'UTC', now)
  return time !== null && hours.split(/[,;]/).some(part => covers(part, time))
}

interface WallTime {
  day: number
  minute: number
}

function timeIn(timeZone: string, now: Date): WallTime | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(now)
    const value = (type: string) => parts.find(part => part.type === type)?.value ?? ''
    return {
      day: DAYS.indexOf(value('weekday').slice(0, 3).toLowerCase()),
      minute: Number(value('hour')) * 60 + Number(value('minute')),
    }
  } catch {
    // An unknown time zone: nobody can say whether it is open.
    return null
  }
}

const PART =
  /^(?:([a-z]{3})[a-z]*(?:\s*(?:-|to)\s*([a-z]{3})[a-z]*)?:?\s+)?(\d{1,2})(?::(\d{2}))?\s*(am|pm)?\s*(?:-|to)\s*(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/

function covers(part: string, time: WallTime): boolean {
  const normal = part.toLowerCase().replace(/[–—]/g, '-').replace(/\./g, '').trim()
  const found = PART.exec(normal)
  if (!found) return false
  const [, from, to, startHour, startMinute, startHalf, endHour, endMinute, endHalf] = found
  const first = from === undefined ? 0 : DAYS.indexOf(from)
  const last = to === undefined ? (from === undefined ? 6 : first) : DAYS.indexOf(to)
  if (first < 0 || last < 0) return false
  const start = minuteOf(startHour, startMinute, startHalf)
  const end = minuteOf(endHour, endMinute, endHalf)
  const isDay = first <= last ? time.day >= first && time.day <= last : time.day >= first || time.day <= last
  return isDay && time.minute >= start && time.minute < end
}

function minuteOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number {
  const twelve = Number(hour) % 12
  const hours = half === 'pm' ? twelve + 12 : half === 'am' ? twelve : Number(hour)
  return hours * 60 + Number(minute ?? 0)
}
