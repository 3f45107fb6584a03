/** Tokens of a model behind HTTP: by the relay's own provider, or as a server that checks nothing would read them. */
import { createParser } from 'eventsource-parser'
import { Agent, request } from 'undici'
import { openProvider } from '../../../server/answer/providers/open.ts'
import { END, START } from '../../support/scripted-answer.ts'
import type { Source } from './token-source.ts'

interface Chunk {
  choices: { delta: { content: string } }[]
}

/** With its deadlines, retries and circuit breaker. */
export function createProviderSource(baseUrl: string): Source {
  const provider = openProvider({ provider: 'openai', baseUrl, model: 'scripted' })
  let count = 0
  return {
    count: () => count,
    async *open(signal) {
      yield START
      for await (const part of provider.stream({ system: '', prompt: '', outputTokensMax: 4_000 }, signal)) {
        if (part.type !== 'delta') continue
        count += 1
        yield part
      }
      yield END
    },
  }
}

export function createPlainModelSource(baseUrl: string): Source {
  const dispatcher = new Agent({ bodyTimeout: 0 })
  let count = 0
  return {
    count: () => count,
    async *open(signal) {
      yield START
      const response = await request(`${baseUrl}/chat/completions`, { method: 'POST', body: '{}', dispatcher, signal })
      const tokens: string[] = []
      const parser = createParser({
        onEvent({ data }) {
          tokens.push((JSON.parse(data) as Chunk).choices[0]?.delta.content ?? '')
        },
      })
      response.body.setEncoding('utf8')
      try {
        for await (const text of response.body) {
          parser.feed(text as string)
          for (const token of tokens.splice(0)) {
            count += 1
            yield { type: 'delta', text: token }
          }
        }
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
  }
}
