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

  test.each<[string, string[]]>([
    ['my treatment nurse called Anna', ['Anna']],
    ['My name is Siobhán Ní Bhriain, can I ask about Enhertu?', ['Siobhán', 'Bhriain']],
    ['This is Tomás Herrera writing for my wife', ['Tomás', 'Herrera']],
    ['my son named Oluwaseun has leukemia', ['Oluwaseun']],
    ['Hi, I am Jean-Luc Martin. What is stage 2?', ['Jean-Luc', 'Martin']],
    ['my sister Mei has HER2-low', ['Mei']],
    ['Professor Nakamura wants a biopsy', ['Nakamura']],
    ['my oncologist Dr. A. Rossi says no', ['Rossi']],
    ['call me on 020 7946 0958', ['7946']],
    ['my number is +44 7911 123456', ['7911']],
    ['my mobile: 0171 1234567 (Germany)', ['1234567']],
    ['reach me at +49 30 901820', ['901820']],
    ['tel 01 42 68 53 00 in Paris', ['42 68']],
    ['phone +81 3-1234-5678', ['1234-5678']],
    ['whatsapp +91 98765 43210', ['98765']],
    ['+55 11 91234-5678 is my cell', ['91234']],
    ['my phone is (02) 9876 5432', ['9876']],
    ['+34 612 345 678', ['612 345']],
    ['text me 555-0142', ['555-0142']],
    ['mail: ana_maria.lopez@correo.es', ['lopez']],
    ['email john at gmail dot com', ['gmail']],
    ['born 7/4/58', ['7/4/58']],
    ['DOB 1958-07-04', ['1958-07-04']],
    ['date of birth: 4 July 1958', ['July 1958']],
    ['I was born on 04.07.1958', ['04.07.1958']],
    ['birthday is July 4th', ['July 4th']],
    ['my MRN is 445-22-118', ['445-22-118']],
    ['medical record number: H0098231', ['H0098231']],
    ['NHS number 943 476 5919', ['943 476']],
    ['insurance ID XYZ123456789', ['XYZ123456789']],
    ['Medicare number 1EG4-TE5-MK73', ['1EG4']],
    ['accession S24-10233', ['S24-10233']],
    ['I live at 12 Rue de la Paix', ['Rue de la Paix']],
    ['we are at 45 Hauptstraße', ['Hauptstraße']],
    ['my address is 9 Acacia Gardens, Leeds LS1 4DY', ['Acacia', 'LS1 4DY']],
    ['P.O. Box 1234, Austin', ['1234']],
    ['Soy María Fernández y tengo cáncer', ['María', 'Fernández']],
    ['me llamo José Pérez', ['José', 'Pérez']],
    ['mi marido Carlos tiene cáncer', ['Carlos']],
    ['SSN 123 45 6789', ['6789']],
    ['regards, Priya', ['Priya']],
  ])('no one is known by what is left of: %s', (text, parts) => {
    for (const part of parts) expect(maskIdentity(text)).not.toContain(part)
  })

  test.each([
    'a drug called Enhertu',
    'the medicine named Keytruda',
    'I take something called letrozole',
    'a new drug called Trodelvy for my wife',
    'a gene called BRCA2',
    'a test called Oncotype',
    'a protein called HER2',
    'it is a syndrome called Lynch',
    'a trial called Destiny',
    'a cancer called Hodgkin lymphoma',
    'What is Paget disease?',
    'the drug is called Kisqali',
    'My treatment is called FOLFOX',
    'a port called Hickman',
    'chemo called Taxol',
    'a surgery called Whipple',
    'the marker CA 19-9 is 1,250',
    'PSA 4.2 to 8.6 in 2 years',
    'my hemoglobin is 10.2 and platelets 150000',
    'ALK fusion, PD-L1 50%',
    'stage IIIA T2N1M0',
    'Ki-67 20-30%',
    'I am on AC-T every 3 weeks',
    'my Gleason is 3+4=7',
    'I am Stage 4',
    'I am HER2 positive',
    'I am Triple Negative',
    'this is Metastatic disease',
    'I am Ashkenazi Jewish',
    'My doctor says Enhertu',
    'the scan was 3 months ago',
    '6 cycles of 21 days',
    'a fever of 101.5',
    'call 911?',
    'call 1-800-4-CANCER',
    'my mother has Lynch syndrome',
    'my husband Stage 3 colon cancer',
    'my oncologist recommended Keytruda',
    'thanks, what is HER2?',
    '5-FU and leucovorin',
  ])('nothing is taken from: %s', text => {
    expect(maskIdentity(text)).toBe(text)
  })

  test.each([
    'a@',
    'rue ',
    'a at ',
    'a-',
    'drug called ',
    'platelets ',
    '1-',
    'id ',
    'Dr. ',
    'My name is ',
    'A',
    '中',
    '12 ',
    '\n',
    '\n- A',
    '(',
  ])('a hostile text is masked in linear time: %j', piece => {
    const begun = process.cpuUsage()
    maskIdentity(piece.repeat(32_000 / piece.length))
    // Measured up to 60 ms; a pattern that is not linear takes one second and more.
    expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(600)
  })
})
