/** The model writer: a model writes, and what passages support is shown. */
import type { Reader } from '../../../protocol/frames.ts'
import type { Site } from '../../site.ts'
import type { AnswerPart } from '../answer.ts'
import type { Page } from '../page.ts'
import type { Provider, Usage } from '../providers/provider.ts'
import { gatherEvidence } from './evidence.ts'
import { createEchoFinder } from './forbidden.ts'
import { maskIdentity } from './masking.ts'
import { OUTPUT_TOKENS_MAX, writePrompt } from './prompt.ts'
import { createRelease, type Released } from './release.ts'
import { estimateTokens, type Spend } from './spend.ts'
import { createUnitReader, type Unit } from './units.ts'
import { withPauses } from './with-pauses.ts'

export interface ModelRequest {
  /** What the embedded writer would tell: the passages of the answer. */
  page: Page
  /** As it was understood, not yet masked. */
  question: string
  about: string
  /** What the patient confirmed and the page is written for, in a few words each; only where the site lets a model see it. */
  facts: readonly string[]
  site: Site
  locale: string
  reader: Reader
}

export interface ModelWriter {
  /**
   * Yields sources and deltas. Gives false where nothing was shown, so that the embedded writer can begin. Throws
   * `UnfinishedError` where what was shown is no whole answer: only a new attempt may go on. Ends early when `signal` aborts.
   */
  write(request: ModelRequest, signal: AbortSignal): AsyncGenerator<AnswerPart, boolean>
}

export interface ModelWriterOptions {
  provider: Provider
  spend: Spend
  /** A model that could not be used, for the operator. Must not throw. */
  onError(error: unknown): void
  /** What an answer cost, by site. Must not throw. */
  onUsage?(site: string, usage: Usage): void
  times?: Partial<Times>
}

interface Times {
  /** A model that pauses for so long behind a whole sentence need not go on for it to be shown. */
  pauseMs: number
  /** A reader who sees nothing new for so long is no longer served by this model; the relay gives up 10 s later. */
  silenceMs: number
}

const TIMES: Times = { pauseMs: 250, silenceMs: 20_000 }
/** Sentences in a row, from the start, that no passage supports: more of this model only costs time. */
const HOPELESS_SENTENCES = 8

/** The answer of a model broke off, or little of it was supported, when some of it had been shown. Trying again helps. */
export class UnfinishedError extends Error {
  override name = 'UnfinishedError'
}

export function createModelWriter({ provider, spend, onError, onUsage, times }: ModelWriterOptions): ModelWriter {
  const { pauseMs, silenceMs } = { ...TIMES, ...times }

  return {
    async *write({ page, question, about, facts, site, locale, reader }, signal) {
      const evidence = gatherEvidence(page)
      const masked = maskIdentity(question)
      const prompt = writePrompt({ question: masked, about, facts, reader, evidence })
      const inputTokens = estimateTokens(prompt.system + prompt.prompt)
      const reservation = spend.reserve(site.key, inputTokens + OUTPUT_TOKENS_MAX, site.model?.tokensPerDay)
      if (!reservation) return false

      const release = createRelease({
        evidence,
        question: masked,
        locale,
        reader,
        isEcho: createEchoFinder(site, locale),
      })
      const units = createUnitReader()
      const silence = new AbortController()
      const timer = setTimeout(
        () => silence.abort(new UnfinishedError('Nothing new was shown for too long.')),
        silenceMs,
      )
      let usage: Usage | undefined
      let length = 0
      let isWhole = false

      function* show({ sources, text }: Released): Generator<AnswerPart> {
        if (sources.length > 0) yield { type: 'sources', sources }
        if (text === '') return
        timer.refresh()
        yield { type: 'delta', text }
      }
      function* take(taken: Unit[]): Generator<AnswerPart> {
        for (const unit of taken) yield* show(release.take(unit))
      }

      try {
        const request = { ...prompt, outputTokensMax: OUTPUT_TOKENS_MAX }
        const parts = provider.stream(request, AbortSignal.any([signal, silence.signal]))
        for await (const part of withPauses(parts, pauseMs)) {
          if (part === 'pause') yield* take(units.pause())
          else if (part.type === 'usage') usage = part
          else if (part.type === 'delta') {
            length += part.text.length
            yield* take(units.read(part.text))
          } else {
            // Of an answer that was cut the last sentence may say the opposite of what it was to say.
            if (part.reason === 'complete') yield* take(units.finish())
            isWhole = part.reason !== 'withheld'
          }
          const { released, dropped } = release.count()
          if (released === 0 && dropped >= HOPELESS_SENTENCES) break
        }
      } catch (error) {
        if (signal.aborted) return true
        onError(error)
      } finally {
        clearTimeout(timer)
        silence.abort()
        const used = usage ?? { inputTokens, outputTokens: estimateTokens({ length }) }
        reservation.settle(used)
        onUsage?.(site.key, used)
      }
      const { released, dropped } = release.count()
      if (released === 0) return false
      if (!isWhole || dropped > released) throw new UnfinishedError('An answer of the model is not whole.')
      yield* show(release.end())
      return true
    },
  }
}
