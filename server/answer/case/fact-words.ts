/** Words for the values of a case profile, by language. */
import type { Biomarker, Diagnosis, Stage, Treatment, Variant } from '../../../protocol/case-profile.ts'

export interface FactWords {
  diagnosis: string
  roles: Record<Exclude<Diagnosis['role'], 'primary'>, string>
  sides: Record<NonNullable<Diagnosis['laterality']>, string>
  grade: string
  stage: string
  bases: Record<NonNullable<Stage['basis']>, string>
  statuses: Record<NonNullable<Biomarker['status']>, string>
  ish: Record<NonNullable<Biomarker['ish']>, string>
  origins: Record<NonNullable<Variant['origin']>, string>
  noChange: string
  kinds: Record<Treatment['kind'], string>
}

const english: FactWords = {
  diagnosis: 'Diagnosis',
  roles: { metastasis: 'Spread to', recurrence: 'Came back', history: 'Earlier cancer' },
  sides: { left: 'left', right: 'right', bilateral: 'both sides' },
  grade: 'grade',
  stage: 'Stage',
  bases: { clinical: 'clinical', pathologic: 'pathologic' },
  statuses: {
    positive: 'positive',
    negative: 'negative',
    equivocal: 'equivocal',
    low: 'low',
    ultralow: 'ultralow',
    conflict: 'reports differ',
  },
  ish: { amplified: 'ISH amplified', 'not amplified': 'ISH not amplified', equivocal: 'ISH equivocal' },
  origins: { germline: 'inherited (germline)', somatic: 'in the tumor (somatic)' },
  noChange: 'tested, no change found',
  kinds: {
    surgery: 'Surgery',
    radiation: 'Radiation',
    chemotherapy: 'Chemotherapy',
    endocrine: 'Hormone treatment',
    targeted: 'Targeted treatment',
    immunotherapy: 'Immunotherapy',
    bone: 'Bone treatment',
    other: 'Treatment',
  },
}

const spanish: FactWords = {
  diagnosis: 'Diagnóstico',
  roles: { metastasis: 'Se extendió a', recurrence: 'Volvió', history: 'Cáncer anterior' },
  sides: { left: 'lado izquierdo', right: 'lado derecho', bilateral: 'ambos lados' },
  grade: 'grado',
  stage: 'Etapa',
  bases: { clinical: 'clínica', pathologic: 'patológica' },
  statuses: {
    positive: 'positivo',
    negative: 'negativo',
    equivocal: 'dudoso',
    low: 'bajo',
    ultralow: 'ultrabajo',
    conflict: 'los informes no coinciden',
  },
  ish: { amplified: 'ISH amplificado', 'not amplified': 'ISH no amplificado', equivocal: 'ISH dudoso' },
  origins: { germline: 'heredado (germinal)', somatic: 'en el tumor (somático)' },
  noChange: 'analizado, sin cambios',
  kinds: {
    surgery: 'Cirugía',
    radiation: 'Radiación',
    chemotherapy: 'Quimioterapia',
    endocrine: 'Tratamiento hormonal',
    targeted: 'Terapia dirigida',
    immunotherapy: 'Inmunoterapia',
    bone: 'Tratamiento para los huesos',
    other: 'Tratamiento',
  },
}

/** The words for a BCP 47 tag: its language's where there are any, else English. */
export const factWordsFor = (locale: string): FactWords => (/^es\b/i.test(locale) ? spanish : english)
