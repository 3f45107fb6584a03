/** Who does what, and to what, read from the little words of a sentence: no grammar, but enough to tell two doers or two things apart. */
import { splitStems } from '../../knowledge/tokens.ts'
import type { Token } from './reading.ts'
import { stemsOf } from './telling.ts'

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

/** "Treatment that works": a thing, and the first word of what is said of it behind "that". */
export interface That {
  of: string
  says: string
}

/** "Your doctor can decide", "read by a radiologist", "Bring it": a person, and what they do. */
export interface Deed {
  /** "You" for the reader, and for whom a request is made to. */
  actor: string
  deed: string
}

export interface Roles {
  /** "A pump sets": a telling stem and the one that stands right before it. */
  subjects: ReadonlyMap<string, string>
  /** "Blocked by naloxone": what is done, and by what. */
  agents: readonly { deed: string; by: string }[]
  /** "Blocks opioids": a telling stem and the one right behind it. */
  after: ReadonlyMap<string, string>
  deeds: readonly Deed[]
  acts: readonly Act[]
  doers: readonly Doer[]
  thats: readonly That[]
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

const TEAM = new Set(splitStems('doctor doctors oncologist physician team clinician nurse staff'))
const ACTORS = new Set([
  ...TEAM,
  ...splitStems(`radiologist pathologist surgeon counselor pharmacist dentist dietitian therapist technologist insurer employer hospital
  lab caregiver relative parent partner scientist researcher psychologist psychiatrist donor patient manager teacher`),
])
/** May stand between somebody and their deed. */
const BETWEEN = new Set(
  'can could may might will would should must do does did have has to also often usually still then first always never not'.split(
    ' ',
  ),
)
const PARTICLES = new Set('at for after into over on to with up out off'.split(' '))
/** Both sides do these. */
const MUTUAL = new Set(splitStems('talk speak discuss meet work'))

const sameTeam = (stem: string) => (TEAM.has(stem) ? 'doctor' : stem === 'patient' ? 'you' : stem)

/** Whether a stem names somebody who can do something. */
export const isActor = (stem: string) => ACTORS.has(stem)

/** Whether two actors may be one person. */
export const isSameActor = (one: string, other: string) => sameTeam(one) === sameTeam(other)

/** What is done by the one that "by" at this place names. */
function findDone(tokens: readonly Token[], at: number): Token | undefined {
  const last = PARTICLES.has(tokens[at - 1]?.text ?? '') ? tokens[at - 2] : tokens[at - 1]
  return last?.isTelling ? last : undefined
}

function readDeeds(tokens: readonly Token[], isImperativeAt: (at: number) => boolean): Deed[] {
  const deeds: Deed[] = []
  for (const [at, token] of tokens.entries()) {
    // "You are the one at home who watches".
    const isYours = token.text === 'who' && /\byou are the (?:one|person)\b/.test(textBefore(tokens, at))
    const yours = tokens[at + 1]
    if (isYours && yours?.isTelling) deeds.push({ actor: 'you', deed: yours.stem })
    if (isImperativeAt(at)) deeds.push({ actor: 'you', deed: token.stem })
    const isYou = token.text === 'you'
    if (!isYou && !ACTORS.has(token.stem)) continue
    const determiner =
      [at - 1, at - 2, at - 3].find(
        (place, back) => DETERMINERS.has(tokens[place]?.text ?? '') && tokens.slice(place + 1, at).length === back,
      ) ?? at
    const before = tokens[determiner - 1]
    // "Read by a radiologist", "looked at by".
    const done = findDone(tokens, determiner - 1)
    if (before?.text === 'by' && done) deeds.push({ actor: token.stem, deed: done.stem })
    // "Your doctor, who tells you".
    const who = tokens[at + 1]?.text === ',' ? at + 2 : at + 1
    // "A radiologist, a doctor who reads scans, looks at": what stands between the commas only explains.
    const isExplained = tokens[at + 1]?.text === ',' && /^(?:an?|the)$/.test(tokens[at + 2]?.text ?? '')
    const close = isExplained ? tokens.findIndex(({ text }, place) => place > at + 1 && text === ',') : -1
    const behind = close > 0 ? close + 1 : at + 1
    let next = WHO.has(tokens[who]?.text ?? '') ? who + 1 : behind
    while (BETWEEN.has(tokens[next]?.text ?? '')) next++
    const deed = tokens[next]
    const isSure = deed !== undefined && (next > at + 1 || BARE.has(deed.text))
    // "Call your doctor": what is done to somebody.
    if (!isYou && !isSure && (before?.isTelling || OBJECT.has(before?.text ?? ''))) continue
    if (deed && (deed.isTelling || BARE.has(deed.text)) && !MUTUAL.has(deed.stem) && !ACTORS.has(deed.stem))
      deeds.push({ actor: isYou ? 'you' : token.stem, deed: deed.stem })
  }
  for (const { names, says } of readDoers(tokens)) {
    const [, explained] = names
    if (explained !== undefined) deeds.push(...says.map(deed => ({ actor: explained, deed })))
  }
  return deeds
}

function readAgents(tokens: readonly Token[]): { deed: string; by: string }[] {
  return tokens.flatMap(({ text }, at) => {
    const deed = findDone(tokens, at)
    const by = tokens[DETERMINERS.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1]
    return text === 'by' && deed && by?.isTelling ? [{ deed: deed.stem, by: by.stem }] : []
  })
}

const WHO_REACH = 8
const textBefore = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(Math.max(0, at - WHO_REACH), at)
    .map(({ text }) => text)
    .join(' ')

/** Before somebody to whom something is done. */
const OBJECT = new Set('to for with from of about by on at and or'.split(' '))
/** Deeds that the search takes for little words. */
const BARE = new Set('tell tells help helps get gets give gives take takes make makes use uses'.split(' '))

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
    const says = stemsOf(rest.slice(0, end < 0 ? rest.length : end))
    return names.length > 0 && says.length > 0 ? [{ names, says }] : []
  })
}

/** "The risk that it spreads": what is behind "that" is not said of it. */
const HOW_LIKELY = new Set(splitStems('risk chance odds sign proof'))

const readThats = (tokens: readonly Token[]) =>
  tokens.flatMap(({ text }, at): That[] => {
    const [of, says] = [tokens[at - 1], tokens.slice(at + 1, at + 4).find(one => one.isTelling)]
    return /^(?:that|which|who)$/.test(text) && of?.isTelling && says && !HOW_LIKELY.has(of.stem)
      ? [{ of: of.stem, says: says.stem }]
      : []
  })

/** Reads the roles of a sentence's tokens. */
export function readRoles(tokens: readonly Token[], isImperativeAt: (at: number) => boolean): Roles {
  const runs: string[][] = [[]]
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  const subjects = new Map<string, string>()
  for (const [at, token] of tokens.entries()) {
    if (isCut(tokens, at)) runs.push([])
    if (!token.isTelling) continue
    const next = tokens[DETERMINERS.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1]
    if (next?.isTelling && !after.has(token.stem)) after.set(token.stem, next.stem)
    let ahead = at - 1
    while (BETWEEN.has(tokens[ahead]?.text ?? '')) ahead--
    const subject = tokens[ahead]
    if (subject?.isTelling && !subjects.has(token.stem)) subjects.set(token.stem, subject.stem)
    const run = runs.at(-1)
    const previous = run?.at(-1)
    if (previous !== undefined) before.set(token.stem, previous)
    run?.push(token.stem)
  }
  return {
    acts: readActs(tokens),
    doers: readDoers(tokens),
    thats: readThats(tokens),
    deeds: readDeeds(tokens, isImperativeAt),
    runs: runs.filter(run => run.length > 0),
    before,
    after,
    subjects,
    agents: readAgents(tokens),
  }
}
