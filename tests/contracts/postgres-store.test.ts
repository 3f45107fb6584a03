import { describe } from 'vitest'
import { hasPostgres, makePostgresDatabase } from '../support/store-database.ts'
import { describeStore } from './store.ts'

const isThere = await hasPostgres()
describe.skipIf(!isThere)('with a server', () => describeStore('the store in PostgreSQL', makePostgresDatabase))
