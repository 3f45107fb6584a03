/** What a sites file may say. Each message completes a sentence that begins with the field's name. */
import * as v from 'valibot'
import { checkTheme } from '../protocol/theme.ts'
import { isOffered } from './answer/words.ts'
import { isLoopback } from './http/origins.ts'

/** The values to show where a field that everyone must give is missing. */
const EXAMPLES: Record<string, string> = {
  sites: '[{…}]',
  key: '"riverside"',
  name: '"Riverside Cancer Center"',
  origins: '["https://www.example.org"]',
  country: '"US"',
  contact: '{"label": "Nurse line", "phone": "+1 503 555 0142"}',
  privacy: '{"label": "Privacy", "href": "https://www.example.org/privacy"}',
  label: '"Nurse line"',
  href: '"https://www.example.org/"',
  text: '"…"',
  title: '"…"',
  version: '"1"',
}

function explain(issue: v.BaseIssue<unknown>): string {
  const key = String(issue.path?.at(-1)?.key ?? '')
  if (issue.expected === 'never') return 'is no field here: remove it or correct its spelling'
  if (issue.received === 'undefined') return `is missing: add ${EXAMPLES[key] ?? 'it'}`
  return 'must be an object, {…}'
}

const record = <Entries extends v.ObjectEntries>(entries: Entries) => v.strictObject(entries, explain)
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item, 'must be a list, […]'), v.maxLength(most, `must have at most ${most} entries`))
const text = (most: number) =>
  v.pipe(
    v.string('must be text in quotes'),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(most, `must have at most ${most} characters`),
  )

/** Nothing that runs: no `javascript:`, no `data:`, no unencrypted page. */
const isLink = (value: string): boolean =>
  /^\/(?![/\\])[\w./#?=&-]*$/.test(value) || (/^https:\/\//.test(value) && URL.canParse(value))
const isDialling = (value: string): boolean =>
  /^(tel|sms):\+?[\d.*#-]{2,24}$/.test(value) || /^mailto:[^\s@<>"]+@[^\s@<>"]+$/.test(value)

const link = v.pipe(text(500), v.check(isLink, 'must begin with https:// or, for a page of the relay, with /'))
const contactLink = v.pipe(
  text(500),
  v.check(value => isLink(value) || isDialling(value), 'must begin with https://, tel:, sms: or mailto:'),
)
/** A text, or one for each language: `{"en": …, "es": …}`. */
const texts = <Text extends v.GenericSchema>(one: Text) =>
  v.lazy(input =>
    isByLanguage(input)
      ? v.record(v.string(), one)
      : v.pipe(
          one,
          v.transform((only): Record<string, v.InferOutput<Text>> => ({ '': only })),
        ),
  ) as v.GenericSchema<unknown, Record<string, v.InferOutput<Text>>>

const isByLanguage = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  !Array.isArray(input) &&
  Object.keys(input).length > 0 &&
  // No field of ours is as short as a language tag, or has a hyphen.
  Object.keys(input).every(key => /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/.test(key))

const contact = record({ label: text(80), href: contactLink })

const origin = v.pipe(
  v.string('must be text in quotes'),
  v.check(
    isOrigin,
    'must be an origin without a path like "https://www.example.org", a pattern like "https://*.example.org", or "self"',
  ),
)

/** It stands in a security policy, where `;`, `,` and `'`, which a URL's host may have, would end or change what is allowed. */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/i

function isOrigin(value: string): boolean {
  if (value === 'self') return true
  const url = URL.parse(value.replace('://*.', '://'))
  if (!url || url.origin !== value.replace('://*.', '://') || !HOST.test(url.hostname)) return false
  if (value.includes('*')) return url.protocol === 'https:' && url.hostname.includes('.')
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

const isTimeZone = (value: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}

const isLocale = (value: string): boolean => {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

/** People of the site, who may have hours. */
const reachable = v.pipe(
  record({
    label: text(80),
    phone: v.optional(
      v.pipe(text(40), v.regex(/^\+?[\d (][\d ().-]{2,}$/, 'must be a telephone number like "+1 503 555 0142"')),
    ),
    href: v.optional(contactLink),
    hours: v.optional(text(120)),
    timeZone: v.optional(v.pipe(text(60), v.check(isTimeZone, 'must be a time zone like "America/Los_Angeles"'))),
  }),
  v.check(
    ({ phone, href }) => Boolean(phone ?? href),
    'must have a phone or an href: a patient can always reach a person',
  ),
)

/** A year: longer than that a chat is no longer a conversation but an archive. */
const RETENTION_MAX_HOURS = 24 * 366

const site = record({
  key: v.pipe(
    v.string('must be text in quotes'),
    v.regex(/^[a-z\d][a-z\d-]{0,62}$/, 'must be of a to z, 0 to 9 and "-", at most 63 characters'),
  ),
  name: text(120),
  assistant: v.optional(text(40), 'Navis AI'),
  origins: v.pipe(list(origin, 100), v.minLength(1, 'must have at least one origin')),
  locales: v.optional(
    v.pipe(
      list(
        v.pipe(
          text(35),
          v.check(isLocale, 'must be a language tag like "en" or "es-MX"'),
          v.check(
            isOffered,
            'is not offered: red flags, cards and refusals exist in English (en) and Spanish (es) alone',
          ),
        ),
        50,
      ),
      v.minLength(1, 'must have at least one language'),
    ),
    ['en'],
  ),
  country: v.pipe(
    v.string('must be text in quotes'),
    v.regex(
      /^[A-Z]{2}$/,
      'must be a country code of two capital letters like "US": it decides which emergency numbers are shown',
    ),
  ),
  contact: reachable,
  urgentContact: v.optional(reachable),
  emergency: v.optional(list(contact, 5)),
  crisis: v.optional(list(contact, 5)),
  privacy: v.optional(record({ label: text(80), href: link })),
  consent: v.optional(texts(record({ text: text(2_000), version: text(40) }))),
  notice: v.optional(texts(record({ title: text(80), text: text(400) }))),
  closing: v.optional(texts(text(400))),
  upload: v.optional(
    v.union(
      [v.literal(false), record({ href: v.optional(link), text: v.optional(texts(text(300))) })],
      'must be {"href": "https://…"} or false',
    ),
    {},
  ),
  retentionHours: v.optional(
    v.pipe(
      v.number('must be a number of hours'),
      v.minValue(1, 'must be 1 hour or more'),
      v.maxValue(RETENTION_MAX_HOURS, `must be ${RETENTION_MAX_HOURS} hours (a year) or less`),
    ),
    24,
  ),
  inline: v.optional(v.boolean('must be true or false'), false),
  model: v.optional(
    record({
      tokensPerDay: v.pipe(
        v.number('must be a number of tokens'),
        v.integer('must be a whole number'),
        v.minValue(0, 'must be 0 or more'),
      ),
    }),
  ),
  modelSeesProfile: v.optional(v.boolean('must be true or false'), false),
  theme: v.optional(
    v.pipe(
      v.unknown(),
      v.rawTransform(({ dataset, addIssue }) => {
        const { theme, problems } = checkTheme(dataset.value)
        for (const { token, problem } of problems) {
          addIssue({ message: token ? `has a token "${token}" that ${problem}` : problem })
        }
        return theme
      }),
    ),
    {},
  ),
})

export const SITES_SCHEMA = record({ sites: v.pipe(list(site, 10_000), v.minLength(1, 'must have at least one site')) })
