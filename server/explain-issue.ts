import type * as v from 'valibot'

const KINDS: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  Object: 'an object',
  Array: 'a list',
}

/** What is wrong with a field, to be read behind its name: "is missing", "must be a string". It never repeats what came. */
export function explainIssue(issue: v.BaseIssue<unknown>): string {
  // A check of ours comes with its own words.
  if (issue.kind === 'validation' || issue.type === 'custom') return issue.message
  if (issue.received === 'undefined') return 'is missing'
  const expected = issue.expected ?? 'something else'
  // A choice: ("up" | "down").
  if (expected.startsWith('(')) return `must be one of ${expected.slice(1, -1).split(' | ').join(', ')}`
  return `must be ${KINDS[expected] ?? expected}`
}
