import { describe, expect, test } from 'vitest'
import { readFile } from '../../server/knowledge/formats/read-file.ts'
import type { Document } from '../../server/knowledge/knowledge.ts'
import { textOfSection } from '../../server/knowledge/plain.ts'
import { makeDocx, makePdf, makeZip } from '../support/office-files.ts'

const readAll = async (file: string, content: string | Buffer) => [
  ...(await readFile(file, Buffer.from(content), file.replace(/\.\w+$/, ''))),
]

async function read(file: string, content: string | Buffer): Promise<Document> {
  const [parsed] = await readAll(file, content)
  if (!parsed?.ok) throw new Error(parsed?.reason ?? 'nothing was read')
  return parsed.document
}

const outline = ({ sections }: Document) => sections.map(section => [section.heading, textOfSection(section)])

describe('a web page', () => {
  const PAGE = `<!doctype html><html><head><title>Mouth care | Riverside</title>
<link rel="canonical" href="https://riverside.example/mouth"><meta property="og:site_name" content="Riverside">
<meta property="article:published_time" content="2025-03-01T10:00:00Z"></head>
<body><nav>Home Menu</nav><main><article><h1>Mouth care</h1>
<p>Rinse with salt water four times a day. A soft brush hurts less than a hard one, and a rinse after each meal keeps the mouth clean.</p>
<h2>What to eat</h2><ul><li>Soup and yoghurt.</li><li>Nothing sour.</li></ul>
<h2>When to call</h2><table><tr><th>Sign</th><th>Call</th></tr><tr><td>White patches</td><td>The same day</td></tr></table>
</article></main><script>document.title = 'bad'</script><footer>Copyright</footer></body></html>`

  test('is read by its headings, without menus and scripts, with what it says of itself', async () => {
    const document = await read('mouth.html', PAGE)
    expect(outline(document)).toEqual([
      ['Mouth care', expect.stringContaining('Rinse with salt water')],
      ['What to eat', 'Soup and yoghurt.\nNothing sour.'],
      ['When to call', 'Sign | Call\nWhite patches | The same day'],
    ])
    expect(document.sources[0]).toMatchObject({
      ...{ publisher: 'Riverside', published: '2025-03-01', url: 'https://riverside.example/mouth' },
    })
  })
})

describe('a PDF', () => {
  const HEAD = { text: 'Riverside patient guide', size: 8, y: 770 }
  const file = makePdf([
    [
      HEAD,
      { text: 'Your port', size: 18, y: 720 },
      { text: 'A port lies under the skin. It stays for a', y: 690 },
      { text: 'year or longer.', y: 676 },
    ],
    [
      HEAD,
      { text: 'Flushing', size: 16, y: 720 },
      { text: 'Nurses flush the port each month.', y: 690 },
      { text: 'When', y: 650 },
      { text: 'Who', x: 300, y: 650 },
      { text: 'Monday', y: 630 },
      { text: 'Nurse Kim', x: 300, y: 630 },
    ],
    [HEAD, { text: 'Removal', size: 16, y: 720 }, { text: 'It is taken out under local anesthesia.', y: 690 }],
  ])

  test('is read by page and heading, with tables as text and without running heads', async () => {
    const document = await read('port.pdf', file)
    expect(document.title).toBe('Your port')
    expect(outline(document)).toEqual([
      ['Your port', 'A port lies under the skin. It stays for a year or longer.'],
      ['Flushing', 'Nurses flush the port each month.\nWhen | Who\nMonday | Nurse Kim'],
      ['Removal', 'It is taken out under local anesthesia.'],
    ])
    expect(document.sources.map(source => source.title)).toEqual([1, 2, 3].map(page => `Your port, page ${page}`))
  })

  test('that is damaged is a sentence', async () => {
    const [parsed] = await readAll('broken.pdf', file.subarray(20, 300))
    expect(parsed).toMatchObject({ ok: false, reason: 'it is damaged, or no PDF' })
  })
})

describe('a Word file', () => {
  test('is read by its headings, with tables as text', async () => {
    const file = makeDocx(
      [
        { text: 'Parking', heading: 1 },
        { text: 'Garage B is free.' },
        { text: 'Tram', heading: 2 },
        { text: 'Line 4 stops at the door.' },
      ],
      [
        ['Garage', 'Cost'],
        ['B', 'free'],
      ],
    )
    expect(outline(await read('parking.docx', file))).toEqual([
      ['Parking', 'Garage B is free.'],
      ['Tram', 'Line 4 stops at the door.\nGarage | Cost\nB | free'],
    ])
  })

  test('that is small and unpacks to more than fits is refused before it is unpacked', async () => {
    const file = makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': ' '.repeat(70 * 1024 * 1024) }, true)
    expect(file.length).toBeLessThan(200_000)
    expect(await readAll('bomb.docx', file)).toMatchObject([
      { ok: false, reason: expect.stringContaining('too large when unpacked') },
    ])
  })

  test('that is none is a sentence', async () => {
    expect(await readAll('fake.docx', 'no archive')).toMatchObject([
      { ok: false, reason: expect.stringContaining('no Word file') },
    ])
  })
})

test('plain text is read by its paragraphs, and a short line alone is a heading', async () => {
  const text = 'Getting here\n\nThe tram stops at the door.\nIt runs often.\n\nPARKING\n\n- Garage B\n- Garage C\n'
  expect(outline(await read('way.txt', text))).toEqual([
    ['Getting here', 'The tram stops at the door. It runs often.'],
    ['PARKING', 'Garage B\nGarage C'],
  ])
})

describe('a webinar', () => {
  const TALK = `WEBVTT

NOTE
title: Living with fatigue
url: https://riverside.example/talk

00:00:01.000 --> 00:00:05.000
<v Dr. Mia Chen>Welcome to this talk.

00:12:30.500 --> 00:12:36.000
<v Dr. Mia Chen>Walking helps many people.

00:12:37.000 --> 00:12:41.000
<v Host>And naps?
`

  test('is read by speaker and time, and each citation opens the minute', async () => {
    const document = await read('talk.vtt', TALK)
    expect(outline(document)).toEqual([
      ['Dr. Mia Chen, at 0:01', 'Welcome to this talk.'],
      ['Dr. Mia Chen, at 12:30', 'Walking helps many people.'],
      ['Host, at 12:37', 'And naps?'],
    ])
    expect(document.sources[1]).toMatchObject({
      ...{ title: 'Living with fatigue, 12:30', kind: 'webinar', url: 'https://riverside.example/talk#t=750' },
    })
  })

  test('without its first line is none', async () => {
    expect(await readAll('talk.vtt', 'Hello')).toMatchObject([{ ok: false, reason: 'it does not begin with "WEBVTT"' }])
  })
})

describe('papers', () => {
  const record = (id: string, inside: string) =>
    `<PubmedArticle><MedlineCitation><PMID>${id}</PMID><Article><Journal><JournalIssue><PubDate><Year>2021</Year><Month>Mar</Month></PubDate></JournalIssue><Title>The Oncologist</Title></Journal><ArticleTitle>Yoga &amp; <i>fatigue</i>.</ArticleTitle>${inside}</Article></MedlineCitation></PubmedArticle>`
  const ABSTRACT =
    '<Abstract><AbstractText Label="RESULTS">Yoga lowered fatigue in 120 women (p&lt;0.05).</AbstractText></Abstract>'
  const DOCTYPE = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/x.dtd">'

  test('of PubMed are read record by record, and one without an abstract is left out', async () => {
    const parsed = await readAll(
      'set.xml',
      `<?xml version="1.0"?>${DOCTYPE}<PubmedArticleSet>${record('1', ABSTRACT)}${record('2', '')}</PubmedArticleSet>`,
    )
    expect(parsed[0]).toMatchObject({
      document: {
        ...{ id: 'PMID1', title: 'Yoga & fatigue.' },
        sources: [
          {
            publisher: 'The Oncologist',
            published: '2021-03',
            kind: 'paper',
            url: 'https://pubmed.ncbi.nlm.nih.gov/1/',
          },
        ],
        sections: [{ heading: 'Results', blocks: [{ text: 'Yoga lowered fatigue in 120 women (p<0.05).' }] }],
      },
    })
    expect(parsed[1]).toMatchObject({ ok: false, isEmpty: true })
  })

  test('in JATS are read with journal, date, address, sections and tables', async () => {
    const document = await read(
      'paper.xml',
      `<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd"><article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-title-group><journal-title>BMC Cancer</journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type="doi">10.1186/x</article-id><title-group><article-title>Scalp cooling</article-title></title-group><pub-date pub-type="epub"><day>4</day><month>7</month><year>2020</year></pub-date><abstract><p>We cooled scalps.</p></abstract></article-meta></front><body><sec><title>Results</title><p>Half kept their hair<xref>1</xref>.</p><table-wrap><label>Table 1</label><caption><p>Hair</p></caption><table><tr><th>Arm</th><th>Share</th></tr><tr><td>Cooled</td><td>51%</td></tr></table></table-wrap></sec></body></article>`,
    )
    expect(outline(document)).toEqual([
      ['Abstract', 'We cooled scalps.'],
      ['Results', 'Half kept their hair.\nTable 1: Hair\nArm | Share\nCooled | 51%'],
    ])
    expect(document.sources[0]).toMatchObject({
      ...{ publisher: 'BMC Cancer', published: '2020-07-04', url: 'https://doi.org/10.1186/x' },
    })
  })

  test.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><article>&x;</article>'],
    ['deep nesting', '<a>'.repeat(5_000)],
    ['another root', '<html><body/></html>'],
  ])('with %s are refused with a reason', async (_, text) => {
    expect(await readAll('bad.xml', text)).toMatchObject([{ ok: false }])
  })
})

test('a long text is cut into passages that fit a source card', async () => {
  const paragraph = 'A port is flushed each month so that it stays open. '.repeat(30)
  const document = await read('long.txt', Array.from({ length: 12 }, () => paragraph).join('\n\n'))
  expect(document.sections.length).toBeGreaterThan(3)
  for (const section of document.sections) expect(textOfSection(section).length).toBeLessThanOrEqual(3_500)
})
