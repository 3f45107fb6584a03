import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { minify } from 'terser'
import type { Plugin } from 'vite'

/**
 * Names that only our own code and Preact's ask each other for. None of them is a word of the wire, of a browser or of a
 * catalogue, whose keys are asked for as strings.
 */
const NAMES = [
  'shouldComponentUpdate', 'componentWillUnmount', 'componentDidUpdate', 'componentDidMount', 'getChildContext', 'setState', 'runEffects',
  'cardInView', 'contactOpen', 'announcer', 'outgoing', 'running', 'connected', 'disconnected', 'retryNow', 'takeBack', 'dependencies',
  'AnswerBody', 'AnswerTail', 'ChatFooter', 'FactsUsed', 'NotAbout', 'openIfMeant', 'openRecords', 'Unfinished', 'WaitingChoices',
  'tokenizer', 'lexer', 'blockTokens', 'peek', 'pinned', 'draft', 'settings', 'framed', 'lasting', 'restart', 'siteUrl', 'silence', 'receive',
] // biome-ignore format: a list
const INNER = new RegExp(`^(?:${NAMES.join('|')})$`)

const compressBrotli = promisify(brotliCompress)

/** The code that compresses best, the first of several; each is weighed once, on another thread. */
async function findLightest(codes: string[]): Promise<string> {
  const weights = await Promise.all(codes.map(async code => (await compressBrotli(code)).length))
  return codes[weights.indexOf(Math.min(...weights))] ?? ''
}

/**
 * Terser behind the bundler's own minifier: every reader loads 1.6 % less, and a build takes some seconds longer. A build that is not
 * minified, as those of the tests, has the inner names as readers have them, and takes no time for its bytes.
 */
export function minifyWithTerser(): Plugin {
  let isMinified = true
  return {
    name: 'terser',
    configResolved({ build }) {
      isMinified = build.minify !== false
    },
    async generateBundle({ format }, bundle) {
      // The loader counts every byte, and none of its texts is made of anything whose `toString` could tell the difference.
      const ours = format === 'iife'
      const compress = { passes: 3, ecma: 2020, unsafe_arrows: true, unsafe: ours, unsafe_methods: ours } as const
      const properties = { regex: INNER }
      // One memory for all files of a build, which call each other by these names.
      const nameCache = { props: { props: Object.fromEntries(NAMES.map((name, index) => [`$${name}`, `_${index}`])) } }
      const weighing: Promise<void>[] = []
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue
        // What a part's names are put together to for nobody.
        const pure = file.code.replace(/=(?=[\w$]+\(\{[\w$]+:\(\)=>[\w$]+\}\))/g, '=/*#__PURE__*/')
        const shape = { module: format === 'es', ecma: 2020 } as const
        if (!isMinified) {
          const { code = pure } = await minify(pure, { ...shape, compress: false, mangle: { properties }, nameCache })
          file.code = code
          continue
        }
        const { code: once = pure } = await minify(pure, { ...shape, compress, mangle: { properties }, nameCache })
        // Some names of variables compress better than others, and no rule says which: the lightest of a few is kept.
        const codes = new Set([once])
        for (const unused of ['', 'e', 't', 'n', 'r', 'i']) {
          const { code = once } = await minify(once, { ...shape, compress: false, mangle: { reserved: [unused] } })
          codes.add(code)
        }
        weighing.push(
          findLightest([...codes]).then(code => {
            file.code = code
          }),
        )
      }
      await Promise.all(weighing)
    },
  }
}
