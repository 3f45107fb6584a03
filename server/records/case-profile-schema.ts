/** Checks a case profile that comes from outside: a browser's frame, or a file that a patient kept. */
import * as v from 'valibot'
import type { CaseProfile } from '../../protocol/case-profile.ts'

/** A report's longest names ("invasive carcinoma of no special type with …") are shorter. */
const NAME_MAX_LENGTH = 200
/** A quoted line of a report, with room for a wrapped one. */
const QUOTE_MAX_LENGTH = 600
/** Facts of one kind: more than a long illness with many reports has. */
const FACTS_MAX = 200

const name = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(NAME_MAX_LENGTH, 'is too long'))
/** A number in most records, and Roman or a word in others. */
const grade = v.pipe(v.union([v.string(), v.number()]), v.transform(String), name)
/** As exact as the record says. */
const date = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'))
const index = v.pipe(v.number(), v.safeInteger('must be an index'), v.minValue(0, 'must be an index'))
/** JSON pointer (RFC 6901 §3). */
const pointer = v.pipe(
  v.string(),
  v.maxLength(NAME_MAX_LENGTH, 'is too long'),
  v.regex(/^(\/([^~/]|~[01])*)*$/, 'must be a JSON pointer'),
)
const from0To = (most: number) => v.pipe(v.number(), v.minValue(0, 'is below 0'), v.maxValue(most, `is above ${most}`))
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(FACTS_MAX, 'is too long'))

const fields = v.object({
  diagnoses: list(
    v.object({
      site: name,
      histology: v.optional(name),
      laterality: v.optional(v.picklist(['left', 'right', 'bilateral'])),
      role: v.picklist(['primary', 'metastasis', 'recurrence', 'history']),
      grade: v.optional(grade),
      date: v.optional(date),
    }),
  ),
  stage: v.optional(
    v.object({
      group: v.optional(name),
      t: v.optional(name),
      n: v.optional(name),
      m: v.optional(name),
      basis: v.optional(v.picklist(['clinical', 'pathologic'])),
      date: v.optional(date),
      diagnosis: v.optional(index),
    }),
  ),
  biomarkers: list(
    v.object({
      name,
      status: v.optional(v.picklist(['positive', 'negative', 'equivocal', 'low', 'ultralow', 'conflict'])),
      percent: v.optional(from0To(100)),
      // Percentages of cells times their intensity of 1 to 3.
      hScore: v.optional(from0To(300)),
      ihc: v.optional(v.picklist(['0', '1+', '2+', '3+'])),
      ish: v.optional(v.picklist(['amplified', 'not amplified', 'equivocal'])),
      staining: v.optional(name),
      value: v.optional(name),
      date: v.optional(date),
      specimen: v.optional(v.object({ site: v.optional(name), kind: v.optional(name) })),
      diagnosis: v.optional(index),
    }),
  ),
  variants: list(
    v.object({
      gene: name,
      change: v.optional(name),
      origin: v.optional(v.picklist(['germline', 'somatic'])),
      significance: v.optional(name),
    }),
  ),
  genesTestedNegative: list(name),
  treatments: list(
    v.object({
      kind: v.picklist([
        'surgery',
        'radiation',
        'chemotherapy',
        'endocrine',
        'targeted',
        'immunotherapy',
        'bone',
        'other',
      ]),
      name: v.optional(name),
      start: v.optional(date),
      end: v.optional(date),
      status: v.optional(name),
    }),
  ),
  conflicts: list(pointer),
  evidence: list(
    v.object({
      fact: pointer,
      file: name,
      page: v.optional(index),
      line: v.optional(index),
      box: v.optional(v.tuple([from0To(1), from0To(1), from0To(1), from0To(1)])),
      quote: v.pipe(v.string(), v.maxLength(QUOTE_MAX_LENGTH, 'is too long')),
      confidence: from0To(1),
    }),
  ),
  notMedical: v.optional(v.literal(true)),
})

/** Fields that a case profile does not have are dropped. What a fact says of a diagnosis has to be one that is there. */
export const caseProfileSchema: v.GenericSchema<unknown, CaseProfile> = v.pipe(
  fields,
  v.check(
    ({ diagnoses, stage, biomarkers }) =>
      [stage, ...biomarkers].every(fact => fact?.diagnosis === undefined || fact.diagnosis < diagnoses.length),
    'must not point to a diagnosis that is not there',
  ),
)
