/** What text recognition confuses is flagged, and never put right. The lines are as it was seen to read them. */
import { expect, test } from 'vitest'
import { extract } from '../../server/records/extract.ts'
import { toReading } from '../../server/records/readers/text.ts'

const readPhoto = (text: string) => extract([{ ...toReading(text), isRecognised: true }], 'photo.jpg')

test('letters that stand for digits in a category are flagged at the fact, which stays as it was read', () => {
  const { profile, warnings } = readPhoto('Left breast carcinoma\npT2 pNla cMO')
  expect(profile.stage).toMatchObject({ t: 'pT2' })
  expect(profile.stage?.n).toBeUndefined()
  expect(warnings).toContainEqual(
    expect.objectContaining({ code: 'look-alike', fact: '/stage/t', message: expect.stringContaining('pNla') }),
  )
})

test('a line whose result was lost to a letter is flagged without a fact', () => {
  const { profile, warnings } = readPhoto('Left breast carcinoma\nEstrogen receptor p0sitive')
  expect(profile.biomarkers).toEqual([])
  expect(warnings).toContainEqual(
    expect.objectContaining({ code: 'look-alike', message: expect.stringContaining('p0sitive') }),
  )
})

test('a line that was hard to recognise is flagged', () => {
  const reading = toReading('Left breast carcinoma\nER positive')
  const lines = reading.lines.map(line => ({ ...line, confidence: 0.5 }))
  const { warnings } = extract([{ ...reading, lines, isRecognised: true }], 'photo.jpg')
  expect(warnings.some(({ code, fact }) => code === 'unclear' && fact === '/biomarkers/0')).toBe(true)
})

test('names that hold letters and digits by right are not flagged, nor is text that was not recognised', () => {
  expect(
    readPhoto('Left breast carcinoma, HER2 negative, Ki-67 20%, pT2 pN1a').warnings.filter(
      ({ code }) => code === 'look-alike',
    ),
  ).toEqual([])
  expect(extract([toReading('Left breast carcinoma\npT2 pNla')], 'typed.txt').warnings).toEqual([])
})
