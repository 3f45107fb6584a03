/** The whole pipeline behind one call: card, scope, refusal or answer, each wrapped in notice and closing. */
import { keepFresh } from '../knowledge/freshness.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { asSpan, inSpan } from '../tracing.ts'
import type { Answerer, AnswerRequest, Verdict } from './answer.ts'
import { compose, composeGeneral } from './compose.ts'
import { distressText, isDistress } from './distress.ts'
import { suggestFollowUps, suggestNearest } from './follow-ups.ts'
import { foreignText } from './foreign.ts'
import { findLanguage } from './language.ts'
import { askWhich, findLookAlike, putName } from './look-alikes.ts'
import { dropIdentity } from './model/masking.ts'
import type { ModelWriter } from './model/write-model.ts'
import { nameOnly } from './name-only.ts'
import { readNotNow } from './not-now.ts'
import type { Page } from './page.ts'
import { notInLibraryText, offTopicText, refusalText } from './refusal.ts'
import { type Found, retrieve } from './retrieve.ts'
import { scopeOf } from './scope.ts'
import { readTopics } from './topics.ts'
import { findRule } from './triage/rules.ts'
import { isOffered, wordsFor } from './words.ts'
import { cardOf, closingOf, noticeOf, uploadOf } from './wrap.ts'
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

/** What articles and lead-ins are written in. */
const LIBRARY_LANGUAGE = 'en'

/** Refusals after which nothing of the library belongs: they are not about the asker's own care. */
const isPlainRefusal = (verdict: Verdict) => /^(?:unethical|injection|assisted-dying)/.test(verdict.rule)

/** Says of a page that a part of it was to be read again by now; nothing of any other. */
const ageOf = (page: Page | null, locale: string) =>
  page?.parts.some(({ topic }) => topic.outOfDate) ? `${wordsFor(locale).outOfDate}\n\n` : ''

/** What is going to be said, before a word of it is written. */
interface Plan {
  /** Words of ours that come first: a refusal, or that the library does not know. */
  text: string
  page: Page | null
  outcome: 'complete' | 'refused'
  found: Found | null
  /** What to ask next, where that is not looked for. */
  followUps?: string[]
  /** Of the text, where it is neither the reader's nor the library's. */
  language?: string
}

/** The language that a question is in, as a BCP 47 tag; `en` where nothing tells. */
function languageOf({ question, verdict }: AnswerRequest): string {
  return findRule(verdict.rule)?.language === 'es' ? 'es' : findLanguage(readNotNow(question).question)
}

/** Makes the answerer. Reads the topics of the knowledge once; `knowledge` stays open as long as it is used. */
export function createAnswerer({ knowledge: given, pace = 0, model, now = Date.now }: AnswererOptions): Answerer {
  const knowledge = keepFresh(given, now)
  let state = knowledge.state()
  let topics = readTopics(knowledge)

  /** An article may have grown too old since the last question. */
  function refresh(): void {
    if (knowledge.state() === state) return
    state = knowledge.state()
    topics = readTopics(knowledge)
  }

  /** A medicine may look like a name ("called Enhertu"), so names are dropped only where nothing is found with them. */
  function find(question: string, before: readonly string[]): Found | null {
    const nameless = dropIdentity(question)
    const found = retrieve(knowledge, topics, question, before)
    return found ?? (nameless === question ? null : retrieve(knowledge, topics, nameless, before.map(dropIdentity)))
  }

  function planAnswer({ question: asked, before, site, locale, verdict }: AnswerRequest): Plan {
    // Said of a card and not of the subject.
    const { question: said } = readNotNow(asked)
    const spoken = findLanguage(said)
    const foreign = foreignText(spoken, site)
    if (foreign !== null) return { text: foreign, page: null, outcome: 'refused', found: null, language: spoken }
    const alike = findLookAlike(said, topics.isKnown)
    // What only one name can be meant by is read as that name.
    const question = alike?.isSure ? putName(said, alike, alike.names[0] ?? '') : said
    const isUnclear = alike !== null && !alike.isSure
    const isLibraryLanguage = wordsFor(locale).language === LIBRARY_LANGUAGE
    const found = isPlainRefusal(verdict) || isUnclear ? null : find(question, before)
    if (verdict.level === 'dosing' || verdict.level === 'refuse') {
      const general = found && composeGeneral(knowledge, found)
      const page = general && nameOnly(general)
      const text = `${refusalText(verdict, site, locale)}\n\n${ageOf(page, locale)}`
      return { text, page, outcome: 'refused', found }
    }
    if (isUnclear) return { ...askWhich(said, alike, wordsFor(locale)), page: null, outcome: 'complete', found }
    const page = found && nameOnly(compose(knowledge, found))
    if (page && page.parts.length > 0) {
      return { text: `${wordsFor(locale).beforeEnglish}${ageOf(page, locale)}`, page, outcome: 'complete', found }
    }
    if (isDistress(question)) return { text: distressText(site, locale), page: null, outcome: 'complete', found }
    // Looked for first: a site's own documents may well say where to park. Words of health are known in English alone.
    if (isLibraryLanguage && scopeOf(question, before) === 'off-topic') {
      return { text: offTopicText(locale), page: null, outcome: 'refused', found }
    }
    return { text: notInLibraryText(site, locale), page: null, outcome: 'complete', found }
  }

  const suggestNext = (question: string, found: Found | null, page: Page | null) =>
    found && page ? suggestFollowUps(knowledge, topics, found, page) : suggestNearest(knowledge, topics, question)

  /** What is planned, in the model's words or in those of the passages. */
  async function* writePlan({ text, page, outcome, found }: Plan, request: AnswerRequest, signal: AbortSignal) {
    const options = { locale: request.locale, reader: request.reader, pace }
    yield* writeText(text, null, options, signal)
    const isModels = model && page && found && outcome === 'complete' && (request.attempt ?? 1) === 1
    const isWritten = isModels && (yield* model.write(toModelRequest(request, page, found), signal))
    if (!isWritten) yield* writeText('', page, options, signal)
  }

  return async function* answer(given, signal) {
    const spoken = languageOf(given)
    // A question in Spanish is answered in Spanish, whatever the page is set to; `en` is also said of what nobody can tell.
    const request = spoken !== 'en' && isOffered(spoken) ? { ...given, locale: spoken } : given
    const { site, locale, verdict } = request
    const closing = closingOf(site, locale)
    const urgent = cardOf(verdict, site, locale, new Date(now())) ?? undefined
    if (verdict.level === 'crisis' || verdict.level === 'emergency') {
      yield { type: 'start', notice: noticeOf(site, locale, false), upload: null, urgent }
      yield { type: 'end', outcome: 'urgent', closing, followUps: [] }
      return
    }
    refresh()
    const plan = inSpan('retrieve', () => planAnswer(request))
    const { page, outcome, found } = plan
    const about = page && found ? nameTopics(found) : undefined
    const notice = noticeOf(site, locale, page !== null)
    const isOther = page !== null && wordsFor(locale).language !== LIBRARY_LANGUAGE
    const language = plan.language ?? (isOther ? LIBRARY_LANGUAGE : undefined)
    const upload = uploadOf(site, locale)
    yield {
      type: 'start',
      notice,
      upload,
      ...(language && { language }),
      ...(about && { about }),
      ...(urgent && { urgent }),
    }
    yield* asSpan('write', writePlan(plan, request, signal))
    if (signal.aborted) return
    const suggest = () => (outcome === 'complete' ? suggestNext(request.question, found, page) : [])
    const followUps = plan.followUps ?? suggest()
    yield { type: 'end', outcome, closing, followUps }
  }
}

const toModelRequest = ({ site, locale, reader }: AnswerRequest, page: Page, found: Found) => ({
  ...{ page, site, locale, reader, question: found.question.text, about: nameTopics(found) },
})

const nameTopics = ({ lead, second }: Found) => (second ? `${lead.title} · ${second.title}` : lead.title)
