/** The whole pipeline behind one call: card, scope, refusal or answer, each wrapped in notice and closing. */
import type { Reader } from '../../protocol/frames.ts'
import { keepFresh } from '../knowledge/freshness.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { asSpan, inSpan } from '../tracing.ts'
import type { Answerer, AnswerRequest } from './answer.ts'
import { asksForRelative } from './circumstances.ts'
import type { Found } from './find.ts'
import { suggestFollowUps, suggestNearest } from './follow-ups.ts'
import { findLanguage } from './language.ts'
import type { ModelWriter } from './model/write-model.ts'
import { readNewQuestion } from './new-question.ts'
import { readNotNow } from './not-now.ts'
import type { Page } from './page.ts'
import { createPlanner, LIBRARY_LANGUAGE, type Plan } from './plan.ts'
import { asksOfFamily } from './question.ts'
import { readInEnglish } from './to-english.ts'
import { readTopics } from './topics.ts'
import { findRule } from './triage/rules.ts'
import { isOffered, wordsFor } from './words.ts'
import { cardOf, closingOf, closingOfCase, noticeOf, recordsInUseOf, uploadOf } from './wrap.ts'
import { writeText } from './write-extractive.ts'

export interface AnswererOptions {
  knowledge: Knowledge
  /** Tokens per second of the embedded writer; 0, the default, is as fast as it can. */
  pace?: number
  /** Writes in place of the embedded writer, as far as it can. */
  model?: ModelWriter | undefined
  /** Milliseconds since the epoch: decides which contact of a card is open, and which articles are too old. */
  now?: () => number
}

/** The language that a question is in, as a BCP 47 tag; `en` where nothing tells. */
function languageOf({ question, verdict }: AnswerRequest): string {
  return findRule(verdict.rule)?.language === 'es'
    ? 'es'
    : findLanguage(readNewQuestion(readNotNow(question).question).question)
}

/** Makes the answerer. Reads the topics of the knowledge once; `knowledge` stays open as long as it is used. */
export function createAnswerer({ knowledge: given, pace = 0, model, now = Date.now }: AnswererOptions): Answerer {
  const knowledge = keepFresh(given, now)
  let state = knowledge.state()
  let topics = readTopics(knowledge)
  let planAnswer = createPlanner(knowledge, topics)

  /** An article may have grown too old since the last question. */
  function refresh(): void {
    if (knowledge.state() === state) return
    state = knowledge.state()
    topics = readTopics(knowledge)
    planAnswer = createPlanner(knowledge, topics)
  }

  const suggestNext = (question: string, found: Found | null, page: Page | null) =>
    found && page
      ? suggestFollowUps(knowledge, topics, found, page)
      : suggestNearest(knowledge, topics, readInEnglish(question))

  /** What is planned, in the model's words or in those of the passages. */
  async function* writePlan({ text, page, outcome, found, facts }: Plan, request: AnswerRequest, signal: AbortSignal) {
    const { modelSeesProfile = false } = request.site
    const options = { locale: request.locale, reader: readReader(request), pace }
    yield* writeText(text, null, options, signal)
    // Which passages a case leads to tells of the case, so without the site's word a model sees neither.
    const isShared = facts.length === 0 || modelSeesProfile
    const isModels = model && page && found && isShared && outcome === 'complete' && (request.attempt ?? 1) === 1
    const isWritten = isModels && (yield* model.write(toModelRequest(request, page, found, facts), signal))
    if (!isWritten) yield* writeText('', page, options, signal)
  }

  return async function* answer(given, signal) {
    const spoken = languageOf(given)
    // A question in Spanish is answered in Spanish, whatever the page is set to; `en` is also said of what nobody can tell.
    const request = spoken !== 'en' && isOffered(spoken) ? { ...given, locale: spoken } : given
    const { site, locale, verdict } = request
    const urgent = cardOf(verdict, site, locale, new Date(now())) ?? undefined
    if (verdict.level === 'crisis' || verdict.level === 'emergency') {
      yield { type: 'start', notice: noticeOf(site, locale, false), upload: null, urgent }
      yield { type: 'end', outcome: 'urgent', closing: closingOf(site, locale), followUps: [] }
      return
    }
    refresh()
    const profile = await request.profile?.()
    if (signal.aborted) return
    const plan = inSpan('retrieve', () => planAnswer(request, profile))
    const { page, outcome, found, facts } = plan
    const isOfCase = facts.length > 0
    if (isOfCase) request.onProfileUsed?.()
    const about = page && found ? nameTopics(found) : undefined
    const notice = noticeOf(site, locale, page !== null)
    const isOther = page !== null && wordsFor(locale).language !== LIBRARY_LANGUAGE
    const language = plan.language ?? (isOther ? LIBRARY_LANGUAGE : undefined)
    const upload = profile ? recordsInUseOf(site, locale) : uploadOf(site, locale)
    yield {
      type: 'start',
      notice,
      upload,
      ...(language && { language }),
      ...(about && { about }),
      ...(about && found?.goesOn && { goesOn: true as const }),
      ...(isOfCase && { facts }),
      ...(urgent && { urgent }),
    }
    yield* asSpan('write', writePlan(plan, request, signal))
    if (signal.aborted) return
    const suggest = () => (outcome === 'complete' ? suggestNext(request.question, found, page) : [])
    const followUps = plan.followUps ?? suggest()
    const closing = isOfCase ? closingOfCase(locale) : closingOf(site, locale)
    yield { type: 'end', outcome, closing, followUps }
  }
}

/** Who is spoken to: who asks for a relative cares for them, though only who uploads records is asked. */
const readReader = ({ reader, question }: AnswerRequest): Reader =>
  asksForRelative(question) && !asksOfFamily(question) ? 'caregiver' : reader

const toModelRequest = (request: AnswerRequest, page: Page, found: Found, facts: string[]) => ({
  page,
  facts,
  site: request.site,
  locale: request.locale,
  reader: readReader(request),
  question: found.question.text,
  about: nameTopics(found),
})

const nameTopics = ({ lead, second }: Found) => (second ? `${lead.title} · ${second.title}` : lead.title)
