import { createMemoryLog } from '../../server/log/memory.ts'
import { describeEventLog } from './event-log.ts'

describeEventLog('the event log in memory', async options => createMemoryLog(options))
