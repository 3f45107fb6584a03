/** What an afternoon with regular expressions gets: the yardstick that the rules have to beat. */
import { type Biomarker, type CaseProfile, type Diagnosis, profileOf } from '../../protocol/case-profile.ts'

const SITES = [
  'breast',
  'colon',
  'rectum',
  'colorectal',
  'stomach',
  'gastric',
  'ovary',
  'ovarian',
  'prostate',
  'lung',
  'pancreas',
  'kidney',
  'bladder',
  'uterine',
  'cervix',
  'liver',
  'skin',
]
const NAMES: Readonly<Record<string, string>> = {
  colorectal: 'colorectum',
  gastric: 'stomach',
  ovarian: 'ovary',
  uterine: 'endometrium',
}
const KINDS = [
  'invasive ductal carcinoma',
  'infiltrating ductal carcinoma',
  'invasive lobular carcinoma',
  'ductal carcinoma in situ',
  'adenocarcinoma',
  'lymphoma',
  'leukemia',
  'melanoma',
  'serous carcinoma',
]
const DRUGS: readonly [string, CaseProfile['treatments'][number]['kind']][] = [
  ['tamoxifen', 'endocrine'],
  ['anastrozole', 'endocrine'],
  ['letrozole', 'endocrine'],
  ['fulvestrant', 'endocrine'],
  ['leuprolide', 'endocrine'],
  ['trastuzumab', 'targeted'],
  ['bevacizumab', 'targeted'],
  ['abemaciclib', 'targeted'],
  ['ribociclib', 'targeted'],
  ['palbociclib', 'targeted'],
  ['docetaxel', 'chemotherapy'],
  ['paclitaxel', 'chemotherapy'],
  ['carboplatin', 'chemotherapy'],
  ['cyclophosphamide', 'chemotherapy'],
  ['doxorubicin', 'chemotherapy'],
  ['capecitabine', 'chemotherapy'],
  ['oxaliplatin', 'chemotherapy'],
  ['folfox', 'chemotherapy'],
  ['pembrolizumab', 'immunotherapy'],
]

export function readPlainly(text: string): CaseProfile {
  const diagnoses = SITES.flatMap((site): Diagnosis[] => {
    if (
      !new RegExp(
        `${site}[^.]{0,60}(?:cancer|carcinoma|neoplasm|lymphoma)|(?:cancer|carcinoma|neoplasm|lymphoma)[^.]{0,60}${site}`,
        'i',
      ).test(text)
    )
      return []
    const side = new RegExp(`(left|right)\\s+${site}|${site},\\s*(left|right)`, 'i').exec(text)
    const histology = KINDS.find(kind => text.toLowerCase().includes(kind))
    return [
      {
        site: NAMES[site] ?? site,
        role: 'primary',
        ...(histology && { histology: histology.replace('infiltrating', 'invasive') }),
        ...(side && { laterality: (side[1] ?? side[2] ?? '').toLowerCase() as 'left' }),
      },
    ]
  })
  const grade = /grade\s*([1-3])/i.exec(text)?.[1]
  if (grade && diagnoses[0]) diagnoses[0].grade = grade
  const biomarkers = (
    [
      ['ER', 'ER|estrogen(?: receptor)?'],
      ['PR', 'PR|progesterone(?: receptor)?'],
      ['HER2', 'HER-?2(?:/neu)?'],
    ] as const
  ).flatMap(([name, words]): Biomarker[] => {
    const found = new RegExp(
      `\\b(?:${words})\\b[^.\\n]{0,40}?(positive|negative)(?:[^\\d\\n]{0,20}(\\d{1,3})(\\+|%)?)?`,
      'i',
    ).exec(text)
    if (!found) return []
    const [, status = '', number, sign] = found
    return [
      {
        name,
        status: status.toLowerCase() as 'positive',
        ...(number && sign === '%' && { percent: Number(number) }),
        ...(number && !sign && name !== 'HER2' && { hScore: Number(number) }),
        ...(number && name === 'HER2' && { ihc: (number === '0' ? '0' : `${number}+`) as '0' }),
      },
    ]
  })
  const ki67 = /Ki-?67[^\d\n]{0,20}(\d{1,3})\s*%/i.exec(text)?.[1]
  if (ki67) biomarkers.push({ name: 'Ki-67', percent: Number(ki67) })
  const stage = /stage\s*:?,?\s*(?:stage\s*)?(IV|I{1,3}|[0-4])([ABC]?)\b/i.exec(text)
  const t = /\b([cp]?T[0-4][a-d]?)\b/i.exec(text)?.[1]
  const n = /\b([cp]?N[0-3](?:mi|[a-c])?)\b/i.exec(text)?.[1]
  const m = /\b([cp]?M[01])\b/i.exec(text)?.[1]
  const treatments = DRUGS.filter(([name]) => text.toLowerCase().includes(name)).map(([name, kind]) => ({ kind, name }))
  const surgery =
    /\b(?:(?:left|right|total|partial|segmental|radical|modified)\s+)*(?:mastectomy|lumpectomy|gastrectomy|colectomy|prostatectomy|resection)\b/i.exec(
      text,
    )?.[0]
  const gene = /\b(BRCA[12]|KRAS|NRAS|BRAF|EGFR|PIK3CA|TP53|ESR1|PALB2)\b[^.\n]{0,30}?\b([A-Z]\d+[A-Z]|mutat\w+)/.exec(
    text,
  )
  return profileOf({
    diagnoses,
    ...((stage || t || n || m) && {
      stage: { ...(stage && { group: `${stage[1]}${stage[2]}` }), ...(t && { t }), ...(n && { n }), ...(m && { m }) },
    }),
    biomarkers,
    variants: gene?.[1] ? [{ gene: gene[1], ...(gene[2] && { change: gene[2] }) }] : [],
    treatments: [
      ...treatments,
      ...(surgery ? [{ kind: 'surgery' as const, name: surgery }] : []),
      ...(/radiation/i.test(text) ? [{ kind: 'radiation' as const }] : []),
    ],
  })
}
