import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { keepOnlyLexer } from './scripts/marked-lexer.ts'
import { minifyWithTerser } from './scripts/minify.ts'
import { loadPartsAgain } from './scripts/parts.ts'
import { keepOnlyUsed } from './scripts/preact-core.ts'

const SIGNALS = createRequire(import.meta.url).resolve('@preact/signals-core')

/**
 * What both builds of the widget share: the loader (one classic script, no framework) and the panel (modules, loaded when
 * the chat opens). `scripts/build.ts` runs them.
 */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  plugins: [keepOnlyLexer(), keepOnlyUsed(), loadPartsAgain(), minifyWithTerser()],
  // What its package offers browsers is the same in the syntax of 2015, and a quarter longer.
  resolve: { alias: { '@preact/signals-core': join(SIGNALS, '../signals-core.mjs') } },
  // Nothing of the JSX is ever unused, so its calls need no marks for tree shaking: they would stay in the output.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', pure: false } },
  // No colour of ours is one of two (`light-dark()`), for which every scheme would bring properties along (its `Features.LightDark`).
  css: { lightningcss: { exclude: 1 << 20 } },
  build: {
    // Chrome 111, Firefox 113, Safari 16.4: constructed style sheets, dialog, oklch, :has are the floor.
    target: ['chrome111', 'firefox113', 'safari16.4'],
    minify: 'oxc',
    cssMinify: 'lightningcss',
    modulePreload: false,
    reportCompressedSize: false,
    emptyOutDir: false,
    // That minifying takes most of a build is no news.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
