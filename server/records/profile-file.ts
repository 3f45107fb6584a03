/** A file with confirmed facts: the profile itself, or what `extract` and the panel's "Save as a file" write around it. */
import { readFileSync, statSync } from 'node:fs'
import * as v from 'valibot'
import { type CaseProfile, profileOf } from '../../protocol/case-profile.ts'
import { explainIssue } from '../explain-issue.ts'
import { OperatorError } from '../operator-error.ts'
import { caseProfileSchema } from './case-profile-schema.ts'

/** Far above what the lists of a profile may hold. */
const FILE_MAX_BYTES = 4 * 1024 * 1024

/** Reads and checks the file; an `OperatorError` says in one sentence what is wrong with it. */
export function readProfileFile(path: string): CaseProfile {
  const result = v.safeParse(caseProfileSchema, unwrap(readJson(path)), { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const place = v.getDotPath(issue)
  throw new OperatorError(`The facts in ${path} cannot be used: ${place ?? 'the file'} ${explainIssue(issue)}.`)
}

function readJson(path: string): unknown {
  try {
    if (statSync(path).size > FILE_MAX_BYTES) throw new Error('it is too large')
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new OperatorError(`The facts in ${path} cannot be read (${(error as Error).message}).`)
  }
}

/** The profile in it. Who writes one by hand names the facts that there are. */
function unwrap(value: unknown): unknown {
  const profile = isObject(value) && 'profile' in value ? value.profile : value
  return isObject(profile) ? { ...profileOf({}), ...profile } : profile
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
