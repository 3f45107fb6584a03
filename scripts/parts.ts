import type { Plugin, Rolldown } from 'vite'

const NAME = 'loadPart'

/**
 * Lets a part of the panel that failed to load be asked for again (`widget/parts.ts`). What the bundler writes as imports cannot be: a
 * browser remembers an address that failed. So each file takes from its entry alone, which is there, and asks for every other with
 * `loadPart`: a part that needs another one waits for it, under whichever address it came, and there is never a second copy of either.
 */
export function loadPartsAgain(): Plugin {
  return {
    name: 'parts',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const entry = chunks.find(({ isEntry, exports }) => isEntry && exports.includes(NAME))
      if (!entry) return
      for (const chunk of chunks) chunk.code = chunk === entry ? askInEntry(chunk.code) : askInPart(chunk, entry)
    },
  }
}

const LAZY = /\bimport\((["'`])(\.\/[\w.-]+)\1\)/g
const STATIC = /\bimport\s*\{([^}]*)\}\s*from\s*(["'`])(\.\/[\w.-]+)\2;?/g

function askInEntry(code: string): string {
  const [, name = NAME] = new RegExp(`([\\w$]+) as ${NAME}\\b`).exec(code) ?? []
  return code.replace(LAZY, `${name}("$2")`)
}

function askInPart({ code }: Rolldown.OutputChunk, { fileName }: Rolldown.OutputChunk): string {
  const asked = code
    .replace(LAZY, `$${NAME}("$2")`)
    .replace(STATIC, (statement, names: string, _quote, file: string) =>
      file === `./${fileName}` ? statement : `const{${names.replaceAll(/\s+as\s+/g, ':')}}=await $${NAME}("${file}");`,
    )
  return asked === code ? code : `import{${NAME} as $${NAME}}from"./${fileName}";${asked}`
}
