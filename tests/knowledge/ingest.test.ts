import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder } from '../support/answers.ts'

const { folder, dispose } = makeFolder()
afterAll(dispose)

const write = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Runs `navis …` as an operator does. */
function navis(args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const cli = join(import.meta.dirname, '../../server/cli.ts')
  return new Promise(resolve => {
    const child = execFile(process.execPath, [cli, ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
    child.stdin?.end(input)
  })
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

describe('ingest', () => {
  test('takes lines that a database or a spreadsheet wrote: numbers as ids, a mark in front', async () => {
    const out = join(folder, 'exported.db')
    const exported = write(
      'exported.jsonl',
      '\uFEFF{"id":7,"text":"Valet parking is free."}\r\n{"id":"b","text":"Wigs."}\n',
    )
    const { code, err } = await navis(['ingest', exported, '--out', out])
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('has 2 documents with 2 passages (') })
    const found = await navis(['search', '--knowledge', out], '{"id":1,"text":"valet parking"}')
    expect(lines(found.out)[0].results).toMatchObject([{ doc: '7' }])
  })

  test('takes Markdown and JSON Lines, and search finds both', async () => {
    const page = write(
      'parking.md',
      '# Parking\n\n## Where to park\n\nGarage B is free for patients on infusion days.\n',
    )
    const records = write('docs.jsonl', '{"id":"wig","title":"Wigs","text":"The boutique lends wigs at no cost."}\n')
    const out = join(folder, 'site.db')
    const built = await navis(['ingest', page, records, '--out', out])
    expect(built.code).toBe(0)
    expect(lines(built.out)[0]).toMatchObject({ documents: 2, problems: 0 })
    const found = await navis(
      ['search', '--knowledge', out],
      '{"id":1,"text":"where can I park"}\n{"id":2,"text":"wig cost"}\n',
    )
    const [first, second] = lines(found.out)
    expect(first.results[0]).toMatchObject({ doc: 'parking', title: 'Parking' })
    expect(first.results[0].passage).toContain('Garage B')
    expect(second.results[0].doc).toBe('wig')
    expect(second.ms).toBeTypeOf('number')
  })

  test('takes over files that have not changed, and reads those that have', async () => {
    const [one, other] = [write('tram.txt', 'The tram stops at the door.'), write('bus.txt', 'The bus stops far away.')]
    const out = join(folder, 'way.db')
    await navis(['ingest', one, other, '--out', out])
    write('bus.txt', 'The bus stops at the gate.')
    const again = await navis(['ingest', one, other, '--out', out])
    expect(lines(again.out)[0]).toMatchObject({ documents: 2, unchanged: 1, problems: 0 })
    const found = await navis(['search', '--knowledge', out], '{"id":1,"text":"tram"}\n{"id":2,"text":"bus"}\n')
    expect(lines(found.out).map(one => one.results[0].passage)).toEqual([
      'The tram stops at the door.',
      'The bus stops at the gate.',
    ])
  })

  test('only names and links what its licence does not let us show', async () => {
    const text = 'Wigs are lent on floor two.'
    const records = write(
      'wigs.jsonl',
      [
        { id: 'closed', title: 'Wig guide', text, publisher: 'Hair House', licence: 'CC BY-NC-ND 4.0' },
        { id: 'open', title: 'Wig list', text, licence: 'CC BY 4.0' },
      ]
        .map(one => JSON.stringify(one))
        .join('\n'),
    )
    const out = join(folder, 'wigs.db')
    await navis(['ingest', records, '--out', out])
    const found = await navis(['search', '--knowledge', out], '{"id":1,"text":"wigs floor two"}\n')
    const passages = Object.fromEntries(
      lines(found.out)[0].results.map((one: { doc: string; passage: string }) => [one.doc, one.passage]),
    )
    expect(passages.open).toBe(text)
    expect(passages.closed).toBe('Hair House writes about this in “Wig guide”. Open the source to read it.')
  })

  test('names each wrong file and line, keeps the rest, and does not exit 0', async () => {
    const records = write(
      'mixed.jsonl',
      '{"id":"a","text":"Ports are flushed monthly."}\nnot json\n{"id":"b"}\n{"id":"a","text":"again"}\n',
    )
    const wrong = write(
      'wrong.md',
      '---\ntopic: wrong\nsources: []\nappliesTo: {cancer: [elbow]}\n---\n\n## A {main}\n\nText.\n',
    )
    const out = join(folder, 'mixed.db')
    const { code, out: summary, err } = await navis(['ingest', records, wrong, join(folder, 'gone.md'), '--out', out])
    expect(code).toBe(1)
    expect(lines(summary)[0]).toMatchObject({ documents: 1, problems: 5 })
    expect(err).toMatch(/mixed\.jsonl, line 2: it is not JSON/)
    expect(err).toMatch(/mixed\.jsonl, line 3: "b" has no "text"/)
    expect(err).toMatch(/line 4: the id "a" was used before/)
    expect(err).toMatch(/wrong\.md: appliesTo: "elbow" is not a value of cancer/)
    expect(err).toMatch(/gone\.md: there is no such file/)
  })

  test('leaves the old file alone when nothing could be read', async () => {
    const out = write('kept.db', 'old')
    const { code, err } = await navis(['ingest', write('empty.md', ''), '--out', out])
    expect(code).toBe(1)
    expect(err).toMatch(/Nothing could be read/)
    expect(readFileSync(out, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
  })

  test('ends with what to do where the folder of its file cannot be made', async () => {
    const { code, err } = await navis([
      'ingest',
      write('fine.md', '# Ports\n\nFlushed.\n'),
      '--out',
      '/proc/navis/k.db',
    ])
    expect(code).toBe(1)
    expect(err).toMatch(/\/proc\/navis\/k\.db cannot be written .*: check the folder/)
  })

  test('reads the whole library without a complaint', async () => {
    const { err, out } = await navis(['ingest', '--library', '--out', join(folder, 'library.db')])
    expect(err).not.toMatch(/is not|cannot be read/)
    expect(lines(out)[0].documents).toBeGreaterThanOrEqual(6)
  })
})

describe('search', () => {
  test('says in one sentence that the knowledge file is missing or damaged', async () => {
    const missing = await navis(['search', '--knowledge', join(folder, 'none.db')])
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toMatch(/^The knowledge file .* does not exist: build it with "navis ingest"\.\n$/)
    const damaged = await navis(['search', '--knowledge', write('damaged.db', 'x'.repeat(5_000))])
    expect(damaged.code).toBe(1)
    expect(damaged.err).toMatch(/^The knowledge file .* is damaged: build it again with "navis ingest"\.\n$/)
  })

  test('passes over a line that is no query, tells its number, and answers the others', async () => {
    const out = join(folder, 'one.db')
    await navis(['ingest', write('one.jsonl', '{"id":"a","text":"Ports are flushed monthly."}'), '--out', out])
    const {
      code,
      out: found,
      err,
    } = await navis(['search', '--knowledge', out, '--top', '1'], 'oops\n{"id":"q","text":"ports"}\n')
    expect(code).toBe(1)
    expect(err).toMatch(/Line 1 is not/)
    expect(lines(found)[0].results).toHaveLength(1)
  })
})
