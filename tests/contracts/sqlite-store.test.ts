import { makeSqliteDatabase } from '../support/store-database.ts'
import { describeStore } from './store.ts'

describeStore('the store in SQLite', makeSqliteDatabase)
