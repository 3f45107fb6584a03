import type { Token, Tokens } from 'marked'
import type { Source } from '../../../../protocol/frames.ts'
import { type Container, lex } from '../../../markdown/lexer.ts'
import { plainText } from '../../../markdown/view.tsx'
import type { Answer } from '../../../models/transcript.ts'

export interface FoundQuestion {
  text: string
  /** The source that has it, as far as the answer tells. */
  source?: Source
}

const CITATION = /\s*\[(\d{1,3})\]/g
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The questions to ask that an answer has in its blocks of them, each once. */
export function findQuestions({ text, sources }: Pick<Answer, 'text' | 'sources'>): FoundQuestion[] {
  const found = new Map<string, FoundQuestion>()
  for (const token of lex(text, Object.create(null))) {
    if (token.type !== 'container' || (token as unknown as Container).kind !== 'questions') continue
    for (const item of listItems((token as unknown as Container).tokens)) {
      const whole = squeeze(plainText(item.tokens))
      const words = squeeze(whole.replace(CITATION, ''))
      const cited = [...whole.matchAll(CITATION)].map(([, n]) => Number(n))
      const source =
        sources.find(({ n }) => cited.includes(n)) ?? sources.find(({ passage }) => squeeze(passage).includes(words))
      if (words && !found.has(words)) found.set(words, { text: words, source })
    }
  }
  return [...found.values()]
}

const listItems = (tokens: readonly Token[]): Tokens.ListItem[] =>
  tokens.flatMap(token => (token.type === 'list' ? (token as Tokens.List).items : []))
