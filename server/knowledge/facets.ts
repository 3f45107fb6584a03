/** Whom a text is for. Front matter and section headings use these names and values, and no others (docs/library.md). */
const FACETS = {
  cancer: [
    ...['breast', 'lung', 'colorectal', 'prostate', 'ovarian', 'pancreatic', 'melanoma', 'lymphoma', 'leukemia'],
    ...['myeloma', 'head-neck', 'bladder', 'kidney', 'thyroid', 'brain', 'stomach', 'esophagus', 'liver'],
    ...['endometrial', 'cervical', 'sarcoma', 'testicular', 'skin'],
    ...['bone', 'bile-duct', 'mesothelioma', 'neuroendocrine', 'unknown-primary'],
    ...['anal', 'vulvar', 'vaginal', 'penile', 'gist'],
    ...['myelodysplastic', 'myeloproliferative', 'thymus', 'eye'],
  ],
  receptor: [
    'her2-positive',
    'her2-low',
    'her2-ultralow',
    'her2-zero',
    'hr-positive',
    'hr-negative',
    'triple-negative',
  ],
  setting: ['early', 'metastatic'],
  age: ['adult', 'child'],
  sex: ['female', 'male'],
  pregnancy: ['pregnant'],
} as const satisfies Record<string, readonly string[]>

export type Facet = keyof typeof FACETS

/** Values by facet; an absent facet says nothing. */
export type Facets = Partial<Record<Facet, string[]>>

const isFacet = (name: string): name is Facet => Object.hasOwn(FACETS, name)

/** Checks facets read from outside; the error is a sentence about the wrong name or value. */
export function parseFacets(value: unknown): { ok: true; facets: Facets } | { ok: false; reason: string } {
  if (value === undefined || value === null) return { ok: true, facets: {} }
  if (typeof value !== 'object' || Array.isArray(value)) return { ok: false, reason: 'facets must be a map of lists' }
  const facets: Facets = {}
  for (const [name, given] of Object.entries(value)) {
    if (!isFacet(name)) return { ok: false, reason: `"${name}" is not a facet (${Object.keys(FACETS).join(', ')})` }
    const values = (Array.isArray(given) ? given : [given]).map(String)
    const allowed: readonly string[] = FACETS[name]
    const wrong = values.find(one => !allowed.includes(one))
    if (wrong !== undefined)
      return { ok: false, reason: `"${wrong}" is not a value of ${name} (${allowed.join(', ')})` }
    facets[name] = values
  }
  return { ok: true, facets }
}
