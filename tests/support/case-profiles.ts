import { profileOf } from '../../protocol/case-profile.ts'

/** An invented case: HER2-low (IHC 1+), hormone receptor-positive, two lines of treatment so far. */
export const HER2_LOW = profileOf({
  diagnoses: [
    { site: 'breast', histology: 'invasive ductal carcinoma', laterality: 'left', role: 'primary', grade: '2' },
  ],
  biomarkers: [
    { name: 'ER', status: 'positive', percent: 90 },
    { name: 'PR', status: 'negative', percent: 0 },
    { name: 'HER2', status: 'low', ihc: '1+', date: '2024-03-11' },
    { name: 'Ki-67', percent: 18 },
  ],
  genesTestedNegative: ['BRCA1', 'BRCA2'],
  treatments: [
    { kind: 'endocrine', name: 'letrozole', start: '2023' },
    { kind: 'chemotherapy', name: 'capecitabine', start: '2025' },
  ],
})
