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

/** A line that may begin a block of HTML, and all up to the next empty line. */
const HTML = /^ {0,3}<[\s\S]*?(?:\n[ \t]*(?=\n)|$(?![\s\S]))/

/** As `scripts/marked-lexer.ts` leaves them of marked's extensions. */
const EXTENSIONS = {
  startBlock: (text: string) => text.search(/^:::/m),
  block: [
    function lexContainer(this: { lexer: Lexer }, text: string): Container | undefined {
      const match = CONTAINER.exec(text)
      if (!match) return undefined
      const [raw, kind, body] = match as unknown as [string, ContainerKind, string]
      return { type: 'container', raw, kind, tokens: this.lexer.blockTokens(body, []) }
    },
    // A comment or script that nothing ends would reach to the end of the answer, and take its words along.
    function lexHtml(this: { lexer: Tokenizing }, text: string): Token | undefined {
      const [block] = HTML.exec(text) ?? []
      return block ? this.lexer.tokenizer.html(block) : undefined
    },
  ],
}

/** A lexer's own member, which its types keep to themselves. */
interface Tokenizing {
  tokenizer: { html(text: string): Token | undefined }
}

export type Definitions = Lexer['tokens']['links']

/** Tokens of `text`; link definitions found earlier count, and those found now are added to `definitions`. */
export function lex(text: string, definitions: Definitions): Token[] {
  const lexer = new Lexer(EXTENSIONS as never)
  lexer.tokens.links = definitions
  return lexer.lex(text)
}
