/** What sources call a case like this one: the words it is looked up by. */
import type { Case } from './read-case.ts'

const ORGANS: Record<string, string> = {
  ...{ 'head-neck': 'head and neck cancer', melanoma: 'melanoma', lymphoma: 'lymphoma', leukemia: 'leukemia' },
  ...{ myeloma: 'myeloma', sarcoma: 'sarcoma', mesothelioma: 'mesothelioma', neuroendocrine: 'neuroendocrine tumor' },
  ...{ 'bile-duct': 'bile duct cancer', 'unknown-primary': 'cancer of unknown primary' },
  gist: 'gastrointestinal stromal tumor',
  ...{
    myelodysplastic: 'myelodysplastic syndrome',
    myeloproliferative: 'myeloproliferative neoplasm',
    eye: 'eye melanoma',
  },
}

/** The receptor groups of breast cancer that have a name of their own, the most telling first. */
const GROUPS: [value: string, name: string][] = [
  ['her2-positive', 'HER2-positive breast cancer'],
  ['her2-low', 'HER2-low breast cancer'],
  ['her2-ultralow', 'HER2-ultralow breast cancer'],
  ['her2-zero', 'HER2-zero breast cancer'],
  ['triple-negative', 'triple-negative breast cancer'],
  ['hr-positive', 'hormone receptor-positive breast cancer'],
  ['hr-negative', 'hormone receptor-negative breast cancer'],
]

/** Names of the case, the most telling first, at most two; none for a cancer that no article names. */
export function nameCase({ facets }: Case): string[] {
  const [cancer, ...others] = facets.cancer ?? []
  if (cancer === undefined || cancer === 'other' || others.length > 0) return []
  if (cancer !== 'breast') return [ORGANS[cancer] ?? `${cancer} cancer`]
  const groups = facets.receptor ?? []
  const her2 = groups.filter(value => value.startsWith('her2'))
  // "HER2-negative" leaves open which of three groups it is: none of them is the case's name.
  const told = GROUPS.filter(([value]) => groups.includes(value) && (her2.length <= 1 || !value.startsWith('her2')))
  return told.length > 0 ? told.slice(0, 2).map(([, name]) => name) : ['breast cancer']
}
