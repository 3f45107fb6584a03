import { afterAll, describe, expect, test } from 'vitest'
import { findLookAlike } from '../../server/answer/look-alikes.ts'
import { DRUGS } from '../../server/knowledge/terms/drugs.ts'
import { openAnswers } from '../support/answers.ts'

const answers = openAnswers()
afterAll(answers.dispose)

/** A misspelt word, and two medicines or genes that it may stand for. */
const PAIRS = `
vincblastine vinblastine vincristine, vinblistine vinblastine vincristine, vincrastine vincristine vinblastine,
vinbristine vincristine vinblastine, vindestine vindesine vinblastine, vinclastine vinblastine vincristine,
vinblestine vinblastine vincristine, vincrestine vincristine vinblastine, vinblostine vinblastine vincristine,
vincrustine vincristine vinblastine, vinblustine vinblastine vincristine, vincrostine vincristine vinblastine,
Taxoter taxotere taxol, Taxole taxol taxotere, Taxotel taxotere taxol, Taxotre taxotere taxol, Taxotol taxol taxotere,
Taxolere taxotere taxol, carbplatin carboplatin cisplatin, carblatin carboplatin cisplatin, cisoplatin cisplatin carboplatin,
afatinb afatinib axitinib, axitinb axitinib afatinib, Velcad velcade velban, busulfin busulfan bosulif,
daunoxorubicin daunorubicin doxorubicin, erubicin epirubicin eribulin, erlofatinib erlotinib erdafitinib,
lapratinib lapatinib lorlatinib, nilatinib nilotinib neratinib, cladarabine cladribine cytarabine, Aromadex arimidex aromasin,
Kytrol kytril kyprolis, Farmara femara fludara, BRCA3 BRCA1 BRCA2, BRCA4 BRCA1 BRCA2, BRCA5 BRCA1 BRCA2, BRCA6 BRCA1 BRCA2,
IDH3 IDH1 IDH2, IDH4 IDH1 IDH2, IDH5 IDH1 IDH2, MSH4 MSH2 MSH6, MSH5 MSH2 MSH6, MSH7 MSH2 MSH6, FGFR5 FGFR1 FGFR2,
FGFR6 FGFR2 FGFR3, FGFR7 FGFR1 FGFR3, HER5 HER2 HER3, HER6 HER2 HER3, HER7 HER2 HER3, NTRK4 NTRK1 NTRK2, NTRK5 NTRK1 NTRK3,
NTRK6 NTRK2 NTRK3, RAD51E RAD51C RAD51D, RAD51F RAD51C RAD51D, CDK5 CDK4 CDK6, CDK7 CDK4 CDK6, CDK9 CDK4 CDK6, BCL3 BCL2 BCL6,
BCL4 BCL2 BCL6, ERBB4 ERBB2 ERBB3, ERBB5 ERBB2 ERBB3
`
const ITEMS = PAIRS.trim()
  .split(/,\s*/)
  .map(item => item.split(' '))

test('there are sixty pairs of names that look alike', () => {
  expect(ITEMS.length).toBeGreaterThanOrEqual(60)
})

describe('a misspelt name near two medicines or genes', () => {
  test.each(ITEMS)('"%s" is asked about: %s or %s?', async (word = '', one = '', other = '') => {
    const { markdown, sources, about, followUps } = await answers.ask(`What are the side effects of ${word}?`)
    expect(markdown).toContain('Did you mean')
    expect(sources).toEqual([])
    expect(about).toBeUndefined()
    for (const name of [one, other]) {
      expect(markdown).toContain(`**${name}**`)
      expect(followUps).toContain(`What are the side effects of ${name}?`)
    }
  })

  test('is asked about in the language of the site', async () => {
    const parts = answers.answerer(
      { ...answers.request('¿Qué es Taxole?', [], { level: 'none', rule: '' }), locale: 'es' },
      new AbortController().signal,
    )
    const said: string[] = []
    for await (const part of parts) if (part.type === 'delta') said.push(part.text)
    expect(said.join('')).toContain('¿Quiso decir **taxol** o **taxotere**?')
  })
})

describe('a misspelt name that only one medicine has', () => {
  test.each([
    ['tamoxifin', 'tamoxifen'],
    ['Keytrude', 'keytruda'],
    ['Herceptn', 'herceptin'],
    ['pembrolizumap', 'pembrolizumab'],
    ['capecitabin', 'capecitabine'],
  ])('"%s" is read as %s', (word, name) => {
    expect(findLookAlike(`What is ${word}?`, () => false)).toEqual({ word, names: [name], isSure: true })
  })
})

test('a gene is never put right, even where one alone is near', () => {
  expect(findLookAlike('My PALB3 test', () => false)?.isSure).toBe(false)
})

test('no rightly spelt name is asked about', () => {
  const names = DRUGS.trim()
    .split(/[,\s]+/)
    .filter(name => name.length >= 5)
  expect(names.flatMap(name => findLookAlike(name, () => false)?.word ?? [])).toEqual([])
})

test.each(['Does my insurance policy cover this?', 'I am a student', 'femoral port', 'What is a KRAS test?'])(
  'an ordinary word is no misspelt name: "%s"',
  text => {
    expect(findLookAlike(text, () => false)).toBeNull()
  },
)
