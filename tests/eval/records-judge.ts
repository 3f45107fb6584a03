/** Holds a profile against what a person read off the same file. Names are compared in plain letters, sides and numbers exactly. */
import type { CaseProfile } from '../../protocol/case-profile.ts'

interface ExpectedDiagnosis {
  site: string
  histology?: string | null
  laterality?: string | null
  role: string
  date?: string | null
  grade?: number | string | null
  conflict?: string
}

export interface Expected {
  file: string
  diagnoses: ExpectedDiagnosis[]
  stage?: Partial<Record<'group' | 't' | 'n' | 'm', string | null>>
  metastases?: string[]
  biomarkers: Record<
    string,
    { status?: string; hScore?: number; percent?: number; ihc?: string; ish?: string; value?: number | string }
  >
  genes?: { gene: string; variant?: string | null; origin?: string; significance?: string }[]
  treatments?: { kind: string; name?: string | null; date?: string | null; status?: string | null }[]
  absent?: string[]
  conflicts?: string[]
  mustNot?: string[]
  notMedical?: boolean
}

export interface Verdict {
  right: number
  of: number
  missed: string[]
  /** In a field that must stay empty, or a statement that must not be made. */
  wrong: string[]
  conflicts: number
  unreported: string[]
}

export function judge(profile: CaseProfile, expected: Expected): Verdict {
  const missed: string[] = []
  let right = 0
  const check = (name: string, isRight: boolean) => {
    if (isRight) right++
    else missed.push(name)
  }
  for (const diagnosis of expected.diagnoses.filter(({ role }) => role !== 'associated'))
    judgeDiagnosis(diagnosis, profile, check)
  for (const field of ['group', 't', 'n', 'm'] as const) {
    const said = expected.stage?.[field]
    if (said) check(`stage.${field} ${said}`, toStage(profile.stage?.[field]) === toStage(said))
  }
  for (const site of expected.metastases ?? [])
    check(
      `metastasis ${site}`,
      profile.diagnoses.some(one => one.role === 'metastasis' && overlap(one.site, site)),
    )
  for (const [name, values] of Object.entries(expected.biomarkers)) judgeMarker(name, values, profile, check)
  for (const { gene, variant, origin } of expected.genes ?? []) {
    const found = profile.variants.find(one => one.gene === gene)
    check(`gene ${gene}`, found !== undefined)
    if (variant) check(`${gene} ${variant}`, found !== undefined && overlap(found.change ?? '', variant))
    if (origin) check(`${gene} ${origin}`, found?.origin === origin)
  }
  for (const { kind, name, date } of expected.treatments ?? []) {
    const found = profile.treatments.filter(one => one.kind === kind && (!name || overlap(one.name ?? '', name)))
    check(`${kind} ${name ?? ''}`, found.length > 0)
    if (date)
      check(
        `${kind} ${name ?? ''} ${date}`,
        found.some(one => one.start?.startsWith(date) || one.end?.startsWith(date)),
      )
  }
  if (expected.notMedical) check('not a medical record', profile.notMedical === true)
  const contradictions = [
    ...(expected.conflicts ?? []),
    ...expected.diagnoses.filter(({ conflict }) => conflict).map(() => 'diagnoses.laterality'),
  ]
  const unreported = contradictions.filter(
    name => !profile.conflicts.some(pointer => overlap(pointer.replace(/\/\d+/g, ''), name.replace('.', '/'))),
  )
  const wrong = [
    ...(expected.absent ?? []).filter(field => isFilled(field, profile)),
    ...(expected.mustNot ?? []).filter(statement => isStated(statement, profile, expected)),
  ]
  return { right, of: right + missed.length, missed, wrong, conflicts: contradictions.length, unreported }
}

type Check = (name: string, isRight: boolean) => void

function judgeDiagnosis(
  { site, histology, laterality, role, date, grade }: ExpectedDiagnosis,
  { diagnoses }: CaseProfile,
  check: Check,
): void {
  const kin = diagnoses.filter(
    one =>
      overlap(one.site, site) &&
      (role === 'history' ? one.role === 'history' : one.role !== 'metastasis' && one.role !== 'history'),
  )
  const found =
    kin.find(
      one => (!laterality || one.laterality === laterality) && (!histology || overlap(one.histology ?? '', histology)),
    ) ?? kin[0]
  const name = `${role} ${site}`
  check(name, found !== undefined)
  if (histology) check(`${name}: ${histology}`, found !== undefined && overlap(found.histology ?? '', histology))
  if (laterality) check(`${name}: ${laterality}`, found?.laterality === laterality)
  if (date) check(`${name}: ${date}`, found?.date?.startsWith(date) === true)
  if (grade) check(`${name}: grade ${grade}`, found?.grade === String(grade))
}

function judgeMarker(
  name: string,
  values: Expected['biomarkers'][string],
  { biomarkers }: CaseProfile,
  check: Check,
): void {
  const all = biomarkers.filter(one => plain(one.name) === plain(name))
  for (const [field, value] of Object.entries(values)) {
    if (value === null || ['date', 'unit', 'level'].includes(field) || value === 'not applicable') continue
    check(
      `${name}.${field} ${value}`,
      all.some(
        one =>
          plain(String(one[field as 'status'] ?? '')) === plain(String(value)) ||
          (field === 'value' && String(one.value ?? '').startsWith(String(value))),
      ),
    )
  }
}

function isFilled(field: string, profile: CaseProfile): boolean {
  const [name = '', part] = field.split('.')
  if (name === 'stage') return part ? profile.stage?.[part as 't'] !== undefined : profile.stage !== undefined
  if (name === 'genes') return profile.variants.length > 0
  if (name === 'treatments') return profile.treatments.length > 0
  return profile.biomarkers.some(
    one => plain(one.name) === plain(name) && (part ? one[part as 'ish'] !== undefined : true),
  )
}

/** "BRCA1 mutated", "colon cancer", "breast carcinoma": sentences that name what a careless reader would enter. */
function isStated(
  statement: string,
  { diagnoses, variants, stage }: CaseProfile,
  { diagnoses: expected }: Expected,
): boolean {
  const gene = /^(\w+) mutated/.exec(statement)?.[1]
  if (gene) return variants.some(one => one.gene === gene)
  const group = /^stage .* = (\w+)/.exec(statement)?.[1]
  if (group) return toStage(stage?.group) === toStage(group)
  const cancer = /^(\w+) (?:cancer|carcinoma)/.exec(statement)?.[1]
  if (cancer && expected.some(({ site }) => site === cancer))
    return diagnoses.some(one => one.site === cancer && (!one.histology || /carcinoma/.test(one.histology)))
  if (cancer) return diagnoses.some(one => overlap(one.site, SITES[cancer] ?? cancer))
  return /not metastatic/.test(statement) && !diagnoses.some(({ role }) => role === 'metastasis')
}

const SITES: Readonly<Record<string, string>> = { cervical: 'cervix', uterine: 'endometrium', ovarian: 'ovary' }
const ROMAN: Readonly<Record<string, string>> = { '0': '0', '1': 'I', '2': 'II', '3': 'III', '4': 'IV' }
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9+]/g, '')

function toStage(text: string | null | undefined): string | undefined {
  return text
    ?.trim()
    .toUpperCase()
    .replace(/^([0-4])(?=[A-C]?\d?$)/, digit => ROMAN[digit] ?? digit)
}

/** Half of the longer words of what is expected are there, in any form. */
function overlap(found: string, expected: string): boolean {
  const words = expected.toLowerCase().match(/[a-z0-9>]{3,}/g) ?? [expected.toLowerCase()]
  const text = found.toLowerCase()
  const hits = words.filter(word => text.includes(word.slice(0, Math.max(3, word.length - 2))))
  return hits.length > 0 && hits.length >= words.length / 2
}
