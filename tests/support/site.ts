import type { Site } from '../../server/site.ts'

/** A cancer centre with numbers that cannot dial. */
export const SITE: Site = {
  ...{ key: 'demo', name: 'Riverside Cancer Center', assistant: 'Navis AI', origins: ['self'], locales: ['en'] },
  country: 'US',
  contact: { label: 'Riverside nurse line', phone: '(555) 555-0100' },
  emergency: [{ label: 'Call 911', href: 'tel:911' }],
  crisis: [{ label: 'Call 988', href: 'tel:988' }],
  ...{ upload: {}, retentionHours: 24, inline: false, theme: {} },
}
