/** Every host page of the matrix: a row of a table, once for each way of embedding. */
import type { Embedding } from '../../support/stage.ts'
import { DOCUMENTS } from './documents.ts'
import type { HostCase } from './host-case.ts'
import { ISOLATION } from './isolation.ts'
import { LIBRARIES } from './libraries.ts'
import { NAVIGATIONS } from './navigations.ts'
import { POLICIES } from './policies.ts'
import { STYLES } from './styles.ts'

export interface HostRow extends HostCase {
  embedding: Embedding
}

const TABLES: readonly HostCase[][] = [POLICIES, ISOLATION, LIBRARIES, STYLES, DOCUMENTS, NAVIGATIONS]

const rowsOf = (cases: readonly HostCase[]): HostRow[] =>
  cases.flatMap(item => (item.embeddings ?? ['floating']).map(embedding => ({ ...item, embedding })))

export const MATRIX: readonly HostRow[] = TABLES.flatMap(rowsOf)

/** One row of each table, the same for every run with one source of numbers. */
export const sampleMatrix = (random: () => number): HostRow[] =>
  TABLES.map(rowsOf).map(rows => rows[Math.floor(random() * rows.length)] as HostRow)
