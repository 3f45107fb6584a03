import * as v from 'valibot'
import { parseFailure } from './failure.ts'
import { ProviderError } from './provider.ts'

/** The data of one event, checked. Throws `ProviderError` where it is no JSON, not of that shape, or tells of a failure. */
export function parseEvent<Schema extends v.GenericSchema>(schema: Schema, data: string): v.InferOutput<Schema> {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch (cause) {
    throw new ProviderError('malformed', { retryable: true, cause })
  }
  const failure = parseFailure(value)
  if (failure) throw failure
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) throw new ProviderError('malformed', { retryable: true })
  return parsed.output
}
