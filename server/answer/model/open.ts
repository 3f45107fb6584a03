import { type ModelSettings, openProvider } from '../providers/open.ts'
import { createSpend } from './spend.ts'
import { createModelWriter, type ModelWriter, type ModelWriterOptions } from './write-model.ts'

export interface OpenModelWriter extends ModelWriter {
  /** Closes every connection to the model at once. */
  dispose(): Promise<void>
}

/** The writer of a configured model; its tokens are counted in this process. */
export function openModelWriter(
  settings: ModelSettings,
  options: Pick<ModelWriterOptions, 'onError' | 'onUsage'>,
): OpenModelWriter {
  const provider = openProvider(settings)
  const writer = createModelWriter({ ...options, provider, spend: createSpend(Date.now) })
  return { ...writer, dispose: provider.dispose }
}
