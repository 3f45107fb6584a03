import type { Contact } from '../protocol/frames.ts'

/** Whom to call where a life is in danger, first things first. */
export interface EmergencyLines {
  emergency: Contact[]
  crisis: Contact[]
}

/**
 * By ISO 3166-1 country, only where the number was read at its source: 911 is the emergency number of the United States
 * (911.gov, "Calling 911"); 988 takes calls and texts day and night (SAMHSA, "988 Suicide & Crisis Lifeline", since July 2022).
 */
const LINES: Record<string, EmergencyLines> = {
  US: {
    emergency: [{ label: 'Call 911', href: 'tel:911' }],
    crisis: [
      { label: 'Call 988, the Suicide & Crisis Lifeline', href: 'tel:988' },
      { label: 'Text 988', href: 'sms:988' },
    ],
  },
}

/** Empty lists elsewhere: then the words say "your local emergency number" until the site gives its own. */
export function findEmergencyLines(country: string): EmergencyLines {
  return LINES[country] ?? { emergency: [], crisis: [] }
}
