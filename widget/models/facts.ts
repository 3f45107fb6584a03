/** A proposed profile as a list of facts to look at one by one, and what a person left of it as a profile again. */
import type { CaseProfile, Evidence } from '../../protocol/case-profile.ts'
import type { RecordWarning } from '../../protocol/records.ts'

export const GROUPS = ['diagnoses', 'stage', 'biomarkers', 'variants', 'genesTestedNegative', 'treatments'] as const
export type Group = (typeof GROUPS)[number]

/** A field of a fact: what it may hold. */
export type Field = { name: string; options?: readonly string[]; number?: number; date?: true }

/** Fields that a person can change, in the order in which they are shown. The words are mCODE's (`protocol/case-profile.ts`). */
export const FIELDS: Record<Group, readonly Field[]> = {
  diagnoses: [
    { name: 'site' },
    { name: 'histology' },
    { name: 'laterality', options: ['left', 'right', 'bilateral'] },
    { name: 'role', options: ['primary', 'metastasis', 'recurrence', 'history'] },
    { name: 'grade' },
    { name: 'date', date: true },
  ],
  stage: [
    { name: 'group' },
    { name: 't' },
    { name: 'n' },
    { name: 'm' },
    { name: 'basis', options: ['clinical', 'pathologic'] },
    { name: 'date', date: true },
  ],
  biomarkers: [
    { name: 'name' },
    { name: 'status', options: ['positive', 'negative', 'equivocal', 'low', 'ultralow'] },
    { name: 'ihc', options: ['0', '1+', '2+', '3+'] },
    { name: 'ish', options: ['amplified', 'not amplified', 'equivocal'] },
    { name: 'percent', number: 100 },
    { name: 'hScore', number: 300 },
    { name: 'value' },
    { name: 'staining' },
    { name: 'date', date: true },
  ],
  variants: [
    { name: 'gene' },
    { name: 'change' },
    { name: 'origin', options: ['germline', 'somatic'] },
    { name: 'significance' },
  ],
  genesTestedNegative: [{ name: 'gene' }],
  treatments: [
    {
      name: 'kind',
      options: ['surgery', 'radiation', 'chemotherapy', 'endocrine', 'targeted', 'immunotherapy', 'bone', 'other'],
    },
    { name: 'name' },
    { name: 'start', date: true },
    { name: 'end', date: true },
    { name: 'status', options: ['planned', 'active', 'completed', 'stopped'] },
  ],
}

export type Value = Record<string, unknown>

/** `unsure` is what nobody has looked at, and what somebody looked at and does not know: neither is used. */
export type Verdict = 'right' | 'unsure'

export interface Fact {
  id: string
  group: Group
  value: Value
  verdict: Verdict | null
  isEdited: boolean
  evidence: Evidence[]
  warnings: RecordWarning[]
  /** The files say different things of it. */
  isDisputed: boolean
  /** A name for it that follows by a rule, such as HER2-low: looked at and confirmed with it, and gone when it is edited. */
  label?: Fact | undefined
}

const isBelow = (pointer: string, fact: string) => pointer === fact || pointer.startsWith(`${fact}/`)

/** The facts of a proposal; `verdict` is what they begin with: null for what nobody has looked at. */
export function listFacts(profile: CaseProfile, warnings: readonly RecordWarning[], verdict: Verdict | null): Fact[] {
  const values: [Group, string, Value][] = [
    ...profile.diagnoses.map((value, index): [Group, string, Value] => [
      'diagnoses',
      `/diagnoses/${index}`,
      { ...value },
    ]),
    ...(profile.stage ? [['stage', '/stage', { ...profile.stage }] as [Group, string, Value]] : []),
    ...profile.biomarkers.map((value, index): [Group, string, Value] => [
      'biomarkers',
      `/biomarkers/${index}`,
      { ...value },
    ]),
    ...profile.variants.map((value, index): [Group, string, Value] => ['variants', `/variants/${index}`, { ...value }]),
    ...profile.genesTestedNegative.map((gene, index): [Group, string, Value] => [
      'genesTestedNegative',
      `/genesTestedNegative/${index}`,
      { gene },
    ]),
    ...profile.treatments.map((value, index): [Group, string, Value] => [
      'treatments',
      `/treatments/${index}`,
      { ...value },
    ]),
  ]
  const facts = values.map(
    ([group, id, value]): Fact => ({
      ...{ id, group, value, verdict, isEdited: false },
      evidence: profile.evidence.filter(({ fact }) => isBelow(fact, id)),
      warnings: warnings.filter(({ fact }) => fact !== undefined && isBelow(fact, id)),
      isDisputed: profile.conflicts.some(pointer => isBelow(pointer, id)) || value.status === 'conflict',
    }),
  )
  return facts.flatMap(fact => (facts.some(other => isLabelOf(fact, other)) ? [] : [withLabel(fact, facts)]))
}

/** One stain, told by its result and by the name that a rule gives it, is one fact with its rule. */
const isLabelOf = (label: Fact, { group, value, isDisputed }: Fact) =>
  group === 'biomarkers' &&
  label.group === group &&
  !isDisputed &&
  value.name === 'HER2' &&
  /^HER2-/.test(String(label.value.name)) &&
  (['date', 'diagnosis', 'ihc', 'ish'] as const).every(name => label.value[name] === value[name])

function withLabel(fact: Fact, facts: readonly Fact[]): Fact {
  const label = facts.find(other => isLabelOf(other, fact))
  if (!label) return fact
  // The rule of the label tells all that the one of its result does.
  const warnings = [...fact.warnings.filter(({ code }) => code !== 'derived'), ...label.warnings]
  return { ...fact, label, warnings }
}

/** Room in the relay's 64 KiB frame for the rest of a `profile`. */
const PROFILE_MAX_BYTES = 60 * 1024

/** A profile that fits into one frame: of long evidence first the second and later quotes of a fact go, then all of them. */
function fitFrame(profile: CaseProfile): CaseProfile {
  const isLong = (one: CaseProfile) => new TextEncoder().encode(JSON.stringify(one)).byteLength > PROFILE_MAX_BYTES
  if (!isLong(profile)) return profile
  const first = profile.evidence.filter(({ fact }, index, all) => all.findIndex(other => other.fact === fact) === index)
  const shorter = { ...profile, evidence: first }
  return isLong(shorter) ? { ...profile, evidence: [] } : shorter
}

/** Facts of one kind by date, so that results over time read as history; what has no date comes first. */
export function orderFacts(facts: readonly Fact[]): Fact[] {
  const dateOf = ({ value }: Fact) => String(value.date ?? value.start ?? '')
  const nameOf = ({ group, value }: Fact) => (group === 'biomarkers' ? String(value.name ?? '').toLowerCase() : '')
  return [...facts].sort(
    (one, other) => nameOf(one).localeCompare(nameOf(other)) || dateOf(one).localeCompare(dateOf(other)),
  )
}

/** The profile of what a person said is right, and of nothing else. Who said so has settled what the files disagreed on. */
export function toProfile(facts: readonly Fact[]): CaseProfile {
  const kept = facts
    .filter(({ verdict, value }) => verdict === 'right' && value.status !== 'conflict')
    .flatMap(fact => (fact.label && !fact.isEdited ? [fact, fact.label] : [fact]))
  const of = (group: Group) => kept.filter(fact => fact.group === group)
  const diagnoses = of('diagnoses').map(({ id }) => id)
  const evidence: Evidence[] = []
  /** A fact under its new place: its evidence moves along, and what it says of a diagnosis points to where that is now. */
  const move = (fact: Fact, place: string): Value => {
    for (const one of fact.evidence) evidence.push({ ...one, fact: place + one.fact.slice(fact.id.length) })
    const { diagnosis, ...value } = fact.value
    const index = diagnoses.indexOf(`/diagnoses/${diagnosis}`)
    return index < 0 ? value : { ...value, diagnosis: index }
  }
  const list = (group: Group) => of(group).map((fact, index) => move(fact, `/${group}/${index}`))
  const [stage] = of('stage')
  return fitFrame({
    diagnoses: list('diagnoses'),
    ...(stage && { stage: move(stage, '/stage') }),
    biomarkers: list('biomarkers'),
    variants: list('variants'),
    genesTestedNegative: list('genesTestedNegative').map(({ gene }) => gene),
    treatments: list('treatments'),
    conflicts: [],
    evidence,
  } as unknown as CaseProfile)
}

/** As exact as it is known. */
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** What a form holds, as the value of a fact. Gives the name of the first field that cannot be taken instead. */
export function readForm(group: Group, before: Value, form: FormData): { value: Value } | { wrong: string } {
  const value: Value = { ...before }
  const [required] = FIELDS[group]
  for (const { name, number, date } of FIELDS[group]) {
    const text = String(form.get(name) ?? '')
      .trim()
      .slice(0, 200)
    delete value[name]
    const isWrong =
      (text === '' && name === required?.name && group !== 'stage') ||
      (text !== '' && date && !DATE.test(text)) ||
      (text !== '' && number !== undefined && !(Number(text) >= 0 && Number(text) <= number))
    if (isWrong) return { wrong: name }
    if (text !== '') value[name] = number === undefined ? text : Number(text)
  }
  return { value }
}
