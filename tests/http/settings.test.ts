/** What a site shows in public. */
import { expect, test } from 'vitest'
import { toSettings } from '../../server/http/settings.ts'
import { TEST_SITE } from '../support/relay-server.ts'

const line = (label: string) => [{ label, href: 'tel:911' }]
const site = { ...TEST_SITE, country: 'US', emergency: line('Call 911') }

test('the emergency line is named in each language of the site, the default first', () => {
  expect(toSettings({ ...site, locales: ['en', 'es-MX'] })).toMatchObject({
    emergency: line('Call 911'),
    emergencyIn: { es: line('Llamar al 911') },
  })
  expect(toSettings({ ...site, locales: ['es', 'en'] })).toMatchObject({
    emergency: line('Llamar al 911'),
    emergencyIn: { en: line('Call 911') },
  })
})

test('a line that the site named itself keeps its name', () => {
  const own = toSettings({ ...site, locales: ['en', 'es'], emergency: line('Campus rescue') })
  expect(own.emergency).toEqual(line('Campus rescue'))
  expect(own).not.toHaveProperty('emergencyIn')
})
