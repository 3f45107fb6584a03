/** The rules that keep the promises, each of which can be broken on purpose to see who notices. */

export const SOUND = {
  /** The log takes a row under the current fence only. */
  fence: true,
  /** No fence is reached twice, also where the log was rolled back between. */
  fenceOnce: true,
  /** The log takes a row only where it has the event that the row builds on. */
  after: true,
  /** The log takes a question once. */
  onceId: true,
  /** What is forgotten takes no rows. */
  tombstone: true,
  /** A position is confirmed by its mark, not by its number alone. */
  mark: true,
  /** Rows go to readers when the log has them, not before. */
  logFirst: true,
  /** A row is pushed to a reader only when it is the next one. */
  pushNext: true,
  /** The next one is known by the mark of the one before it, not by its number alone. */
  pushMark: true,
  /** What was written behind a refused row is dropped. */
  dropBehind: true,
  /** A writer that was refused, or finds another one, writes nothing more. */
  giveUp: true,
  /** Who ends another's answer becomes its writer first. */
  claim: true,
  /** A claimed answer is read to its end before it is closed. */
  readClaimed: true,
  /** One change of writers after the other. */
  turns: true,
  /** An answer that was stopped is not begun again. */
  stopLasts: true,
  /** Three attempts at one answer. */
  attempts: true,
  /** What never started gets its notice before its closing. */
  notice: true,
  /** A red flag ends what runs. */
  interrupt: true,
  /** Who is told that the log has a question already makes sure that its readers have it. */
  tellDuplicate: true,
  /** A card that is not in the log in time goes out without it. */
  card: true,
  /** A doubtful answer still counts as running. */
  doubt: true,
  /** A client begins anew at a reset. */
  resetClears: true,
}

export type Rules = { readonly [Name in keyof typeof SOUND]: boolean }
export type Rule = keyof Rules

export const breakRule = (rule: Rule): Rules => ({ ...SOUND, [rule]: false })
