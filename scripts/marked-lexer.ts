import type { Plugin } from 'vite'

/**
 * Leaves marked's parser, renderer and hooks out of the panel, which draws tokens itself: 2.9 kB less for every reader.
 * They cannot be shaken off otherwise, since the module ends by hanging all of them on its default function. The exact
 * version of marked is pinned; an upgrade that moves that end stops the build here.
 */
export function keepOnlyLexer(): Plugin {
  return {
    name: 'marked-lexer',
    transform: {
      filter: { id: /marked\/lib\/marked\.esm\.js$/ },
      handler(code) {
        const end = /var (\w+)=new \w+;function (\w+)\(\w+,\w+\)\{return \1\.parse\(\w+,\w+\)\}\2\.options=/.exec(code)
        const lexer = /(\w+) as Lexer\b/.exec(code.slice(code.lastIndexOf('export{')))
        if (!end || !lexer)
          throw new Error('marked has changed: scripts/marked-lexer.ts no longer finds the end of its lexer.')
        return { code: `${settle(code.slice(0, end.index))}export{${lexer[1]} as Lexer};`, map: null }
      },
    },
  }
}

/** Options that `widget/markdown/lexer.ts` always gives alike, as constants: what they choose between is then left out. */
const SETTLED: [what: string | RegExp, by: string][] = [
  ['this.options.pedantic', '!1'],
  ['this.options.gfm', '!0'],
  ['this.options.breaks', '!1'],
  ['this.options.silent', '!1'],
  ['this.options.extensions?.inline', '(void 0)'],
  ['this.options.extensions?.startInline', '!1'],
  // The rules of each dialect.
  [/,breaks:\w+,pedantic:\w+\}/g, '}'],
  [/,pedantic:\w+\}/g, '}'],
]

function settle(code: string): string {
  return SETTLED.reduce((settled, [what, by]) => {
    const next = settled.replaceAll(what, by)
    if (next === settled) throw new Error(`marked has changed: scripts/marked-lexer.ts no longer finds ${what}.`)
    return next
  }, code)
}
