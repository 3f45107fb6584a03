import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import type { Source } from '../../protocol/frames.ts'
import type { AnswerPart, AnswerRequest, Verdict } from '../../server/answer/answer.ts'
import { createAnswerer } from '../../server/answer/create.ts'
import { LIBRARY_FOLDER } from '../../server/knowledge/library.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { layLibrary } from './prepared-library.ts'
import { SITE } from './site.ts'

export interface ReadAnswer {
  parts: AnswerPart[]
  about: string | undefined
  markdown: string
  sources: Source[]
  followUps: string[]
  facts: string[] | undefined
  closing: string | undefined
  outcome: string | undefined
}

/** A folder that goes away with `dispose`. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'navis-'))
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

export function readParts(parts: AnswerPart[]): ReadAnswer {
  const start = parts.find(part => part.type === 'start')
  const end = parts.find(part => part.type === 'end')
  return {
    ...{ parts, about: start?.about, followUps: end?.followUps ?? [], outcome: end?.outcome },
    ...{ facts: start?.facts, closing: end?.closing },
    markdown: parts.map(part => (part.type === 'delta' ? part.text : '')).join(''),
    sources: parts.flatMap(part => (part.type === 'sources' ? part.sources : [])),
  }
}

/** Articles grow old: tests of what they say ask while all of them are fresh. */
const WHILE_FRESH = () => Date.parse('2026-12-01T12:00:00Z')

/** The whole pipeline over a folder of articles, by default the library that ships. */
export function openAnswers(library = LIBRARY_FOLDER, pace = 0, now = WHILE_FRESH) {
  const { folder, dispose } = makeFolder()
  if (library === LIBRARY_FOLDER) layLibrary(folder, { ledger: false })
  const knowledge = openKnowledge({ path: join(folder, 'knowledge.db'), library, ledger: false })
  const answerer = createAnswerer({ knowledge, pace, now })
  const request = (question: string, before: string[], verdict: Verdict): AnswerRequest => ({
    ...{ question, before, verdict, locale: 'en', reader: 'patient', site: SITE },
  })
  async function read(given: AnswerRequest): Promise<ReadAnswer> {
    const parts: AnswerPart[] = []
    for await (const part of answerer(given, new AbortController().signal)) parts.push(part)
    return readParts(parts)
  }
  const none: Verdict = { level: 'none', rule: '' }
  return {
    knowledge,
    answerer,
    request,
    ask: (question: string, before: string[] = [], verdict = none) => read(request(question, before, verdict)),
    /** The same for somebody who confirmed facts. */
    askFor: (profile: CaseProfile, question: string, more: Partial<AnswerRequest> = {}) =>
      read({ ...request(question, [], none), profile: async () => profile, ...more }),
    dispose() {
      knowledge.dispose()
      dispose()
    },
  }
}
