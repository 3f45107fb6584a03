import { describe, expect, it } from 'vitest'
import { isOpen } from '../../server/answer/opening-hours.ts'

const TUESDAY_NOON_NEW_YORK = new Date('2026-03-03T17:00:00Z')
const SUNDAY_NOON_NEW_YORK = new Date('2026-03-08T16:00:00Z')

describe('opening hours', () => {
  it.each([
    'Mon-Fri 8:00-17:00',
    'Mon–Fri 8 am – 5 pm',
    'Monday to Friday: 8:30am to 5:30pm',
    'Sat 9-12, Tue 11:00-13:00',
    '24/7',
    'Fri-Tue 10:00-14:00',
  ])('reads "%s" as open at noon on a Tuesday', hours => {
    expect(isOpen(hours, 'America/New_York', TUESDAY_NOON_NEW_YORK)).toBe(true)
  })

  it.each(['Mon-Fri 8:00-17:00', 'Sat 9-12, Tue 11:00-13:00', 'when we can', 'Mon-Fri'])(
    'reads "%s" as closed on a Sunday',
    hours => {
      expect(isOpen(hours, 'America/New_York', SUNDAY_NOON_NEW_YORK)).toBe(false)
    },
  )

  it("goes by the site's time zone", () => {
    expect(isOpen('Mon-Fri 8:00-17:00', 'Asia/Tokyo', TUESDAY_NOON_NEW_YORK)).toBe(false)
    expect(isOpen('Mon-Fri 8:00-17:00', 'Mars/Olympus', TUESDAY_NOON_NEW_YORK)).toBe(false)
  })

  it('takes a contact without hours for one that always answers', () => {
    expect(isOpen(undefined, undefined, TUESDAY_NOON_NEW_YORK)).toBe(true)
  })
})
