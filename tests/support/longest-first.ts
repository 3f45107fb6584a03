/** The order in which test files are begun: what takes longest first, so that nothing long is left for the end alone. */
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Paths begin with these; measured, longest first. Everything else takes seconds. */
const LONG = [
  ...['tests/browser/accessibility', 'tests/commands/', 'tests/widget/panel.test', 'tests/knowledge/library'],
  ...['tests/relay/cluster', 'tests/deploys/', 'tests/browser/', 'tests/faults/', 'tests/operate/', 'tests/store/'],
  ...['tests/wire/floods', 'tests/answer/', 'tests/contracts/'],
]

/** Vitest's own order knows how long files took on the same machine before; a fresh copy has nothing to know. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const path = relative(this.ctx.config.root, moduleId)
      const index = LONG.findIndex(start => path.startsWith(start))
      return index === -1 ? LONG.length : index
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
