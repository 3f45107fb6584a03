/** What a sentence says only within limits: "can", "some", "often", "if it spreads". Who tells it without them says more. */

/** Telling stems of a sentence, by their places among all of them. */
export type Stems = ReadonlySet<number>

export interface Limit {
  /** What is said within it. */
  governs: Stems
}

/** "Can", "some", "often": how surely, of how many or how often something is so. */
export interface HedgeLimit extends Limit {
  kind: 'modal' | 'quantity' | 'adverb'
  word: string
  /** As in `word-classes.ts`. */
  strength: number
  /** How many telling stems stand before it. */
  at: number
  /** What stands behind it in its part of the sentence. */
  behind: Stems
  /** All that its part says. */
  part: Stems
  /** What stands beside it between commas. */
  near: Stems
  /** "Some people": whom it counts. */
  head?: number
}

/** "If it spreads": on what something hangs. */
export interface ConditionLimit extends Limit {
  /** The word that it opens with, and the token that this is. */
  opening: string
  opensAt: number
  /** What it says itself. */
  own: Stems
}

/** "Cancer that is found early": whom something is said of. */
export interface SubjectLimit extends Limit {
  /** What it says itself. */
  own: Stems
  /** "With some changes": it only tells a thing from others of its kind. */
  marksOff: boolean
}

export interface Limits {
  hedges: readonly HedgeLimit[]
  conditions: readonly ConditionLimit[]
  subjects: readonly SubjectLimit[]
  /** "Was thought to be milder": what somebody held to be so. */
  beliefs: readonly Limit[]
}
