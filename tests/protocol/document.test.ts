/** PROTOCOL.md holds against the code: someone who builds on it alone must not be led astray. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLOSE } from '../../protocol/close-codes.ts'
import { FAULT_CODES, type FaultCode } from '../../protocol/fault-codes.ts'
import { FEEDBACK_REASONS, SUBPROTOCOL } from '../../protocol/frames.ts'
import * as PROTOCOL_LIMITS from '../../protocol/limits.ts'
import { toSettings } from '../../server/http/settings.ts'
import { MOVING } from '../../server/http/widget-routes.ts'
import { faultOf } from '../../server/relay/faults.ts'
import { LIMITS } from '../../server/relay/limits.ts'
import { parseFrame } from '../../server/relay/parse-frame.ts'
import { parseSites } from '../../server/sites.ts'
import {
  CARD,
  CLIENT_FIELDS,
  GOODBYES,
  KINDS,
  LEVELS,
  OUTCOMES,
  RELAY_FIELDS,
  RESETS,
  SOURCE,
  UPLOAD,
} from './frame-fields.ts'
import { jsonBlocks, quoted, ROOT, readDocument, tableRows, textOfPart } from './read-document.ts'

const { text, sections } = readDocument('PROTOCOL.md')

const CLIENT_PART = 'Client to relay'
const LOG_PART = 'Relay to client: the log'
const CONTROL_PART = 'Relay to client: outside the log'

function sectionOf(part: string, title: string): string {
  const found = sections.find(section => section.part === part && section.title === title)
  if (!found) throw new Error(`${title} has no section under "${part}".`)
  return found.text
}

/** `value` has every required field of `shape`, and none that is unknown. */
function expectShape(value: Record<string, unknown>, shape: Record<string, string>): void {
  const required = Object.keys(shape).filter(name => shape[name] === 'required')
  expect(Object.keys(shape)).toEqual(expect.arrayContaining(Object.keys(value)))
  expect(Object.keys(value)).toEqual(expect.arrayContaining(required))
}

/** The names in the first column of a table, those of optional fields with their mark "?". */
const rowNames = (rows: readonly string[][]): string[] => rows.map(([first = '']) => first.replaceAll('`', ''))
const documentedFields = (shape: Record<string, string>): string[] =>
  Object.keys(shape)
    .filter(name => name !== 'seq' && name !== 'mark')
    .map(name => (shape[name] === 'optional' ? `${name}?` : name))

describe('frames of a client', () => {
  test('each has its section, and nothing else has one', () => {
    const titles = sections.filter(({ part, title }) => part === CLIENT_PART && title).map(({ title }) => title)
    expect(titles.sort()).toEqual(Object.keys(CLIENT_FIELDS).sort())
  })

  test.each(Object.entries(CLIENT_FIELDS))(
    '%s: its fields are told, and the relay takes its examples',
    (type, shape) => {
      const section = sectionOf(CLIENT_PART, type)
      expect(rowNames(tableRows(section))).toEqual(expect.arrayContaining(documentedFields(shape)))
      const examples = jsonBlocks(section)
      expect(examples.length).toBeGreaterThan(0)
      for (const example of examples) {
        expect(parseFrame(example)).toEqual({ ok: true, frame: JSON.parse(example) })
        expect(JSON.parse(example).type).toBe(type)
      }
    },
  )

  test('every reason of feedback is told', () => {
    expect([...quoted(sectionOf(CLIENT_PART, 'feedback'))]).toEqual(expect.arrayContaining([...FEEDBACK_REASONS]))
  })
})

describe('frames of the relay', () => {
  test('each has its section, on the right side of the log, and nothing else has one', () => {
    const titlesOf = (name: string) =>
      sections.filter(({ part, title }) => part === name && title).map(({ title }) => title)
    const logged = Object.keys(RELAY_FIELDS).filter(type => 'seq' in RELAY_FIELDS[type as keyof typeof RELAY_FIELDS])
    expect(titlesOf(LOG_PART).sort()).toEqual(logged.sort())
    expect([...titlesOf(LOG_PART), ...titlesOf(CONTROL_PART)].sort()).toEqual(Object.keys(RELAY_FIELDS).sort())
  })

  test.each(Object.entries(RELAY_FIELDS))(
    '%s: its fields are told, and its examples have the right ones',
    (type, shape) => {
      const section = sectionOf('seq' in shape ? LOG_PART : CONTROL_PART, type)
      expect(rowNames(tableRows(section))).toEqual(expect.arrayContaining(documentedFields(shape)))
      const examples = jsonBlocks(section).map(example => JSON.parse(example))
      expect(examples.length).toBeGreaterThan(0)
      for (const { type: named, ...fields } of examples) {
        expect(named).toBe(type)
        expectShape(fields, shape)
      }
    },
  )

  test('cards, offers and sources have the fields that are told, in the examples too', () => {
    const shapes = rowNames(tableRows(textOfPart(sections, 'Shapes')))
    for (const shape of [CARD, UPLOAD, SOURCE]) expect(shapes).toEqual(expect.arrayContaining(documentedFields(shape)))
    const frames = jsonBlocks(text).map(example => JSON.parse(example))
    const cards = frames.flatMap(frame => frame.urgent ?? [])
    const offers = frames.filter(frame => frame.type === 'answer-start').flatMap(frame => frame.upload ?? [])
    const sources = frames.flatMap(frame => frame.sources ?? [])
    for (const found of [cards, offers, sources]) expect(found.length).toBeGreaterThan(0)
    for (const card of cards) expectShape(card, CARD)
    for (const offer of offers) expectShape(offer, UPLOAD)
    for (const source of sources) expectShape(source, SOURCE)
  })

  test('every reason, outcome, level and kind is told', () => {
    expect(rowNames(tableRows(sectionOf(CONTROL_PART, 'reset')))).toEqual(expect.arrayContaining(RESETS))
    expect(rowNames(tableRows(sectionOf(CONTROL_PART, 'goodbye')))).toEqual(expect.arrayContaining(GOODBYES))
    expect(rowNames(tableRows(sectionOf(LOG_PART, 'answer-end')))).toEqual(expect.arrayContaining(OUTCOMES))
    expect([...quoted(textOfPart(sections, 'Shapes'))]).toEqual(expect.arrayContaining([...LEVELS, ...KINDS]))
  })

  test('the example of a token names the conversation of the example', () => {
    const [example = ''] = jsonBlocks(sectionOf(CONTROL_PART, 'welcome'))
    const { token, conversation } = JSON.parse(example)
    expect(createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url')).toBe(conversation)
  })

  test('the examples of faults say what the relay would say', () => {
    for (const example of jsonBlocks(sectionOf(CONTROL_PART, 'fault'))) {
      const { type: _, code, ...details } = JSON.parse(example)
      expect(JSON.parse(example)).toEqual(faultOf(code, 'en', details))
    }
  })
})

test('the subprotocol is named', () => {
  expect([...quoted(textOfPart(sections, 'Connecting'))]).toContain(SUBPROTOCOL)
})

test('the codes of faults are all there, and whether trying again can help', () => {
  const rows = tableRows(textOfPart(sections, 'Fault codes'))
  const said = new Map(rows.map(([code = '', retryable = '']) => [code.replaceAll('`', ''), retryable]))
  expect([...said.keys()].sort()).toEqual([...FAULT_CODES].sort())
  for (const [code, retryable] of said)
    expect([code, retryable === 'yes']).toEqual([code, faultOf(code as FaultCode, 'en').retryable])
})

test('the codes of closes are all there', () => {
  const rows = tableRows(textOfPart(sections, 'Close codes'))
  expect(rows.map(([code]) => Number(code)).sort()).toEqual(Object.values(CLOSE).sort())
})

describe('limits', () => {
  const rows = tableRows(textOfPart(sections, 'Limits'))
  const said = new Map(
    rows.map(([, limit = '', name = '']) => [name.replaceAll('`', ''), Number(limit.replaceAll(',', ''))]),
  )
  const numbers: ReadonlyMap<string, number> = new Map([
    ...Object.entries(LIMITS),
    ...Object.entries(PROTOCOL_LIMITS),
    ...readConstants('server/relay'),
  ])

  test('each is what the code has', () => {
    for (const [name, limit] of said) expect([name, limit]).toEqual([name, numbers.get(name)])
  })

  test('every one that an operator can set is there', () => {
    expect([...said.keys()]).toEqual(expect.arrayContaining(Object.keys(LIMITS)))
  })

  test('those that the text repeats in words are the same', () => {
    const { QUESTION_MAX_LENGTH, HELLO_TIMEOUT_MS, BEAT_INTERVAL_MS, SILENCE_TIMEOUT_MS, ATTEMPTS_MAX } =
      PROTOCOL_LIMITS
    for (const words of [
      `up to ${QUESTION_MAX_LENGTH.toLocaleString('en')} UTF-16 units`,
      `within ${HELLO_TIMEOUT_MS / 1000} s of the opening`,
      `every ${BEAT_INTERVAL_MS / 1000} s,`,
      `After ${SILENCE_TIMEOUT_MS / 1000} s in which nothing came`,
      `After ${ATTEMPTS_MAX} attempts`,
      `for ${LIMITS.slowReaderMs / 1000} s is closed with ${CLOSE.tooSlow}`,
      `within ${numbers.get('LOG_PATIENCE_MS')} ms`,
      `about ${(numbers.get('IN_FLIGHT_BYTES') ?? 0) / 1024} KiB`,
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words)
    }
  })
})

test('the example of public settings has the fields that the relay sends', () => {
  const result = parseSites(readFileSync(join(ROOT, 'demo/sites.json'), 'utf8'), 'demo/sites.json')
  const [site] = result.ok ? result.sites : []
  const sent = JSON.parse(JSON.stringify(site && toSettings(site)))
  const [example = ''] = jsonBlocks(textOfPart(sections, 'HTTP'))
  expect(Object.keys(JSON.parse(example)).sort()).toEqual(Object.keys(sent).sort())
})

test('every address that pages or scripts of others ask for is told', () => {
  const routes = readdirSync(join(ROOT, 'server/http')).flatMap(name => {
    const source = readFileSync(join(ROOT, 'server/http', name), 'utf8')
    return [...source.matchAll(/server\.(?:get|post)\b[^(]*\(\s*'(\/[^']+)'/g)].map(([, route = '']) => route)
  })
  const served = routes.filter(route => route.startsWith('/v1/'))
  const told = tableRows(textOfPart(sections, 'HTTP')).map(([request = '']) => request.replace(/^`GET |[?`].*$/g, ''))
  const asked = [...served.map(route => route.replace(':site', 'SITE')), ...MOVING.map(file => `/v1/${file}`)]
  expect(told).toEqual(expect.arrayContaining(asked))
})

/** Numbers that a folder's files give a name in capitals, such as `64 * 1024`. */
function readConstants(folder: string): [string, number][] {
  return readdirSync(join(ROOT, folder)).flatMap(name =>
    [...readFileSync(join(ROOT, folder, name), 'utf8').matchAll(/^(?:export )?const ([A-Z_]+) = ([\d_ *]+)$/gm)].map(
      ([, constant = '', product = '']): [string, number] => [
        constant,
        product.split('*').reduce((value, factor) => value * Number(factor.replaceAll('_', '')), 1),
      ],
    ),
  )
}
