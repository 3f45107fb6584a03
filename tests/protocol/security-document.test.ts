/** SECURITY.md names tests that exist, and quotes what the relay really sends and logs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePanelPolicy } from '../../server/http/panel-page.ts'
import { createLogger } from '../../server/logging.ts'
import { quoted, ROOT, readDocument, tableRows, textOfPart } from './read-document.ts'

const { text, sections } = readDocument('SECURITY.md')

test('each control names a test, and each test is there', () => {
  const rows = tableRows(textOfPart(sections, 'Threats and controls'))
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    const [threat, , , shown = ''] = row
    expect([threat, row.length, quoted(shown).size > 0]).toEqual([threat, 4, true])
  }
  const named = [...quoted(text)].filter(words => words.startsWith('tests/'))
  expect(named.filter(path => !existsSync(join(ROOT, path)))).toEqual([])
})

test('the tests that other documents name are there', () => {
  for (const name of ['docs/privacy.md', 'docs/clinical-safety.md', 'docs/security-sheet.md']) {
    const named = [...quoted(readDocument(name).text)].filter(words => words.startsWith('tests/'))
    expect([name, named.filter(path => !existsSync(join(ROOT, path)))]).toEqual([name, []])
  }
})

test('the policy of the panel’s page is the one that is sent', () => {
  const policy = writePanelPolicy(['https://chat.example.org'], ['https://www.example.org'])
  expect(textOfPart(sections, 'The panel’s page')).toContain(`\n${policy}\n`)
})

test('the fields of a log line are those that are named', () => {
  const lines: string[] = []
  const named = [...quoted(textOfPart(sections, 'Logging'))]
  const everything = Object.fromEntries([...named, 'text', 'token', 'address'].map(name => [name, name]))
  createLogger(line => lines.push(line)).info('test', everything)
  expect(Object.keys(JSON.parse(lines[0] ?? '')).sort()).toEqual(named.sort())
})
