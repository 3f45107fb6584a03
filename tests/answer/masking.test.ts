import { describe, expect, test } from 'vitest'
import { maskIdentity } from '../../server/answer/model/masking.ts'

describe('before a question leaves the relay', () => {
  test.each<[string, string, string]>([
    [
      'a name that is said to be one',
      'My name is Maria Delgado and I have cancer',
      'My name is [name] and I have cancer',
    ],
    ['a name in small letters', 'my name is maria, what is HER2?', 'my name is [name], what is HER2?'],
    ['who writes', "I'm Anna Kowalska. What is HER2-low?", "I'm [name]. What is HER2-low?"],
    ['a doctor', 'Dr. Patel says it is stage 2', 'Dr. [name] says it is stage 2'],
    ['a doctor with two names', 'I saw Dr Susan van der Berg today', 'I saw Dr [name] today'],
    ['a lady', 'Mrs. O’Brien asked me', 'Mrs. [name] asked me'],
    ['a relative', 'my husband John has lung cancer', 'my husband [name] has lung cancer'],
    ['a child that is called so', 'our daughter is called Lily', 'our daughter is called [name]'],
    ['a signature', 'What is HER2-low?\nThanks,\nMary Jones', 'What is HER2-low?\nThanks,\n[name]'],
    ['a signature behind a dash', 'What is HER2-low? - Mary', 'What is HER2-low? - [name]'],
    ['an e-mail address', 'write to mary.j+x@mail.example.org please', 'write to [e-mail] please'],
    ['a link', 'see https://example.org/me?id=4 now', 'see [link] now'],
    ['a telephone number', 'call me at +1 (503) 555-0142 today', 'call me at [phone] today'],
    ['another telephone number', 'my cell is 503.555.0142', 'my cell is [phone]'],
    ['a birth date', 'DOB: 03/14/1961, HER2-low', 'DOB: [date], HER2-low'],
    ['a birth date in words', 'born on March 14, 1961 in Ohio', 'born on [date] in Ohio'],
    ['a date of a visit', 'my surgery is on 14 March 2026', 'my surgery is on [date]'],
    ['an ISO date', 'scan of 2026-03-14', 'scan of [date]'],
    ['a record number', 'MRN 00123456 shows HER2 1+', 'MRN [number] shows HER2 1+'],
    ['another record number', 'patient id: A12-3456', 'patient id: [number]'],
    ['a social security number', 'it is 123-45-6789 ok', 'it is [number] ok'],
    ['a policy', 'policy number XJ-889201', 'policy number [number]'],
    ['an address', 'I live at 221 East Baker Street, Apt 4', 'I live at [address]'],
    ['a ZIP code', 'Portland OR 97201', 'Portland OR [zip]'],
    ['a ZIP code by its name', 'zip 97201', 'zip [zip]'],
    ['a British postcode', 'I am at SW1A 1AA', 'I am at [zip]'],
  ])('%s is masked', (_what, text, masked) => {
    expect(maskIdentity(text)).toBe(masked)
  })

  test.each([
    'What does HER2-low mean? My IHC was 1+ and Ki-67 20%.',
    'I am Stage 2 and ER positive, is Enhertu for me?',
    'A fever of 100.4 °F (38 °C) on day 8 of chemo',
    'How long after 6 cycles of TC, at 54 years old?',
    'What is BRCA1? My CA-125 is 1200.',
    'Is there a trial near me? NCT numbers confuse me.',
    'T2N1M0, grade III, 2.3 cm, 3 of 12 nodes',
    'this is HER2-low breast cancer',
    'I’m Spanish and so scared. What comes next?',
  ])('what matters for the answer stays: %s', text => {
    expect(maskIdentity(text)).toBe(text)
  })

  test('a hostile text is masked in linear time', () => {
    for (const piece of ['a@', '1-', 'Dr. ', 'My name is ', 'A', '12 ', '\n- A', '(']) {
      const begun = performance.now()
      maskIdentity(piece.repeat(4_000 / piece.length))
      expect(performance.now() - begun).toBeLessThan(1_000)
    }
  })
})
