import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OperatorError } from '../../server/operator-error.ts'
import { textsFor } from '../../server/site.ts'
import { openSites, parseSites } from '../../server/sites.ts'

const LEAST = {
  key: 'riverside',
  name: 'Riverside Cancer Center',
  origins: ['https://www.example.org'],
  country: 'US',
  contact: { label: 'Nurse line', phone: '+1 503 555 0142' },
}

const parse = (...sites: unknown[]) => parseSites(JSON.stringify({ sites }), 'sites.json')

function problem(change: object): string {
  const result = parse({ ...LEAST, ...change })
  return result.ok ? '' : result.problem
}

describe('the sites file', () => {
  test('the least that a site must say is enough, and every default is filled in', () => {
    const result = parse(LEAST)
    expect(result.ok && result.sites[0]).toMatchObject({
      assistant: 'Navis AI',
      locales: ['en'],
      contact: { label: 'Nurse line', phone: '+1 503 555 0142', href: 'tel:+15035550142' },
      upload: {},
      retentionHours: 24,
      inline: false,
      theme: {},
    })
  })

  test('an urgent contact is described as the contact is', () => {
    const urgentContact = { label: 'Urgent line', phone: '+1 503 555 0177', hours: '24 hours a day', timeZone: 'UTC' }
    expect(problem({ urgentContact })).toBe('')
    expect(problem({ urgentContact: { label: 'Urgent line', href: 'tel:+15035550177' } })).toBe('')
    expect(problem({ urgentContact: { label: 'Urgent line' } })).toContain('urgentContact must have a phone or an href')
  })

  test('a site in the United States gets 911 and 988 without saying so', () => {
    const result = parse(LEAST)
    const hrefs =
      result.ok && [...(result.sites[0]?.emergency ?? []), ...(result.sites[0]?.crisis ?? [])].map(({ href }) => href)
    expect(hrefs).toEqual(['tel:911', 'tel:988', 'sms:988'])
  })

  test("another country never gets American numbers, and a site's own lines come instead of the default", () => {
    const abroad = parse({ ...LEAST, country: 'FR' })
    expect(abroad.ok && abroad.sites[0]).toMatchObject({ emergency: [], crisis: [] })
    const own = parse({ ...LEAST, emergency: [{ label: 'Campus rescue', href: 'tel:5555' }] })
    expect(own.ok && own.sites[0]?.emergency).toEqual([{ label: 'Campus rescue', href: 'tel:5555' }])
  })

  test("the demo's own file is right", async () => {
    const sites = openSites(join(import.meta.dirname, '../../demo/sites.json'))
    expect(sites.find('demo')).toMatchObject({
      origins: expect.arrayContaining(['self']),
      upload: {},
    })
  })

  test.each([
    ['key', { key: 'Riverside Center' }],
    ['key', { key: undefined }],
    ['country', { country: 'usa' }],
    ['country', { country: undefined }],
    ['contact', { contact: undefined }],
    ['contact', { contact: { label: 'Nurse line' } }],
    ['contact.phone', { contact: { label: 'x', phone: 'ring us' } }],
    ['contact.href', { contact: { label: 'x', href: 'javascript:alert(1)' } }],
    ['contact.timeZone', { contact: { label: 'x', phone: '911', timeZone: 'Pacific' } }],
    ['origins', { origins: [] }],
    ['origins.0', { origins: ['https://www.example.org/'] }],
    ['origins.0', { origins: ['http://www.example.org'] }],
    ['origins.0', { origins: ['*'] }],
    ['origins.0', { origins: ['https://*.org'] }],
    ['origins.0', { origins: ['https://*.*.org'] }],
    ['origins.0', { origins: ['https://example.org;sandbox'] }],
    ['origins.0', { origins: ['https://example.org,x'] }],
    ['origins.0', { origins: ['https://*.example.org; script-src *'] }],
    ['locales.0', { locales: ['english language'] }],
    ['emergency.0.href', { emergency: [{ label: 'x', href: '911' }] }],
    ['privacy.href', { privacy: { label: 'x', href: 'http://example.org' } }],
    ['privacy.href', { privacy: { label: 'x', href: '//example.org' } }],
    ['upload', { upload: true }],
    ['retentionHours', { retentionHours: 0 }],
    ['retentionHours', { retentionHours: 'forever' }],
    ['inline', { inline: 'yes' }],
    ['theme', { theme: { accent: 'red' } }],
    ['theme', { theme: { colour: '#000000' } }],
    ['colour', { colour: '#000000' }],
  ])('a wrong %s is one sentence with the site, the field and the fix', (field, change) => {
    expect(problem(change)).toMatch(
      new RegExp(`^Site ("riverside"|"Riverside Center"|number 1) in sites.json: ${field} (must|is|has) .+\\.$`),
    )
  })

  test('two sites with one key are refused', () => {
    const result = parse(LEAST, LEAST)
    expect(!result.ok && result.problem).toContain('key is used twice')
  })

  test.each(['', '{', '[]', '{"sites": {}}', '{"sites": []}', '{"sites": [3]}'])(
    '%j is refused in one sentence',
    text => {
      const result = parseSites(text, 'sites.json')
      expect(!result.ok && result.problem).toMatch(/^(The sites file sites.json|Site number 1 in sites.json)\b.+\.$/)
    },
  )

  test('a file that is not there stops the start', () => {
    expect(() => openSites('/nowhere/sites.json')).toThrow(OperatorError)
  })

  test('a right file replaces the sites when it is read again, and a wrong one keeps them', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'navis-sites-')), 'sites.json')
    writeFileSync(file, JSON.stringify({ sites: [LEAST] }))
    const sites = openSites(file)

    writeFileSync(file, JSON.stringify({ sites: [{ ...LEAST, name: 'Renamed' }] }))
    expect(sites.reload()).toEqual({ ok: true, count: 1 })
    expect(sites.find('riverside')?.name).toBe('Renamed')

    writeFileSync(file, '{"sites": [')
    expect(sites.reload()).toMatchObject({ ok: false })
    expect(sites.find('riverside')?.name).toBe('Renamed')
  })
})

test('a site’s own texts may be given in one language or in several', () => {
  const parse = (site: object) => parseSites(JSON.stringify({ sites: [{ ...LEAST, ...site }] }), 'sites.json')
  const [one, several] = [parse({ closing: 'Bye.' }), parse({ closing: { en: 'Bye.', es: 'Adiós.' } })]
  expect(one).toMatchObject({ ok: true, sites: [{ closing: { '': 'Bye.' } }] })
  expect(several).toMatchObject({ ok: true, sites: [{ closing: { en: 'Bye.', es: 'Adiós.' } }] })
  expect(parse({ notice: { title: 'Read this' } })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('notice.text is missing'),
  })
  expect(parse({ locales: ['en', 'fr'] })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('locales.1 is not offered'),
  })
})

test('a reader’s language is looked up among the site’s own alone, whatever it is called', () => {
  const closing = { en: 'Bye.', es: 'Adiós.' }
  // Both are well-formed tags (RFC 5646), and names of what every object has.
  for (const tag of ['valueOf', 'toString', 'fr']) expect(textsFor(closing, tag)).toBe('Bye.')
  expect(textsFor(closing, 'es-MX')).toBe('Adiós.')
})
