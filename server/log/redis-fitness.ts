/** What a Redis has to be so that the log can keep its promises in it. */
import { OperatorError } from '../operator-error.ts'
import type { RedisLink } from './redis-link.ts'

/** The first with exclusive ranges and appends to streams that must exist already. */
const OLDEST = [6, 2] as const

/** Why it cannot be used, as a sentence for the operator. Nothing is said of one that is away or does not let us look. */
export async function findUnfit(link: Pick<RedisLink, 'run'>): Promise<OperatorError | undefined> {
  const info = await link.run(client => client.sendCommand<string>(['INFO'])).catch(() => '')
  const fact = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1] ?? ''
  const version = fact('redis_version')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (version && (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))) {
    return new OperatorError(
      `Redis ${version} is too old for conversations: REDIS_URL needs ${OLDEST.join('.')} or Valkey.`,
    )
  }
  if (fact('cluster_enabled') === '1') {
    return new OperatorError(
      'REDIS_URL leads to a Redis Cluster, which keeps apart what one flush writes: use a Redis or Valkey with one primary.',
    )
  }
  const policy = fact('maxmemory_policy')
  if (Number(fact('maxmemory')) > 0 && policy !== 'noeviction') {
    return new OperatorError(
      `Redis would throw away conversations that are still read (maxmemory-policy ${policy}): set it to noeviction.`,
    )
  }
}
