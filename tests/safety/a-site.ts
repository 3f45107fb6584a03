import type { Site } from '../../server/site.ts'

/** A centre in the United States whose contact answers on weekdays from 8 to 17, New York time. */
export function aSite(changes: Partial<Site> = {}): Site {
  return {
    key: 'test',
    name: 'Test Center',
    assistant: 'Navis AI',
    origins: ['self'],
    locales: ['en'],
    country: 'US',
    contact: { label: 'Nurse line', phone: '555-0100', hours: 'Mon-Fri 8:00-17:00', timeZone: 'America/New_York' },
    emergency: [{ label: 'Call 911', href: 'tel:911' }],
    crisis: [
      { label: 'Call 988', href: 'tel:988' },
      { label: 'Text 988', href: 'sms:988' },
    ],
    upload: {},
    retentionHours: 24,
    inline: false,
    theme: {} as Site['theme'],
    ...changes,
  }
}

/** A Tuesday at noon in New York. */
export const OPEN = new Date('2026-03-03T17:00:00Z')
/** The same Tuesday at three in the morning. */
export const CLOSED = new Date('2026-03-03T08:00:00Z')
