/** Cuts text out of a package's code as it is bundled. What is looked for and no longer there stops the build. */

export type Cut = [what: string | RegExp, by: string]

export function leaveOut(file: string, code: string, cuts: readonly Cut[]): string {
  return cuts.reduce((left, [what, by]) => {
    // A function, since a `$` of the text itself means nothing.
    const next = typeof what === 'string' ? left.replaceAll(what, () => by) : left.replaceAll(what, by)
    if (next === left) throw new Error(`${file} has changed: scripts/ no longer find ${what}.`)
    return next
  }, code)
}
