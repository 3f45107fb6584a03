/** What is going to be said, before a word of it is written: scope, refusal or answer, for anybody or for a confirmed case. */
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { AnswerRequest, Verdict } from './answer.ts'
import { composeCase } from './case/compose-case.ts'
import { type Case, readCase } from './case/read-case.ts'
import { listUsed, nameFacts } from './case/used-facts.ts'
import { isAboutCase } from './case/whose.ts'
import { compose, composeGeneral } from './compose.ts'
import { distressText, isDistress, kindLine } from './distress.ts'
import type { Found } from './find.ts'
import { foreignText } from './foreign.ts'
import { isCourtesy, isGreeting } from './going-on.ts'
import { findLanguage } from './language.ts'
import { askWhich, findLookAlike, putName } from './look-alikes.ts'
import { dropIdentity } from './model/masking.ts'
import { nameOnly } from './name-only.ts'
import { listContext, readNewQuestion } from './new-question.ts'
import { readNotNow } from './not-now.ts'
import { isOfAnimal, isProfessional } from './other-subjects.ts'
import type { Page } from './page.ts'
import { asksOfFamily, LUMP } from './question.ts'
import { notInLibraryText, offTopicText, refusalText } from './refusal.ts'
import { retrieve } from './retrieve.ts'
import { scopeOf } from './scope.ts'
import { isSpanishWord, readInEnglish } from './to-english.ts'
import type { Topics } from './topics.ts'
import { hasWarningSign } from './triage.ts'
import { wordsFor } from './words.ts'

/** What articles and lead-ins are written in. */
export const LIBRARY_LANGUAGE = 'en'

/** Refusals after which nothing of the library belongs: they are not about the asker's own care. */
const isPlainRefusal = (verdict: Verdict) => /^(?:unethical|injection|assisted-dying)/.test(verdict.rule)

/** Says of a page that a part of it was to be read again by now; nothing of any other. */
const ageOf = (page: Page | null, locale: string) =>
  page?.parts.some(part => [part, ...(part.alsoCites ?? [])].some(({ topic }) => topic.outOfDate))
    ? `${wordsFor(locale).outOfDate}\n\n`
    : ''

/** The articles on what makes somebody fear to have cancer. */
const FEARED: ReadonlySet<string> = new Set(['signs-of-cancer', 'family-risk'])
/** What somebody asks who tells of a lump in however many words. */
const FOUND_LUMP = 'I found a lump, what should I do?'
const SIDE_EFFECTS = /\bside[\s-]+effects?\b/i
/** The newest of the confirmed treatments that are taken for what is talked of. */
const TREATMENTS_MAX = 2

/** Who asks what a relative's cancer means for themselves asks for no diagnosis. */
const judge = (verdict: Verdict, question: string): Verdict =>
  verdict.rule.startsWith('own-diagnosis') && asksOfFamily(question) ? { level: 'none', rule: '' } : verdict

export interface Plan {
  /** Words of ours that come first: a refusal, or that the library does not know. */
  text: string
  page: Page | null
  outcome: 'complete' | 'refused'
  found: Found | null
  /** The confirmed facts that it is written for, in a few words each; empty for a general answer. */
  facts: string[]
  /** What to ask next, where that is not looked for. */
  followUps?: string[]
  /** Of the text, where it is neither the reader's nor the library's. */
  language?: string
}

/** Plans answers out of one knowledge file. */
export function createPlanner(knowledge: Knowledge, topics: Topics) {
  /** Who asks for side effects and names no treatment means the one that was talked of, or else the one that they confirmed. */
  function findOfCase(given: string, before: readonly string[], the?: Case): Found | null {
    const question = readInEnglish(given)
    const names = SIDE_EFFECTS.test(question) ? (the?.treatments ?? []).flatMap(({ fact }) => fact.name ?? []) : []
    const treatments = names.slice(-TREATMENTS_MAX).map(name => `What is ${name}?`)
    const context = [...treatments, ...before.map(readInEnglish)]
    return retrieve(knowledge, topics, question, context, the?.facets, question === given)
  }

  /** A medicine may look like a name ("called Enhertu"), so names are dropped only where nothing is found with them. */
  function find(question: string, before: readonly string[], the?: Case): Found | null {
    const nameless = dropIdentity(question)
    const found = findOfCase(question, before, the)
    if (found || nameless === question) return found
    return findOfCase(nameless, before.map(dropIdentity), the)
  }

  /** The page for a question, for a case where one is given; null where the library has nothing. */
  function findPage(question: string, before: readonly string[], verdict: Verdict, the?: Case) {
    const near = isPlainRefusal(verdict) ? null : find(question, before, the)
    const isOwn = verdict.rule.startsWith('own-diagnosis') && !FEARED.has(near?.lead.id ?? '')
    const isOfLump = LUMP.test(question) && (isOwn || (verdict.rule === 'new-lump' && near === null))
    const found = isOfLump ? find(FOUND_LUMP, [], the) : near
    if (verdict.level === 'dosing' || verdict.level === 'refuse') {
      // Who fears to have it is not told what it is, but how such signs are looked into.
      const isFear = verdict.rule.startsWith('own-diagnosis') && found && FEARED.has(found.lead.id)
      const page = found && (isFear ? compose(knowledge, found) : composeGeneral(knowledge, found))
      return { found, page: page && nameOnly(page), quoted: [] }
    }
    // Who is in distress is not met with a page about their results.
    const ofCase = the && !isDistress(question) && composeCase(knowledge, topics, readInEnglish(question), found, the)
    if (ofCase) return { ...ofCase, page: nameOnly(ofCase.page) }
    return { found, page: found && nameOnly(compose(knowledge, found)), quoted: [] }
  }

  return function planAnswer(request: AnswerRequest, profile: CaseProfile | undefined): Plan {
    const { site, locale, reader } = request
    // Said of a card and not of the subject, or of what was asked before.
    const { question: said, isNew } = readNewQuestion(readNotNow(request.question).question)
    const before = isNew ? [] : listContext(request.before.map(text => readNotNow(text).question))
    const spoken = findLanguage(said)
    const foreign = foreignText(spoken, site)
    if (foreign !== null)
      return { text: foreign, page: null, outcome: 'refused', found: null, facts: [], language: spoken }
    const verdict = judge(request.verdict, said)
    const isRefused = verdict.level === 'dosing' || verdict.level === 'refuse'
    const alike = findLookAlike(said, word => topics.isKnown(word) || (spoken === 'es' && isSpanishWord(word)))
    // What only one name can be meant by is read as that name.
    const question = alike?.isSure ? putName(said, alike, alike.names[0] ?? '') : said
    const isUnclear = alike !== null && !alike.isSure
    if (isUnclear && !isRefused)
      return { ...askWhich(said, alike, wordsFor(locale)), page: null, outcome: 'complete', found: null, facts: [] }
    const read = profile && readCase(profile)
    const isTheirs = (text: string) => read !== undefined && isAboutCase(text, reader, read.facets)
    const the = isTheirs(question) && isTheirs(readInEnglish(question)) ? read : undefined
    const nothing = { found: null, page: null, quoted: [] }
    const isTopical = !isUnclear && !isCourtesy(question) && !isGreeting(question)
    const general = isTopical ? findPage(question, before, verdict) : nothing
    const { found, page, quoted } = the && isTopical ? findPage(question, before, verdict, the) : general
    const used = the && page ? listUsed(the, page, general.page, quoted) : []
    const facts = the ? nameFacts(the, used, locale) : []
    if (verdict.level === 'dosing' || verdict.level === 'refuse')
      return {
        text: `${refusalText(verdict, site, locale)}\n\n${ageOf(page, locale)}`,
        page,
        outcome: 'refused',
        found,
        facts,
      }
    if (page && page.parts.length > 0)
      return {
        text: `${isDistress(question) ? kindLine(locale) : ''}${wordsFor(locale).beforeEnglish}${ageOf(page, locale)}`,
        page,
        outcome: 'complete',
        found,
        facts,
      }
    if ((isCourtesy(question) || isGreeting(question)) && !isRefused) {
      const { hello, welcome } = wordsFor(locale)
      const text = isGreeting(question) ? hello : welcome
      return { text, page: null, outcome: 'complete', found: null, facts: [], followUps: [] }
    }
    if ((isDistress(question) || hasWarningSign(said)) && !isProfessional(said))
      return { text: distressText(site, locale), page: null, outcome: 'complete', found, facts: [] }
    // Looked for first: a site's own documents may well say where to park. Words of health are known in English alone.
    const isLibraryLanguage = wordsFor(locale).language === LIBRARY_LANGUAGE
    if (isLibraryLanguage && (scopeOf(question, before) === 'off-topic' || isOfAnimal(question)))
      return { text: offTopicText(locale), page: null, outcome: 'refused', found, facts: [] }
    return { text: notInLibraryText(site, locale), page: null, outcome: 'complete', found, facts: [] }
  }
}
