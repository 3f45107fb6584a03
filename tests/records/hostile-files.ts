/** Good files, files that are known attacks, and endless broken ones. All records in them are invented. */
import { makeDocx, makePdf, makeZip } from './made-files.ts'

const REPORT = [
  'FINAL DIAGNOSIS: Left breast, core biopsy: invasive ductal carcinoma, grade 2.',
  'Estrogen receptor: positive (90%)',
  'HER2: Negative (1+ by IHC)',
  'She received docetaxel in May 2021.',
]

const CCDA = `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><component><structuredBody><component><section>
<title>Assessment</title><text><paragraph>Left breast cancer, stage IIA, ER positive.</paragraph></text></section></component></structuredBody></component></ClinicalDocument>`

const FHIR = JSON.stringify({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'Condition',
        id: 'c',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-10-cm',
              code: 'C50.912',
              display: 'Malignant neoplasm of left female breast',
            },
          ],
        },
      },
    },
    {
      resource: {
        resourceType: 'Observation',
        id: 'o',
        status: 'final',
        code: { text: 'Estrogen receptor' },
        valueCodeableConcept: { text: 'Positive' },
      },
    },
  ],
})

/** One of each kind that is read without recognition. */
export const GOOD: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['report.txt', Buffer.from(REPORT.join('\n'))],
  ['report.pdf', makePdf([REPORT])],
  ['report.docx', makeDocx(REPORT)],
  ['bundle.json', Buffer.from(FHIR)],
  ['summary.xml', Buffer.from(CCDA)],
  [
    'portal.zip',
    makeZip([
      ['IHE_XDM/DOC1.XML', CCDA],
      ['INDEX.HTM', '<html></html>'],
    ]),
  ],
]

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const PNG = '\x89PNG\r\n\x1a\n'

function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4)
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  header.set([8, 0, 0, 0, 0], 16)
  return Buffer.concat([bytesOf(PNG), header])
}

const jpegOf = (width: number, height: number) =>
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 17, 0, 0])

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]><ClinicalDocument>&j;</ClinicalDocument>`
const FETCHES =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><ClinicalDocument>&f;</ClinicalDocument>'
const PASSWORD = `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`

/** Attacks and accidents by name, with the reasons for which each may be refused. */
export const KNOWN: readonly (readonly [name: string, bytes: Buffer, reasons: readonly string[]])[] = [
  ['nothing', Buffer.alloc(0), ['empty']],
  ['blanks alone', bytesOf(' \n\t\n '), ['empty']],
  ['a program', bytesOf(`MZ${'\0'.repeat(100)}`), ['type']],
  ['a program of Linux', bytesOf('\x7fELF\x02\x01\x01'), ['type']],
  ['a picture that moves', bytesOf('GIF89a\x01\0\x01\0'), ['type']],
  ['bytes without a form', Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 7919) % 256)), ['type']],
  ['a web page', bytesOf('<html><script>alert(1)</script></html>'), ['type', 'damaged']],
  ['a photo of a newer phone', bytesOf('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), ['heic']],
  [
    'a Word file with a password',
    Buffer.concat([
      bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    ['encrypted'],
  ],
  [
    'a Word file of before 2007',
    Buffer.concat([bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(600)]),
    ['type'],
  ],
  ['a PDF with a password', makePdf([REPORT], { trailer: PASSWORD }), ['encrypted']],
  [
    'a PDF with a script',
    makePdf([REPORT], { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
    ['active-content'],
  ],
  [
    'a PDF that starts a program',
    makePdf([REPORT], { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
    ['active-content'],
  ],
  [
    'a PDF with a file inside',
    makePdf([REPORT], { catalog: '/Names << /EmbeddedFiles << /Names [] >> >>' }),
    ['active-content'],
  ],
  ['a PDF of an empty page', makePdf([[]]), ['no-text']],
  [
    'a PDF of too many pages',
    makePdf(Array.from({ length: 201 }, () => ['one line of a page of many'])),
    ['too-much-inside'],
  ],
  [
    'a PDF that is an archive as well',
    Buffer.concat([makePdf([REPORT]), makeZip([['a.xml', CCDA]])]),
    ['active-content'],
  ],
  ['half a PDF', makePdf([REPORT]).subarray(0, 200), ['damaged', 'no-text']],
  ['a picture that is a PDF as well', Buffer.concat([pngOf(100, 100), bytesOf('%PDF-1.4')]), ['active-content']],
  ['an archive with a password', makeZip([['a.xml', CCDA]], { isEncrypted: true }), ['encrypted']],
  ['an archive that leads out of its folder', makeZip([['../../etc/cron.d/a.xml', CCDA]]), ['active-content']],
  ['an archive that leads to the root', makeZip([['/etc/a.xml', CCDA]]), ['active-content']],
  ['an archive of nothing that is read', makeZip([['a.exe', 'MZ']]), ['type']],
  [
    'an archive of very many files',
    makeZip(Array.from({ length: 2_001 }, (_, index) => [`${index}.xml`, ''] as const)),
    ['too-much-inside'],
  ],
  [
    'an archive that unpacks to a hundred megabytes',
    makeZip([['a.xml', Buffer.alloc(100 * 1024 * 1024, 32)]]),
    ['too-much-inside'],
  ],
  ['a Word file with a macro', makeDocx(REPORT, [['word/vbaProject.bin', 'x']]), ['active-content']],
  [
    'a Word file that unpacks to a hundred megabytes',
    makeZip([
      ['[Content_Types].xml', ''],
      ['word/document.xml', Buffer.alloc(100 * 1024 * 1024, 32)],
    ]),
    ['too-much-inside'],
  ],
  ['entities that grow', bytesOf(LAUGHS), ['active-content']],
  ['an entity that reads a file', bytesOf(FETCHES), ['active-content']],
  ['XML of endless depth', bytesOf(`<ClinicalDocument>${'<a>'.repeat(100_000)}`), ['too-much-inside', 'damaged']],
  ['JSON of endless depth', bytesOf('['.repeat(200_000)), ['damaged', 'type']],
  ['JSON that is no FHIR', bytesOf('{"a": 1}'), ['type']],
  ['a picture of a billion pixels', pngOf(50_000, 50_000), ['too-much-inside']],
  ['a photo of a billion pixels', jpegOf(65_000, 65_000), ['too-much-inside']],
  ['a picture of one line', pngOf(3_000, 3), ['no-text']],
]

/** Texts that make a careless expression look for ever. None is a record; none may take long. */
export const SLOW: readonly string[] = [
  `metastatic ${'1'.repeat(3_900)}`,
  `carcinoma ${'involving involving '.repeat(200)}x`,
  `breast cancer ${'stage '.repeat(600)}`,
  `${'no '.repeat(1_300)}cancer`,
  `${'history of '.repeat(350)}breast cancer`,
  `HER2 ${'('.repeat(3_900)}`,
  `${'left '.repeat(780)}breast cancer`,
  `${'ER/PR '.repeat(650)}`,
  `BRCA1 ${'BRCA2, '.repeat(550)}negative`,
  `radical ${'modified radical '.repeat(230)}`,
  `${'total '.repeat(650)}mastectomy`,
  `stage ${'('.repeat(3_900)}`,
  `on 1/1/2020 ${'she had '.repeat(480)}tamoxifen`,
]

/** A good file, broken somewhere: bytes changed, cut, doubled, moved, or mixed with another. */
export function breakFile(random: () => number): { name: string; bytes: Buffer } {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const [name, good] = pick(GOOD)
  let bytes = Buffer.from(good)
  const at = () => Math.floor(random() * bytes.length)
  const times = 1 + Math.floor(random() * 6)
  for (let time = 0; time < times; time++) {
    const [from, to] = [at(), at()].sort((one, other) => one - other) as [number, number]
    switch (Math.floor(random() * 7)) {
      case 0:
        if (bytes.length > 0) bytes[at()] = Math.floor(random() * 256)
        break
      case 1:
        bytes = bytes.subarray(0, to)
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
        break
      case 4:
        bytes = Buffer.concat([
          bytes.subarray(0, from),
          Buffer.alloc(Math.floor(random() * 5_000), Math.floor(random() * 256)),
          bytes.subarray(from),
        ])
        break
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, to), pick(GOOD)[1].subarray(from)])
        break
      default:
        bytes = Buffer.concat([bytes, bytesOf(pick(SLOW))])
    }
  }
  return { name, bytes }
}
