/** The whole pipeline with a model writer, whose model writes what a test says. */
import type { AnswerPart, AnswerRequest, Verdict } from '../../server/answer/answer.ts'
import { compose } from '../../server/answer/compose.ts'
import { createAnswerer } from '../../server/answer/create.ts'
import { createSpend } from '../../server/answer/model/spend.ts'
import { createModelWriter } from '../../server/answer/model/write-model.ts'
import type { Page } from '../../server/answer/page.ts'
import { type OpenProvider, openProvider } from '../../server/answer/providers/open.ts'
import type { Usage } from '../../server/answer/providers/provider.ts'
import { retrieve } from '../../server/answer/retrieve.ts'
import { readTopics, type Topics } from '../../server/answer/topics.ts'
import type { Knowledge } from '../../server/knowledge/knowledge.ts'
import { LIBRARY_FOLDER } from '../../server/knowledge/library.ts'
import { openKnowledge } from '../../server/knowledge/open.ts'
import type { Site } from '../../server/site.ts'
import { makeFolder, type ReadAnswer, readParts } from './answers.ts'
import { DIALECTS, type Dialect, type ModelCall, type ModelServer, startModelServer } from './model-server.ts'
import { layLibrary } from './prepared-library.ts'
import { SITE } from './site.ts'

/** A passage as the prompt has it. */
export interface PromptPassage {
  numbers: number[]
  heading: string
  text: string
}

/** Reads the passages out of what a model was given. */
export function readPassages(call: ModelCall): PromptPassage[] {
  return call.text
    .split('\n')
    .filter(line => line.startsWith('{"numbers":'))
    .map(line => JSON.parse(line) as PromptPassage)
}

/** A sentence of each paragraph as it stands, with its number: what an honest model writes. */
export function quote({ text, numbers }: PromptPassage): string {
  return `${text.replace(/\.$/, '')} [${numbers[0]}].`
}

export interface ModelAnswersOptions {
  dialect?: Dialect
  /** The library that ships where it is left out. */
  knowledge?: Knowledge
  site?: Partial<Site>
  patience?: Parameters<typeof openProvider>[1]
  times?: Parameters<typeof createModelWriter>[0]['times']
}

export interface ModelAnswers {
  server: ModelServer
  provider: OpenProvider
  /** What the operator was told. */
  errors: unknown[]
  usage: Usage[]
  request(question: string, more?: Partial<AnswerRequest>): AnswerRequest
  stream(request: AnswerRequest, signal?: AbortSignal): AsyncIterable<AnswerPart>
  ask(question: string, more?: Partial<AnswerRequest>): Promise<ReadAnswer>
  /** The passages that answer a question. */
  findPage(question: string): Page
  /** The writer alone, for these passages and a question in any words. */
  write(page: Page, question: string): Promise<ReadAnswer>
  dispose(): Promise<void>
}

let library: Knowledge | undefined

/** One for all tests of a process. */
function openLibrary(): Knowledge {
  if (library) return library
  const { folder, dispose } = makeFolder()
  process.once('exit', dispose)
  layLibrary(folder, { ledger: false })
  library = openKnowledge({ path: `${folder}/knowledge.db`, library: LIBRARY_FOLDER, ledger: false })
  return library
}

const known = new WeakMap<Knowledge, Topics>()

/** Read once for each knowledge: some words of every article are weighed. */
function topicsOf(knowledge: Knowledge): Topics {
  const topics = known.get(knowledge) ?? readTopics(knowledge)
  known.set(knowledge, topics)
  return topics
}

const NONE: Verdict = { level: 'none', rule: '' }

export async function openModelAnswers(
  handle: (call: ModelCall, dialect: Dialect) => unknown,
  options: ModelAnswersOptions = {},
): Promise<ModelAnswers> {
  const dialect = options.dialect ?? (DIALECTS[0] as Dialect)
  const knowledge = options.knowledge ?? openLibrary()
  const server = await startModelServer(call => handle(call, dialect))
  const provider = openProvider(
    { provider: dialect.provider, baseUrl: server.url, model: 'test' },
    { requestsMax: 1, ...options.patience },
  )
  const errors: unknown[] = []
  const usage: Usage[] = []
  const model = createModelWriter({
    provider,
    spend: createSpend(Date.now),
    onError: error => errors.push(error),
    onUsage: (_site, used) => usage.push(used),
    times: options.times,
  })
  const topics = topicsOf(knowledge)
  const answerer = createAnswerer({ knowledge, model })
  const request = (question: string, more: Partial<AnswerRequest> = {}): AnswerRequest => ({
    ...{ question, before: [], verdict: NONE, locale: 'en', reader: 'patient', site: { ...SITE, ...options.site } },
    ...more,
  })
  const stream = (one: AnswerRequest, signal = new AbortController().signal) => answerer(one, signal)
  return {
    ...{ server, provider, errors, usage, request, stream },
    async ask(question, more) {
      const parts: AnswerPart[] = []
      for await (const part of stream(request(question, more))) parts.push(part)
      return readParts(parts)
    },
    findPage(question) {
      const found = retrieve(knowledge, topics, question, [])
      if (!found) throw new Error(`The library does not answer "${question}".`)
      return compose(knowledge, found)
    },
    async write(page, question) {
      const asked = {
        page,
        question,
        facts: [],
        about: 'A topic',
        site: SITE,
        locale: 'en',
        reader: 'patient' as const,
      }
      const parts: AnswerPart[] = []
      for await (const part of model.write(asked, new AbortController().signal)) parts.push(part)
      return readParts(parts)
    },
    async dispose() {
      await provider.dispose()
      await server.stop()
    },
  }
}
