/** What codes say that may come without a name. */
import type { Diagnosis } from '../../../../protocol/case-profile.ts'

/** Stage groups and TNM categories of mCODE's observations: LOINC, and SNOMED CT. */
export const STAGE_CODES: Readonly<
  Record<string, readonly ['group' | 't' | 'n' | 'm', 'clinical' | 'pathologic' | undefined]>
> = {
  '21908-9': ['group', 'clinical'],
  '21902-2': ['group', 'pathologic'],
  '21914-7': ['group', undefined],
  '21905-5': ['t', 'clinical'],
  '21899-0': ['t', 'pathologic'],
  '21906-3': ['n', 'clinical'],
  '21900-6': ['n', 'pathologic'],
  '21907-1': ['m', 'clinical'],
  '21901-4': ['m', 'pathologic'],
  // SNOMED CT, which mCODE uses from its third edition on.
  '399537006': ['group', 'clinical'],
  '399588009': ['group', 'pathologic'],
  '399390009': ['group', undefined],
  '399504009': ['t', 'clinical'],
  '384625004': ['t', 'pathologic'],
  '78873005': ['t', undefined],
  '399534004': ['n', 'clinical'],
  '371494008': ['n', 'pathologic'],
  '277206009': ['n', undefined],
  '399387003': ['m', 'clinical'],
  '371497001': ['m', 'pathologic'],
  '277208005': ['m', undefined],
}

/** LOINC: markers whose code may come without a name. */
export const MARKER_CODES: Readonly<Record<string, string>> = {
  '85337-4': 'Estrogen receptor',
  '40556-3': 'Estrogen receptor',
  '16112-5': 'Estrogen receptor',
  '85339-0': 'Progesterone receptor',
  '40557-1': 'Progesterone receptor',
  '16113-3': 'Progesterone receptor',
  '48676-1': 'HER2',
  '18474-7': 'HER2',
  '85319-2': 'HER2',
  '85318-4': 'HER2 FISH',
  '85329-1': 'Ki-67',
  '29593-1': 'Ki-67',
  '62862-8': 'Microsatellite instability',
  '2857-1': 'PSA',
  '10334-1': 'CA-125',
  '2039-6': 'CEA',
  '24108-3': 'CA 19-9',
}

/** SNOMED CT qualifiers of sides. */
export const SIDES: Readonly<Record<string, NonNullable<Diagnosis['laterality']>>> = {
  '7771000': 'left',
  '24028007': 'right',
  '51440002': 'bilateral',
}

/** LOINC answers and SNOMED CT qualifiers that may come without a name. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'LA6576-8': 'Positive',
  'LA6577-6': 'Negative',
  'LA11884-6': 'Indeterminate',
  'LA9633-4': 'Present',
  'LA9634-2': 'Absent',
  'LA6683-2': 'Germline',
  'LA6684-0': 'Somatic',
  'LA6668-3': 'Pathogenic',
  'LA26332-9': 'Likely pathogenic',
  'LA26333-7': 'Uncertain significance',
  '10828004': 'Positive',
  '260385009': 'Negative',
  '42425007': 'Equivocal',
  // HL7 v3 ObservationInterpretation.
  POS: 'Positive',
  NEG: 'Negative',
  IND: 'Indeterminate',
  DET: 'Detected',
  ND: 'Not detected',
  // ICD-O-3 morphology.
  '8500/3': 'Invasive ductal carcinoma',
  '8520/3': 'Invasive lobular carcinoma',
  '8140/3': 'Adenocarcinoma',
  '8070/3': 'Squamous cell carcinoma',
  '8310/3': 'Clear cell adenocarcinoma',
  '8441/3': 'Serous carcinoma',
  '8461/3': 'High-grade serous carcinoma',
  '8041/3': 'Small cell carcinoma',
  '8720/3': 'Melanoma',
  '9732/3': 'Multiple myeloma',
  '9680/3': 'Diffuse large B-cell lymphoma',
}

/** LOINC: a variant that was assessed, and the list of genes that a test looked at. */
export const VARIANT = '69548-6'
export const GENES_STUDIED = '53041-0'
