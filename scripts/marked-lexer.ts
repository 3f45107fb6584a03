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
        return { code: `${code.slice(0, end.index)}export{${lexer[1]} as Lexer};`, map: null }
      },
    },
  }
}
