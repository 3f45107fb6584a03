/** marked's lexer with our three containers: `:::phrasing`, `:::questions` and `:::gap`, each closed by `:::`. */
import { Lexer, type Token } from 'marked'

export type ContainerKind = 'phrasing' | 'questions' | 'gap'

export interface Container {
  type: 'container'
  raw: string
  kind: ContainerKind
  tokens: Token[]
}

/** One that is not closed yet reaches to the end: it is drawn as it grows. */
const CONTAINER = /^:::(phrasing|questions|gap)[ \t]*(?:\n|$)([\s\S]*?)(?:(?:^|\n):::[ \t]*(?:\n|$)|$(?![\s\S]))/

const EXTENSIONS = {
  renderers: {},
  childTokens: {},
  startBlock: [(text: string) => /^:::/m.exec(text)?.index],
  block: [
    function lexContainer(this: { lexer: Lexer }, text: string): Container | undefined {
      const match = CONTAINER.exec(text)
      if (!match) return undefined
      const [raw, kind, body] = match as unknown as [string, ContainerKind, string]
      return { type: 'container', raw, kind, tokens: this.lexer.blockTokens(body, []) }
    },
  ],
}

export type Definitions = Lexer['tokens']['links']

/** Tokens of `text`; link definitions found earlier count, and those found now are added to `definitions`. */
export function lex(text: string, definitions: Definitions): Token[] {
  const lexer = new Lexer({ gfm: true, extensions: EXTENSIONS as never })
  lexer.tokens.links = definitions
  return lexer.lex(text)
}
