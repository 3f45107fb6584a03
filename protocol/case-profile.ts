/** A patient's confirmed facts, in mCODE's terms (HL7 FHIR US mCODE: Primary Cancer Condition, Stage Group, Tumor Marker Test …). */

export interface Diagnosis {
  /** An organ ("breast"), or a group of lymph nodes ("axillary lymph nodes"): nodes nearby are no spread to other organs. */
  site: string
  histology?: string
  laterality?: 'left' | 'right' | 'bilateral'
  role: 'primary' | 'metastasis' | 'recurrence' | 'history'
  grade?: string
  date?: string
}

export interface Stage {
  group?: string
  t?: string
  n?: string
  m?: string
  basis?: 'clinical' | 'pathologic'
  date?: string
  /** Index into `diagnoses`. */
  diagnosis?: number
}

export interface Biomarker {
  /** "ER", "HER2", "Ki-67" …; "HER2-low" and "HER2-ultralow" are labels that follow by rule from a HER2 beside them, to be confirmed by themselves. */
  name: string
  status?: 'positive' | 'negative' | 'equivocal' | 'low' | 'ultralow' | 'conflict'
  percent?: number
  hScore?: number
  ihc?: '0' | '1+' | '2+' | '3+'
  ish?: 'amplified' | 'not amplified' | 'equivocal'
  staining?: string
  value?: string
  date?: string
  specimen?: { site?: string; kind?: string }
  /** Index into `diagnoses`. */
  diagnosis?: number
}

export interface Variant {
  gene: string
  change?: string
  origin?: 'germline' | 'somatic'
  significance?: string
}

export interface Treatment {
  kind: 'surgery' | 'radiation' | 'chemotherapy' | 'endocrine' | 'targeted' | 'immunotherapy' | 'bone' | 'other'
  name?: string
  start?: string
  end?: string
  status?: string
}

/** Where a fact was read: the words themselves, so that a patient can check them. */
export interface Evidence {
  /** JSON pointer (RFC 6901) into the profile. */
  fact: string
  file: string
  page?: number
  line?: number
  /** Left, top, width, height as fractions of the page. */
  box?: [number, number, number, number]
  quote: string
  /** 0 to 1. */
  confidence: number
}

export interface CaseProfile {
  diagnoses: Diagnosis[]
  stage?: Stage
  biomarkers: Biomarker[]
  variants: Variant[]
  genesTestedNegative: string[]
  treatments: Treatment[]
  /** JSON pointers to facts that contradict each other in the files. */
  conflicts: string[]
  evidence: Evidence[]
  notMedical?: true
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
