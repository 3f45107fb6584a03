import { afterAll, describe } from 'vitest'
import { openRedisLog } from '../../server/log/redis.ts'
import { choosePrefix, clearPrefix, hasRedis, REDIS_URL } from '../support/redis.ts'
import { describeEventLog } from './event-log.ts'

const prefix = choosePrefix()

describe.runIf(await hasRedis())('with Redis', () => {
  afterAll(() => clearPrefix(prefix))
  let count = 0
  describeEventLog('the event log in Redis', options => openRedisLog(REDIS_URL, options, `${prefix}${count++}:`))
})
