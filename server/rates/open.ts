import type { Config } from '../config.ts'
import { deriveKey } from '../conversations/derive-key.ts'
import { createOwnRates, type Rates } from '../relay/rates.ts'

/** Limits by the minute, counted where the conversations are: in the relays' Redis, or here. `masterKeys` newest first. */
export async function openRates({ limits, redisUrl }: Config, [masterKey]: readonly Uint8Array[]): Promise<Rates> {
  if (redisUrl === undefined || masterKey === undefined) return createOwnRates(limits)
  const { openSharedRates } = await import('./redis.ts')
  return openSharedRates(redisUrl, { limits, hashKey: deriveKey(masterKey, '', 'navis rate keys') })
}
