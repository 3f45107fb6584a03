/** How much of what is asked something speaks of. */
import type { Knowledge } from '../knowledge/knowledge.ts'
import { splitStems } from '../knowledge/tokens.ts'
import { alikeStems } from '../knowledge/vocabulary.ts'

/** Whether a stem, or one that means the same, is among `said`. */
export const isSaid = (stem: string, said: ReadonlySet<string>) => alikeStems(stem).some(one => said.has(one))

/** How much a stem tells, whichever word is used for it: as much as the most common of those that mean the same. */
export function weighAlike(knowledge: Knowledge, stem: string): number {
  const held = alikeStems(stem).filter(one => one === stem || knowledge.holds(one))
  return Math.min(...held.map(one => knowledge.weigh(one)))
}

/** Share of `stems`, by what each tells, for which `says` holds: from 0 to 1. */
export function measureCoverage(
  knowledge: Knowledge,
  stems: readonly string[],
  says: (stem: string) => boolean,
): number {
  let all = 0
  let covered = 0
  for (const stem of stems) {
    const weight = weighAlike(knowledge, stem)
    all += weight
    if (says(stem)) covered += weight
  }
  return all > 0 ? covered / all : 0
}

/** The same for a text. */
export function measureTextCoverage(knowledge: Knowledge, stems: readonly string[], text: string): number {
  const said = new Set(splitStems(text))
  return measureCoverage(knowledge, stems, stem => isSaid(stem, said))
}
