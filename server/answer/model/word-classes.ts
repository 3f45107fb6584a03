/** Little words that decide what a sentence claims: whether, how surely, how often, in which order. */
import { splitStems } from '../../knowledge/tokens.ts'

const wordsOf = (text: string) => new Set(text.split(/\s+/))

/** A sentence with one of these says that something is not so. */
export const NEGATORS = wordsOf('not no never none nor neither without nobody nothing hardly')

/** How far a claim goes, from "rarely" to "always". What a source says with one strength must not be said with a greater one. */
const STRENGTHS: [number, string][] = [
  [1, 'rare rarely seldom uncommon unlikely'],
  [2, 'may might can could possible possibly perhaps maybe sometimes some occasionally potentially few'],
  [3, 'often usually many likely probably generally commonly common typically frequently tend normally'],
  [4, 'most mostly nearly almost mainly largely majority'],
  [
    5,
    'will all every always definitely certain certainly guarantee guaranteed completely entirely everyone everybody only',
  ],
]
export const STRENGTH: ReadonlyMap<string, number> = new Map(
  STRENGTHS.flatMap(([strength, words]) => words.split(' ').map((word): [string, number] => [word, strength])),
)

/** What may be. */
export const MODALS = wordsOf('may might can could')
/** How many. */
export const QUANTITIES = wordsOf('some few many most majority')
/** Less than is to be thought: they deny more than they say. */
export const DOWNWARD = wordsOf('few rare rarely seldom uncommon unlikely')

/** Said of each one, or each time: who denies it leaves some. */
export const OF_ALL = wordsOf(
  'all every always completely entirely fully everyone everybody everything usually necessarily',
)

/** What ought to be done. */
export const ADVICE = wordsOf(
  'should ought recommend recommended recommends advise advised advises important urge urged',
)
/** What has to be. */
export const DUTY = wordsOf('must required require requires')

/** With these a sentence that advises begins: "Ask for a copy." */
export const IMPERATIVES = wordsOf(
  `ask bring call tell keep check use write take go talk see find get make choose know look read let try share say plan give avoid eat
  drink rest wash report request gather start begin learn note remember wait stay send consider do never please speak visit pick list save
  print record contact meet set put think include decide move wear practice carry brush rinse cover`,
)

/** What a sentence with one of these asks for is not to be softened. */
export const URGENT = wordsOf('call emergency immediately 911 now urgent')

/** Begin a part of a sentence whose truth hangs on the part beside it. */
export const TIGHT = wordsOf(
  'if when whenever because so unless until although though while since therefore whether than before after instead rather',
)
/** Begin what is no sentence by itself. */
export const SUBORDINATING = wordsOf('if when whenever because unless until although while whether than before after')
/** Begin a part that stands for itself. */
export const LOOSE = wordsOf('and but or yet which who')

/** Between two things of which the first is not the second. */
export const RELATIONS: ReadonlySet<string> = new Set(
  splitStems(
    'before after than instead rather cause prevent replace follow precede until unless except raise lower morelikely lesslikely',
  ),
)

/** Stand for something that was named before. */
export const PRONOUNS = wordsOf('it they them this these that those its their he she both such')
/** Of these, the ones that always mean something particular. */
export const REFERRING = wordsOf('it they them this these those he she both')

/** Verbs that show where what is said of a subject begins. */
export const FINITE = wordsOf('is are was were can may might could will would should must has have had does do did')
