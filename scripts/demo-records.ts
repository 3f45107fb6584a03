/** Makes the demo's invented report, as a PDF and as a photo of its page: `npm exec -- node scripts/demo-records.ts`. */
import { writeFileSync } from 'node:fs'
import { launchBrowser } from '../tests/support/browser.ts'

const OUT = 'demo/records'
const LINES: [label: string, value: string][] = [
  ['Patient', 'Sample Patient (invented)'],
  ['Date of report', '2024-03-11'],
  ['Specimen', 'Left breast, core needle biopsy'],
]
const SECTIONS: [heading: string, lines: string[]][] = [
  ['Final diagnosis', ['Left breast, core needle biopsy: invasive ductal carcinoma, Nottingham grade 2.']],
  [
    'Biomarkers',
    [
      'Estrogen receptor (ER): positive, 90%',
      'Progesterone receptor (PR): negative, 0%',
      'HER2 (IHC): 1+',
      'Ki-67: 18%',
    ],
  ],
  ['Genetic testing', ['BRCA1 and BRCA2: no pathogenic variant detected.']],
  ['Prior treatment', ['Letrozole, started 2023-02.', 'Capecitabine, started 2025-01.']],
]

const page = (photo: boolean) => `<!doctype html><meta charset="utf-8"><title>Invented pathology report</title><style>
  body { margin: 0; font: 19px/1.5 Georgia, 'DejaVu Serif', serif; color: #111; background: ${photo ? '#8a8178' : '#fff'} }
  main { width: 760px; margin: ${photo ? '46px 54px' : '0'}; padding: ${photo ? '44px 52px' : '0'}; background: #fff; ${
    photo
      ? 'transform: rotate(-0.7deg); box-shadow: 0 8px 30px #0007; background: linear-gradient(115deg, #fff 60%, #e9e6df)'
      : ''
  } }
  h1 { font-size: 25px; margin: 0 0 4px } h2 { font-size: 20px; margin: 20px 0 4px; text-transform: uppercase } p { margin: 0 }
  .sample { margin: 6px 0 16px; padding: 4px 10px; border: 2px solid #a00; color: #a00; font-weight: bold }
</style><main><h1>Riverside Cancer Center</h1><p>Surgical pathology report</p>
<p class="sample">INVENTED SAMPLE. No such patient exists.</p>
${LINES.map(([label, value]) => `<p>${label}: ${value}</p>`).join('')}
${SECTIONS.map(([heading, lines]) => `<h2>${heading}</h2>${lines.map(line => `<p>${line}</p>`).join('')}`).join('')}
</main>`

const browser = await launchBrowser()
const tab = await browser.newPage({ viewport: { width: 972, height: 900 }, deviceScaleFactor: 1.6 })
await tab.setContent(page(false))
writeFileSync(
  `${OUT}/her2-low-report.pdf`,
  await tab.pdf({ format: 'A4', margin: { top: '20mm', left: '18mm', right: '18mm' } }),
)
await tab.setContent(page(true))
writeFileSync(`${OUT}/her2-low-photo.jpg`, await tab.screenshot({ type: 'jpeg', quality: 62, fullPage: true }))
await browser.close()
