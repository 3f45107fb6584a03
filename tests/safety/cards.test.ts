import { describe, expect, it } from 'vitest'
import { neverShown } from '../../server/answer/never-shown.ts'
import { notInLibraryText, offTopicText, refusalText } from '../../server/answer/refusal.ts'
import { rules } from '../../server/answer/triage/rules.ts'
import { wordsFor } from '../../server/answer/words.ts'
import { cardOf, closingOf, noticeOf, uploadOf } from '../../server/answer/wrap.ts'
import { findEmergencyLines } from '../../server/emergency-lines.ts'
import { measureGrade } from '../support/reading-grade.ts'
import { aSite, CLOSED, OPEN } from './a-site.ts'

const site = aSite()
const flags = rules.filter(rule => rule.card !== undefined)
const declined = rules.filter(rule => rule.card === undefined)

describe('a red-flag card', () => {
  it.each(flags.filter(({ language }) => language === 'en'))(
    '$id says what to do in at most three short sentences and ends with where else to call',
    rule => {
      const shown = cardOf({ level: rule.level, rule: rule.id }, site, 'en', OPEN)
      expect(shown?.level).toBe(rule.level)
      expect(shown?.text).toMatch(/ Not in the United States\? Call your local emergency number\.$/)
      expect(shown?.text.match(/[.?!](?= |$)/g)?.length).toBeLessThanOrEqual(3)
      expect(measureGrade([`${shown?.title}. ${shown?.text}`])).toBeLessThanOrEqual(6)
      expect(neverShown(`${shown?.title}. ${shown?.text}`)).toEqual([])
    },
  )

  it.each(flags.filter(({ language }) => language === 'es'))('$id is in Spanish, whatever the page is set to', rule => {
    const shown = cardOf({ level: rule.level, rule: rule.id }, site, 'en', OPEN)
    expect(shown?.text).toMatch(/ ¿No está en los Estados Unidos\? Llame al número de emergencias de su país\.$/)
    expect(neverShown(`${shown?.title}. ${shown?.text}`)).toEqual([])
  })

  it.each(flags)('$id shows the number on every button', ({ level, id }) => {
    const contacts = cardOf({ level, rule: id }, site, 'en', OPEN)?.contacts ?? []
    expect(contacts.length).toBeGreaterThan(0)
    for (const { label } of contacts) expect(label).toMatch(/\d{3}/)
  })

  it.each(flags)('$id never puts a number first that is closed now', ({ level, id }) => {
    const [first, ...others] = cardOf({ level, rule: id }, site, 'en', CLOSED)?.contacts ?? []
    expect(first?.label).not.toContain('555-0100')
    if (level !== 'crisis')
      expect(others.at(-1)?.label).toMatch(/^Nurse line 555-0100 \((?:closed now|cerrado ahora)\)$/)
  })

  it("puts a site's own urgent line first while it is open, and behind the emergency line when it is closed", () => {
    const hours = { hours: 'Mon-Fri 8:00-17:00', timeZone: 'UTC' }
    const own = aSite({ urgentContact: { label: 'Urgent line', phone: '555-0177', ...hours } })
    const labelsAt = (now: Date) =>
      cardOf({ level: 'emergency', rule: 'fever-on-treatment' }, own, 'en', now)?.contacts.map(({ label }) => label)
    expect(labelsAt(new Date('2026-11-25T12:00Z'))?.[0]).toBe('Urgent line 555-0177')
    expect(labelsAt(new Date('2026-11-25T20:00Z'))?.[0]).not.toContain('Urgent line')
    expect(labelsAt(new Date('2026-11-25T20:00Z'))).toContain('Urgent line 555-0177 (closed now)')
  })

  it('puts the crisis line before everything where somebody may end their life', () => {
    const card = cardOf({ level: 'crisis', rule: 'suicide-intent' }, site, 'en', OPEN)
    expect(card?.contacts.map(({ href }) => href)).toEqual(['tel:988', 'sms:988', 'tel:911'])
  })

  it('puts the care team first for a fever while it is open, and 911 first for a chest pain', () => {
    expect(cardOf({ level: 'emergency', rule: 'fever-on-treatment' }, site, 'en', OPEN)?.contacts[0]?.href).toBe(
      'tel:5550100',
    )
    expect(cardOf({ level: 'emergency', rule: 'chest-pain' }, site, 'en', OPEN)?.contacts[0]?.href).toBe('tel:911')
  })

  it('names poison control where one number answers the whole country', () => {
    const verdict = { level: 'emergency', rule: 'overdose' } as const
    expect(cardOf(verdict, site, 'en', OPEN)?.contacts[1]?.href).toBe('tel:+18002221222')
    expect(JSON.stringify(cardOf(verdict, aSite({ country: 'CA' }), 'en', OPEN))).not.toContain('222-1222')
  })

  it('is shown for no other level', () => {
    expect(cardOf({ level: 'none', rule: '' }, site, 'en', OPEN)).toBeNull()
    expect(cardOf({ level: 'dosing', rule: 'dose-amount' }, site, 'en', OPEN)).toBeNull()
  })
})

describe('what stands around an answer', () => {
  it('is easy to read', () => {
    for (const text of [noticeOf(site, 'en').text, closingOf(site, 'en')])
      expect(measureGrade([text]), text).toBeLessThanOrEqual(8)
  })

  it('names no kind of source and says that no clinician has reviewed it', () => {
    const { title, text } = noticeOf(site, 'en')
    expect(title).toBe('For informational purposes only')
    expect(text).toMatch(/Not yet reviewed by a clinician\.$/)
    expect(text).not.toMatch(/guideline|paper|stud|journal|NCCN/i)
  })

  it('speaks of sources only where there are some', () => {
    expect(noticeOf(site, 'en').text).toContain('from the sources listed with it')
    expect(noticeOf(site, 'en', false).text).toMatch(/^This answer was put together by AI\. It is not medical advice\./)
  })

  it("is the site's own where the site has its own", () => {
    const own = aSite({
      notice: { en: { title: 'Read this', text: 'First.' }, es: { title: 'Lea esto', text: 'Primero.' } },
      closing: { '': 'Bye.' },
      upload: { href: '/records', text: { '': 'Bring them.' } },
    })
    expect(noticeOf(own, 'en')).toEqual({ title: 'Read this', text: 'First.' })
    expect(noticeOf(own, 'es-MX')).toEqual({ title: 'Lea esto', text: 'Primero.' })
    expect(noticeOf(own, 'fr').title).toBe('Read this')
    expect(closingOf(own, 'es')).toBe('Bye.')
    expect(uploadOf(own, 'en')).toMatchObject({ href: '/records', text: 'Bring them.', label: 'Upload records' })
    expect(uploadOf(aSite({ upload: false }), 'en')).toBeNull()
  })
})

describe('a refusal', () => {
  it.each(declined)('$id is kind, short, easy to read and names somebody to ask', ({ level, id }) => {
    const text = refusalText({ level, rule: id }, site, 'en')
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(90)
    expect(measureGrade([text])).toBeLessThanOrEqual(6)
    expect(neverShown(text)).toEqual([])
    if (!/^(?:injection|unethical)/.test(id)) {
      expect(text).toContain('Nurse line, 555-0100')
      expect(text).toContain('You could say')
    }
  })

  it('is one sentence for what has nothing to do with health', () => {
    expect(offTopicText('en').match(/[.!?](?= |$)/g)).toHaveLength(1)
    expect(notInLibraryText(site, 'en')).toContain("I don't have this in my library")
  })
})

describe('in Spanish', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  const english = wordsFor('en')
  const spanish = wordsFor('es-MX')

  it('every text that English has is there, with the same blanks', () => {
    const flatten = (value: unknown, path = ''): [string, string][] =>
      typeof value === 'string'
        ? [[path, value]]
        : Object.entries(value ?? {}).flatMap(([key, inner]) => flatten(inner, `${path}/${key}`))
    const blanks = (text: string) => text.match(/\{\w+\}/g) ?? []
    const theirs = new Map(flatten({ ...spanish, lines: {} }))
    for (const [path, text] of flatten({ ...english, lines: {} })) {
      expect([path, blanks(theirs.get(path) ?? 'missing')]).toEqual([path, blanks(text)])
    }
    expect(theirs.size).toBe(flatten({ ...english, lines: {} }).length)
    expect(spanish.reviewed).toBe(false)
  })

  it('a card names the lines that it knows in Spanish, and a line of the site as the site does', () => {
    const own = aSite({ ...findEmergencyLines('US'), crisis: [{ label: 'Our own line', href: 'tel:988' }] })
    const card = cardOf({ level: 'emergency', rule: 'es-emergency' }, own, 'es', now)
    expect(card?.title).toBe('Llame a emergencias ahora')
    expect(card?.text).toContain('¿No está en los Estados Unidos?')
    expect(card?.contacts[0]).toEqual({ label: 'Llamar al 911', href: 'tel:911' })
    expect(cardOf({ level: 'crisis', rule: 'es-suicide' }, own, 'es', now)?.contacts[0]?.label).toBe('Our own line 988')
  })
})
