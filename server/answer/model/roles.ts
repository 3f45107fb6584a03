/** Who does what, and to what, read from the little words of a sentence: no grammar, but enough to tell two doers or two things apart. */
import type { Token } from './reading.ts'

/** "Drink the water", "sends a report": an act and what it is done to, told apart by the little word between them. */
export interface Act {
  verb: string
  /** The telling stems behind the little word, up to the next one. */
  things: readonly string[]
}

/** "… to your doctor, who tells you the result": whom "who" stands for, and what is said of them. */
export interface Doer {
  /** The noun before "who", and the one that it explains: "a radiologist, a doctor who …". */
  names: readonly string[]
  /** What stands behind "who", up to the end of its part. */
  says: readonly string[]
}

export interface Roles {
  acts: readonly Act[]
  doers: readonly Doer[]
  /** Telling stems that stand together, between signs, "to", "who" and the like. */
  runs: readonly (readonly string[])[]
  /** Each telling stem with the one right before it in the same run. */
  before: ReadonlyMap<string, string>
}

const DETERMINERS = new Set(['the', 'a', 'an', 'your', 'his', 'her', 'their', 'any', 'some'])
const WHO = new Set(['who', 'which'])
/** Begins a part with a doer of its own; a comma may only stand in a list. */
const CUTS = new Set([
  ';',
  ':',
  '(',
  ')',
  '—',
  '–',
  '.',
  '!',
  '?',
  'who',
  'which',
  'that',
  'if',
  'when',
  'because',
  'while',
])

/** "To wash it out" begins an aim, "to your doctor" does not. */
const isCut = (tokens: readonly Token[], at: number) =>
  CUTS.has(tokens[at]?.text ?? '') || (tokens[at]?.text === 'to' && tokens[at + 1]?.isTelling === true)

function readActs(tokens: readonly Token[]): Act[] {
  return tokens.flatMap((token, at): Act[] => {
    if (!token.isTelling || !DETERMINERS.has(tokens[at + 1]?.text ?? '')) return []
    const rest = tokens.slice(at + 2)
    const end = rest.findIndex(one => !one.isTelling)
    const things = rest.slice(0, end < 0 ? rest.length : end).map(one => one.stem)
    return things.length > 0 ? [{ verb: token.stem, things }] : []
  })
}

const lastTelling = (tokens: readonly Token[]) => tokens.findLast(token => token.isTelling)?.stem

/** "A radiologist, a doctor": the noun that another one explains. */
function findExplained(tokens: readonly Token[], at: number): string | undefined {
  const comma = tokens.slice(0, at).findLastIndex(({ text }) => text === ',')
  return comma > 0 && DETERMINERS.has(tokens[comma + 1]?.text ?? '') ? lastTelling(tokens.slice(0, comma)) : undefined
}

function readDoers(tokens: readonly Token[]): Doer[] {
  return tokens.flatMap(({ text }, at): Doer[] => {
    if (!WHO.has(text)) return []
    const head = tokens[at - 1]?.text === ',' ? at - 1 : at
    const names = [lastTelling(tokens.slice(0, head)), findExplained(tokens, head)].flatMap(name => name ?? [])
    const rest = tokens.slice(at + 1)
    const end = rest.findIndex(one => one.text === ',' || WHO.has(one.text))
    const says = rest.slice(0, end < 0 ? rest.length : end).flatMap(one => (one.isTelling ? [one.stem] : []))
    return names.length > 0 && says.length > 0 ? [{ names, says }] : []
  })
}

/** Reads the roles of a sentence's tokens. */
export function readRoles(tokens: readonly Token[]): Roles {
  const runs: string[][] = [[]]
  const before = new Map<string, string>()
  for (const [at, token] of tokens.entries()) {
    if (isCut(tokens, at)) runs.push([])
    if (!token.isTelling) continue
    const run = runs.at(-1)
    const previous = run?.at(-1)
    if (previous !== undefined) before.set(token.stem, previous)
    run?.push(token.stem)
  }
  return { acts: readActs(tokens), doers: readDoers(tokens), runs: runs.filter(run => run.length > 0), before }
}
