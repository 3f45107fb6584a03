import { readFileSync } from 'node:fs'
import { OperatorError } from './operator-error.ts'

type Environment = Record<string, string | undefined>

/** Settings that hold a secret. Whoever sees a process's environment, as `docker inspect` shows it, sees them. */
const SECRETS = ['NAVIS_MASTER_KEY', 'DATABASE_URL', 'REDIS_URL', 'LLM_API_KEY']

/**
 * The environment with each secret that is in a file, as Docker and Kubernetes mount them: `NAME_FILE` names it instead of
 * `NAME`. Throws an `OperatorError` when one cannot be read or both are set.
 */
export function readSecretFiles(env: Environment): Environment {
  const found = SECRETS.flatMap(name => {
    const path = env[`${name}_FILE`]
    if (!path) return []
    if (env[name]) throw new OperatorError(`Set ${name} or ${name}_FILE, not both.`)
    return [[name, readSecret(`${name}_FILE`, path)] as const]
  })
  return { ...env, ...Object.fromEntries(found) }
}

function readSecret(setting: string, path: string): string {
  let secret: string
  try {
    secret = readFileSync(path, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new OperatorError(`${setting} names a file that cannot be read (${code}): ${path}.`, { cause: error })
  }
  if (secret === '') throw new OperatorError(`${setting} names an empty file: ${path}.`)
  return secret
}
