/** The promises of PROTOCOL.md, each as something that is true of every moment. */
import type { Position } from '../../protocol/frames.ts'
import { ATTEMPTS_MAX } from '../../protocol/limits.ts'
import { type Client, type Event, isFlag, type Row, type World } from './world.ts'

/** What is wrong, in a few words; undefined when nothing is. */
type Look = (world: World) => string | undefined

const storedRows = ({ log }: World) => Object.values(log.conversations).map(({ rows }) => rows)
const clientsOf = ({ clients }: World) => Object.values(clients)
const eventsOf = (rows: readonly Row[]) => rows.flatMap(({ events }) => events)

/** The first thing that is found wrong in any of them. */
function findFirst<Item>(items: readonly Item[], look: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const wrong = look(item)
    if (wrong) return wrong
  }
}

/** Question, start, sources and deltas, end; an answer may only be unfinished where it is the last. */
export function findDisorder(events: readonly Event[]): string | undefined {
  let answer: string | undefined
  let attempt = 0
  const asked = new Set<string>()
  for (const event of events) {
    if (event.type === 'question') {
      if (answer) return `${event.id} begins while ${answer} runs`
      if (asked.has(event.id)) return `${event.id} is there twice`
      asked.add(event.id)
      answer = event.id
      attempt = 0
    } else if (!answer) return `${event.type} follows the end of an answer`
    else if (event.type === 'answer-start') {
      if (event.answer !== answer || event.attempt <= attempt)
        return `${event.answer}.${event.attempt} starts in ${answer}.${attempt}`
      attempt = event.attempt
    } else if (attempt === 0) return `${event.type} comes before the notice of ${answer}`
    else if (event.type === 'answer-delta' && !isOfAttempt(event.text, attempt))
      return `attempt ${attempt} has text "${event.text}"`
    else if (event.type === 'answer-end') {
      if (event.answer !== answer || event.attempt !== attempt)
        return `${event.answer}.${event.attempt} ends ${answer}.${attempt}`
      answer = undefined
    }
  }
}

/** Text of one attempt, from its first word on, without a gap is looked at where all of it is there. */
const isOfAttempt = (text: string, attempt: number) =>
  text
    .trim()
    .split(' ')
    .every(word => word.startsWith(`${attempt}.`))

/** Words of an attempt, one after the other without a gap. */
export function findGap(events: readonly Event[]): string | undefined {
  let words = 0
  for (const event of events) {
    if (event.type === 'answer-start') words = 0
    if (event.type !== 'answer-delta') continue
    for (const word of event.text.trim().split(' ')) {
      words += 1
      if (!word.endsWith(`.${words}`)) return `word ${words} is "${word}"`
    }
  }
}

export function findHole(events: readonly Position[]): string | undefined {
  return findFirst([...events.entries()], ([index, { seq }]) =>
    seq === index + 1 ? undefined : `event ${index + 1} has the number ${seq}`,
  )
}

/** Two events stand side by side that never did in any log. */
function findSplice(world: World, { shown }: Client): string | undefined {
  return findFirst([...shown.entries()], ([index, { seq, mark }]) => {
    const row = world.witness.logged[mark]
    if (!row || seq < row.first || seq >= row.first + row.count) return `${seq} ${mark} was never in the log`
    const before = shown[index - 1]
    if (!before || before.mark === mark) return
    return before.mark === row.before ? undefined : `${before.mark} is followed by ${mark} instead of ${row.before}`
  })
}

const INVARIANTS = {
  'positions have no holes': world =>
    findFirst(storedRows(world), rows => {
      const seqs = rows.flatMap(({ first, mark, events }) => events.map((_, index) => ({ seq: first + index, mark })))
      return findHole(seqs)
    }),

  'a row is taken under the current fence and behind what it builds on': world =>
    findFirst(storedRows(world), rows =>
      findFirst(rows, ({ named, found, after, first }) => {
        if (named !== found) return `row ${first} named the fence ${named} instead of ${found}`
        const has = after.seq === 0 || rows.some(row => row.mark === after.mark && row.first < first)
        return has ? undefined : `row ${first} builds on ${after.seq} ${after.mark}`
      }),
    ),

  'an answer has its order, one runs at a time, and nothing follows its end': world =>
    findFirst(storedRows(world), rows => findDisorder(eventsOf(rows))),

  'no word of an answer is missing or there twice': world =>
    findFirst(storedRows(world), rows => findGap(eventsOf(rows))),

  'there are at most three attempts': world =>
    findFirst(storedRows(world), rows =>
      findFirst(eventsOf(rows), event =>
        'attempt' in event && event.attempt > ATTEMPTS_MAX ? `${event.answer} has attempt ${event.attempt}` : undefined,
      ),
    ),

  'what runs has not ended': world =>
    findFirst(Object.values(world.log.conversations), ({ rows, running }) => {
      const last = eventsOf(rows).findLast(event => event.type === 'answer-end' || event.type === 'question')
      return running === null && last?.type === 'question' ? `${last.id} has no end and does not run` : undefined
    }),

  'a socket is sent each event after the one before it': ({ witness }) =>
    witness.gaps > 0 ? 'rows were left out' : undefined,

  'a client shows each event once and in order': world => findFirst(clientsOf(world), ({ shown }) => findHole(shown)),

  'a client shows only what was in the log, as it was there': world =>
    findFirst(clientsOf(world), client => findSplice(world, client)),

  'a client never reads a word before the notice, nor of two attempts as one': world =>
    findFirst(clientsOf(world), ({ shown }) => findDisorder(shown) ?? findGap(shown)),

  'a reset comes only where the log cannot confirm the position': ({ witness }) =>
    witness.unfoundedResets > 0 ? 'the log had the event' : undefined,

  'what is forgotten stays gone': ({ witness, log, now }) =>
    findFirst(Object.entries(witness.forgotten), ([id, until]) =>
      until > now && log.conversations[id] ? `${id} is there again` : undefined,
    ),

  'an answer that was stopped is not begun again by who was told': ({ nodes }) =>
    findFirst(
      Object.values(nodes).flatMap(({ open }) => open),
      ({ stopped, answering }) => (answering && stopped.includes(answering.answer) ? answering.answer : undefined),
    ),

  'a red flag ends what runs, in its place': world =>
    findFirst(storedRows(world), rows =>
      findFirst([...eventsOf(rows).entries()], ([index, event]) => {
        if (event.type !== 'question' || !isFlag(event.id)) return
        const [start, end] = eventsOf(rows).slice(index + 1)
        const isCard = start?.type === 'answer-start' && start.isUrgent && end?.type === 'answer-end'
        return isCard ? undefined : `${event.id} has no card`
      }),
    ),

  'a card is not waited for': world =>
    findFirst(Object.entries(world.witness.flags), ([key, { at, isShown }]) => {
      const { node, life, isRelayOpen, session } = world.sockets[Number.parseInt(key, 10)] ?? {}
      const isUp = node && world.nodes[node].state === 'up' && world.nodes[node].life === life
      // Logged, and the log went away before this reader had it: it is sent when the log is back.
      const isThere = isRelayOpen && isUp && !session?.hasFailed
      return isThere && !isShown && at < world.now ? `${key} has had no card since ${at}` : undefined
    }),
} satisfies Record<string, Look>

export type Invariant = keyof typeof INVARIANTS

export interface Broken {
  invariant: Invariant
  how: string
}

/** The first promise that this moment breaks. */
export function findBroken(world: World): Broken | undefined {
  for (const [invariant, look] of Object.entries(INVARIANTS)) {
    const how = look(world)
    if (how) return { invariant: invariant as Invariant, how }
  }
}
