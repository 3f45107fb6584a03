import type { CaseProfile } from '../../protocol/case-profile.ts'

/** An invented case: HER2-low (IHC 1+), hormone receptor-positive, two lines of treatment so far. */
export const HER2_LOW: CaseProfile = {
  diagnoses: [
    { site: 'breast', histology: 'invasive ductal carcinoma', laterality: 'left', role: 'primary', grade: '2' },
  ],
  biomarkers: [
    { name: 'ER', status: 'positive', percent: 90 },
    { name: 'PR', status: 'negative', percent: 0 },
    { name: 'HER2', status: 'low', ihc: '1+', date: '2024-03-11' },
    { name: 'Ki-67', percent: 18 },
  ],
  variants: [],
  genesTestedNegative: ['BRCA1', 'BRCA2'],
  treatments: [
    { kind: 'endocrine', name: 'letrozole', start: '2023' },
    { kind: 'chemotherapy', name: 'capecitabine', start: '2025' },
  ],
  conflicts: [],
  evidence: [],
}

/** A profile with nothing in it but what is given. */
export const profileOf = (facts: Partial<CaseProfile>): CaseProfile => ({
  ...{
    diagnoses: [],
    biomarkers: [],
    variants: [],
    genesTestedNegative: [],
    treatments: [],
    conflicts: [],
    evidence: [],
  },
  ...facts,
})
