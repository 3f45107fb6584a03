/** Stage groups and TNM categories. */
import type { toDate } from '../../dates.ts'
import type { Fact } from '../../document.ts'
import { toGroup } from '../../facts/stage.ts'
import { STAGE_CODES } from './codes.ts'
import { answerOf, codesOf, hasProfile, type Json, nameOf, toQuote } from './resource.ts'

/** What a field may hold. */
const SAID_MAX_LENGTH = 40

/** The facts of an observation of a stage; undefined where it is one of something else. */
export function readStage(resource: Json, date: ReturnType<typeof toDate>): Fact[] | undefined {
  const known =
    codesOf(resource.code)
      .map(code => STAGE_CODES[code])
      .find(Boolean) ?? categoryOfProfile(resource)
  const answer = answerOf(resource)
  const answerCodes = codesOf(resource.valueCodeableConcept)
  const group = groupIn(answer) ?? toGroup(answerCodes[0] ?? '')
  if (!known) {
    if (!hasProfile(resource, 'stage-group') && !hasProfile(resource, 'cancer-stage')) return
    const quote = toQuote(`${nameOf(resource.code)}: ${answer}`)
    return group ? [{ kind: 'stage', value: { group, ...(date && { date }) }, quote }] : []
  }
  const [field, basis] = known
  const said = answerCodes.find(code => /^[cpyra]{0,2}[TNM]/.test(code)) ?? categoryIn(answer, field) ?? answer
  const value = field === 'group' ? (group ?? answer) : said.replace(/\s*(?:category|\(.*)$/i, '')
  if (!value || value.length > SAID_MAX_LENGTH) return []
  return [
    {
      kind: 'stage',
      value: { [field]: value, ...(basis && { basis }), ...(date && { date }) },
      quote: toQuote(`${nameOf(resource.code) || `Stage (${field})`}: ${said}`),
    },
  ]
}

/** "American Joint Committee on Cancer stage IIB": the group in it. */
export const groupIn = (said: string) =>
  toGroup(said) ?? toGroup(/\bstage(?: group)?\s+((?:IV|I{1,3}|[0-4])[A-C]?\d?)\b/i.exec(said)?.[1] ?? '')

/** "American Joint Committee on Cancer cT3": the category in it. */
const categoryIn = (said: string, field: string) =>
  new RegExp(
    `\\b[cpyra]{0,2}${field.toUpperCase()}(?:is|X|[0-4])(?:mi|[a-d]\\d?)?(?:\\((?:sn|i[+-]|mol[+-])\\))?(?![\\w])`,
  ).exec(said)?.[0]

/** Where a profile alone tells that a category is one. */
function categoryOfProfile(resource: Json): readonly ['t' | 'n' | 'm', undefined] | undefined {
  if (hasProfile(resource, 'primary-tumor-category')) return ['t', undefined]
  if (hasProfile(resource, 'regional-nodes-category')) return ['n', undefined]
  return hasProfile(resource, 'distant-metastases-category') ? ['m', undefined] : undefined
}
