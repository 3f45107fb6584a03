/**
 * Which sections of an article a message asks for. What tells its sections apart is other than what tells articles apart: of neuropathy,
 * "How long does it take?" asks for the one on how long it lasts, and "neuropathy" for none.
 */
import type { Passage } from '../knowledge/knowledge.ts'
import { textOfSection } from '../knowledge/plain.ts'
import { isAskingStem, isStopStem } from '../knowledge/stop-words.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { alikeInContext } from './going-on.ts'
import { sayings } from './lay-words.ts'
import type { Topic } from './topics.ts'

/** What a word tells that names the whole article, and one that only asks, beside another that as many sections have. */
const NAME_SHARE = 0.4
const ASKING_SHARE = 0.3
/** What the text of a section tells beside its heading and its questions: it says more by the way. */
const TEXT_SHARE = 0.35
/** What all that is said tells beside the thought that asks. */
const STORY_SHARE = 0.5
/** A word or two in common are little where a section's question, or what a text can say of a thought, is no more. */
const LITTLE_ASKED = 0.3
const LITTLE_SAID = 0.5
/** The main message says something of everything, and is told anyway where a list is. */
const MAIN_LESS = 0.1
/** A section is asked for as well when it fits this much as well as the one that fits best. */
const ALSO_SHARE = 0.3
/** The last ones of a long message; this also bounds the work of a hostile one. */
const THOUGHTS_MAX = 12

/** Where one thought ends and the next begins. */
const THOUGHT_END = /(?<=[.!?])\s+|\n+|[;:,]\s|\s[-–—]\s|\b(?:and|but|so|because)\s/i
const ASKS = /\?|^\W*(?:how|what|why|when|where|which|who|whom|can|could|should|would|will|may|is|are|do|does|did)\b/i

/** The thoughts that ask, and the last one: a story comes to its point at its end. */
function splitThoughts(message: string): string[] {
  const thoughts = message.split(THOUGHT_END).filter(one => one.trim() !== '')
  return thoughts.filter((one, at) => ASKS.test(one) || at === thoughts.length - 1).slice(-THOUGHTS_MAX)
}

const tellingStems = (text: string) => [...new Set(splitStems(text))].filter(stem => !isStopStem(stem))

/** The stem, those that people say for it, and those that ask for the same part of a topic. */
const formsOf = (stem: string) => [...sayings(stem), ...alikeInContext(stem)]

const readSection = (passage: Passage) => ({
  passage,
  questions: [passage.heading, ...passage.asks].map(tellingStems),
  text: new Set(tellingStems(textOfSection(passage))),
})

/** How much a stem tells one section from another, up to 1; nothing where none has it. */
function createWeigh(topic: Topic, sections: readonly ReturnType<typeof readSection>[]) {
  const names = new Set(splitStems(`${topic.title} ${topic.synonyms[0] ?? ''}`))
  const counts = new Map<string, number>()
  for (const { questions, text } of sections)
    for (const stem of new Set([...questions.flat(), ...text])) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const rarity = (count: number) => Math.log(1 + sections.length / (count + 0.5))
  const weights = new Map(
    [...counts].map(([stem, count]) => {
      const share = (names.has(stem) ? NAME_SHARE : 1) * (isAskingStem(stem) ? ASKING_SHARE : 1)
      return [stem, (share * rarity(count)) / rarity(1)]
    }),
  )
  return (stem: string) => weights.get(stem) ?? 0
}

/** A section that a message asks for, and how well it fits: from 0 to about 2. */
export interface Wanted {
  passage: number
  fit: number
}

/**
 * The passages that a message asks for, the one most asked for first; none where it has nothing in common with any. `passages` are
 * those of one article that may be used.
 */
export function listWanted(topic: Topic, passages: readonly Passage[], message: string): Wanted[] {
  const sections = passages.filter(({ role }) => role !== 'ask' && role !== 'bottom').map(readSection)
  const weigh = createWeigh(topic, sections)
  const sum = (stems: readonly string[]) => stems.reduce((total, stem) => total + weigh(stem), 0)

  /** How well each section fits: by the closest of its questions (Dice's coefficient), and by the share of it that its text says. */
  function measure(thought: string): number[] {
    const said = tellingStems(thought)
      .map(stem => formsOf(stem).filter(form => weigh(form) > 0))
      .filter(forms => forms.length > 0)
    const meant = new Set(said.flat())
    const sumSaid = (has: (stem: string) => boolean) =>
      said.reduce((total, forms) => total + Math.max(0, ...forms.filter(has).map(weigh)), 0)
    const total = sumSaid(() => true)
    return sections.map(({ questions, text }) => {
      const closeness = questions.map(stems => {
        const shared = sumSaid(stem => stems.includes(stem)) + sum(stems.filter(stem => meant.has(stem)))
        return shared / (total + sum(stems) + LITTLE_ASKED)
      })
      return Math.max(...closeness) + (TEXT_SHARE * sumSaid(stem => text.has(stem))) / (total + LITTLE_SAID)
    })
  }

  const whole = measure(message)
  const thoughts = splitThoughts(message).map(measure)
  const ranked = sections
    .map(({ passage: { id, role } }, at) => {
      const asked = Math.max(0, ...thoughts.map(fits => fits[at] ?? 0))
      return { passage: id, fit: asked + STORY_SHARE * (whole[at] ?? 0) - (role === 'main' ? MAIN_LESS : 0) }
    })
    .sort((one, other) => other.fit - one.fit)
  const best = ranked[0]?.fit ?? 0
  return ranked.filter(({ fit }) => fit > 0 && fit >= best * ALSO_SHARE)
}
