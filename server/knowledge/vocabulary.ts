/** Words that patients and clinicians use for one thing. A group never joins two active substances. */
import { splitStems } from './tokens.ts'

const GROUPS = [
  'chemo, chemotherapy',
  'radiation, radiotherapy, radio',
  'vomit, vomiting, throwing, puke, puking, nausea, nauseous, nauseated, queasy',
  'ill, sick, unwell',
  'tired, tiredness, fatigue, exhausted, exhaustion',
  'doctor, doctors, doc, oncologist, onc, physician',
  'drug, medicine, medication, med',
  'cost, price, pay, afford, expensive, bill, insurance',
  'temperature, fever, feverish',
  'clot, thrombosis',
  'caregiver, carer, caregiving',
  'spouse, husband, wife, partner',
  'mom, mother, mum',
  'dad, father',
  'spread, metastatic, metastases, metastasis, mets',
  'tumor, tumour, tumors',
  'gene, genetic, inherited, hereditary',
  'scan, scans, imaging',
  'records, paperwork, documents, papers',
  'upset, offend, offending, offended, mad, insult, angry, hurt, react, reacts',
  'burnt, burned, burnout',
  'loss, lose, losing, fall, falling',
  // The categories of TNM (AJCC), by which stages are told.
  'tnm, tx, t0, t1, t2, t3, t4, nx, n0, n1, n2, n3, m0, m1',
  'ii, 2',
  'iii, 3',
  'iv, 4',
  'slides, tissue, biopsy, sample',
  'trial, study',
  'neuropathy, numb, numbness, tingling',
  'neutropenia, neutropenic',
  'bald, hair',
  'appointment, visit',
  'leukaemia, leukemia',
  'oesophageal, esophageal',
  'adc, adcs, conjugate, conjugates',
  'brca, brca1, brca2',
  'kid, kids, child, children',
  'aunt, uncle, grandmother, grandfather, cousin, relative',
]

const GROUP_OF = new Map<string, string[]>()
for (const group of GROUPS) {
  const stems = [...new Set(splitStems(group))]
  for (const stem of stems) GROUP_OF.set(stem, [...(GROUP_OF.get(stem) ?? []), ...stems])
}

/** The stem and those that mean the same. */
export function alikeStems(stem: string): readonly string[] {
  return GROUP_OF.get(stem) ?? [stem]
}
