/**
 * Warning signs of suicide, as public lists name them, each with its weight. One alone proves nothing ("I feel like a burden");
 * several kinds in one message do: a burden who gives the dog away, a bridge and how easy it would be.
 */
import { signsAgainst } from './crisis-signs-against.ts'
import { leavingSigns } from './crisis-signs-leaving.ts'
import { lifeSigns } from './crisis-signs-life.ts'
import { meansSigns } from './crisis-signs-means.ts'
import type { Sign } from './rule.ts'

export const crisisSigns: readonly Sign[] = [...lifeSigns, ...leavingSigns, ...meansSigns, ...signsAgainst]
