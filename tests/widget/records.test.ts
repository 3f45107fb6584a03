import { describe, expect, test } from 'vitest'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import { profileOf } from '../../protocol/case-profile.ts'
import { listFacts, orderFacts, readForm, toProfile } from '../../widget/models/facts.ts'
import { createRecords } from '../../widget/models/records.ts'
import { readSavedFacts, writeSavedFacts } from '../../widget/models/saved-facts.ts'
import { nameFact } from '../../widget/panel/lazy/fact-name.ts'
import type { SendOutcome } from '../../widget/transport/send-records.ts'
import { HER2_LOW } from '../support/case-profiles.ts'

const TWO: CaseProfile = profileOf({
  diagnoses: [
    { site: 'breast', role: 'primary' },
    { site: 'colon', role: 'history' },
  ],
  biomarkers: [
    { name: 'HER2', status: 'conflict', diagnosis: 0 },
    { name: 'KRAS', value: 'G12D', diagnosis: 1, date: '2020' },
  ],
  conflicts: ['/biomarkers/0/status'],
  evidence: [
    { fact: '/diagnoses/1', file: 'a.pdf', quote: 'colon', confidence: 1 },
    { fact: '/biomarkers/1/value', file: 'a.pdf', quote: 'KRAS G12D', confidence: 1 },
  ],
})

test('a fact is named as a person writes it: dates in words, a share of hundred, a capital letter in front', () => {
  const names = (profile: CaseProfile) => listFacts(profile, [], null).map(nameFact)
  const profile = profileOf({
    diagnoses: [{ site: 'breast', laterality: 'left', role: 'primary', date: '2024-03' }],
    biomarkers: [{ name: 'ER', status: 'positive', percent: 90, date: '2024-03-11' }],
    treatments: [
      { kind: 'endocrine', name: 'letrozole', start: '2023-02' },
      { kind: 'chemotherapy', name: 'capecitabine', start: '2025-01', status: 'completed' },
      { kind: 'surgery', start: '2022', end: '2022-05-31' },
      { kind: 'radiation', end: 'last year' },
    ],
  })
  expect(names(profile)).toEqual([
    'Left breast, Mar 2024',
    'ER: positive, 90% (Mar 11, 2024)',
    'Letrozole (endocrine) from Feb 2023',
    'Capecitabine (chemotherapy) from Jan 2025, completed',
    'Surgery 2022 – May 31, 2022',
    'Radiation until last year',
  ])
})

describe('the facts that a person looks at', () => {
  test('HER2 and the name that a rule gives its result are one fact with that rule, confirmed and edited together', () => {
    const profile = profileOf({
      diagnoses: [{ site: 'breast', role: 'primary' }],
      biomarkers: [
        { name: 'HER2', status: 'negative', ihc: '1+', diagnosis: 0 },
        { name: 'HER2-low', status: 'low', ihc: '1+', diagnosis: 0 },
      ],
    })
    const warnings = [
      { code: 'derived', fact: '/biomarkers/0', message: 'Called negative.' },
      { code: 'derived', fact: '/biomarkers/1', message: 'Called HER2-low.' },
    ] as const
    const facts = listFacts(profile, [...warnings], 'right')
    expect(facts.map(({ id }) => id)).toEqual(['/diagnoses/0', '/biomarkers/0'])
    expect(facts[1]?.warnings.map(({ message }) => message)).toEqual(['Called HER2-low.'])
    expect(toProfile(facts)).toEqual(profile)
    const edited = facts.map(fact => ({ ...fact, isEdited: fact.group === 'biomarkers' }))
    expect(toProfile(edited).biomarkers).toEqual([profile.biomarkers[0]])
  })

  test('only what is marked as right is kept, and what it points to moves along', () => {
    const facts = listFacts(TWO, [], null)
    expect(toProfile(facts)).toMatchObject({ diagnoses: [], biomarkers: [], evidence: [] })
    const right = facts.map(fact => (fact.id === '/diagnoses/0' ? fact : { ...fact, verdict: 'right' as const }))
    expect(toProfile(right)).toMatchObject({
      diagnoses: [{ site: 'colon' }],
      // What the files disagree on is kept only once it was put right.
      biomarkers: [{ name: 'KRAS', diagnosis: 0 }],
      conflicts: [],
      evidence: [
        { fact: '/diagnoses/0', quote: 'colon' },
        { fact: '/biomarkers/0/value', quote: 'KRAS G12D' },
      ],
    })
  })

  test('a disagreement is told, and results of one marker stand in the order of time', () => {
    expect(
      listFacts(TWO, [], null)
        .filter(({ isDisputed }) => isDisputed)
        .map(({ id }) => id),
    ).toEqual(['/biomarkers/0'])
    const over = profileOf({
      biomarkers: [
        { name: 'HER2', ihc: '2+', date: '2024-05' },
        { name: 'ER', status: 'positive' },
        { name: 'HER2', ihc: '0', date: '2021' },
      ],
    })
    expect(orderFacts(listFacts(over, [], null)).map(({ id }) => id)).toEqual([
      ...['/biomarkers/1', '/biomarkers/2', '/biomarkers/0'],
    ])
  })

  test('all that is right comes back as it was, and fits into one frame however long its evidence', () => {
    expect(toProfile(listFacts(HER2_LOW, [], 'right'))).toEqual(HER2_LOW)
    const quote = 'x'.repeat(500)
    const evidence = Array.from({ length: 400 }, () => ({ fact: '/diagnoses/0', file: 'a', quote, confidence: 1 }))
    const long = toProfile(listFacts({ ...HER2_LOW, evidence }, [], 'right'))
    expect(JSON.stringify(long).length).toBeLessThan(60 * 1024)
    expect(long.evidence).toHaveLength(1)
  })

  test('a date or number that is none is not taken', () => {
    const form = (fields: Record<string, string>) => {
      const data = new FormData()
      for (const [name, value] of Object.entries(fields)) data.set(name, value)
      return data
    }
    expect(readForm('biomarkers', {}, form({ name: 'ER', date: 'May' }))).toEqual({ wrong: 'date' })
    expect(readForm('biomarkers', {}, form({ name: 'ER', percent: '900' }))).toEqual({ wrong: 'percent' })
    expect(readForm('biomarkers', { diagnosis: 0 }, form({ name: 'ER', percent: '90', date: '2024-05' }))).toEqual({
      value: { name: 'ER', percent: 90, date: '2024-05', diagnosis: 0 },
    })
  })
})

test('facts that were saved as a file are read again, to be checked again', async () => {
  const file = new File([writeSavedFacts(HER2_LOW)], 'facts.json')
  expect(await readSavedFacts(file)).toEqual(HER2_LOW)
  expect(await readSavedFacts(new File(['{"resourceType":"Bundle"}'], 'portal.json'))).toBeUndefined()
  const model = createRecords({ send: async () => 'ended', onChange() {} })
  await model.add([file])
  expect(model.step.value).toBe('check')
  expect(model.facts.value.every(({ verdict }) => verdict === null)).toBe(true)
})

test('after a drop the rest is sent again, and what was read goes along as it was read', async () => {
  const sent: { files: string[]; read: number }[] = []
  const outcomes: SendOutcome[] = ['cut', 'ended']
  const model = createRecords({
    async send({ files, read, onLine }) {
      sent.push({ files: files.map(({ name }) => name), read: read.length })
      onLine({ type: 'file', file: 0, name: 'a', status: 'done', profile: HER2_LOW, warnings: [] })
      if (sent.length > 1) onLine({ type: 'proposal', profile: HER2_LOW, warnings: [] })
      return outcomes.shift() ?? 'ended'
    },
    onChange() {},
  })
  const photo = () => new File(['x'], 'image.jpg', { type: 'image/jpeg' })
  await model.add([photo(), photo(), new File(['x'], 'x.heic'), new File([], 'empty.pdf')])
  expect(model.files.value.map(({ file, state }) => [file.name, state.value.kind])).toEqual([
    ['image.jpg', 'waiting'],
    ['image (2).jpg', 'waiting'],
    ['x.heic', 'refused'],
    ['empty.pdf', 'refused'],
  ])
  await model.send()
  expect(model.trouble.value).toEqual({ key: 'dropped' })
  expect(model.files.value[1]?.state.value.kind).toBe('dropped')
  await model.send()
  expect(sent).toEqual([
    { files: ['image.jpg', 'image (2).jpg'], read: 0 },
    { files: ['image (2).jpg'], read: 1 },
  ])
  expect(model.step.value).toBe('check')
})
