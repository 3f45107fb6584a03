import type { Plugin } from 'vite'

/**
 * Takes from signals what makes a text or a JSON value of them, which the panel never asks for. Besides, it is set by assignment,
 * which throws on a page that has frozen `Object.prototype`. The exact version is pinned; an upgrade that writes it otherwise
 * stops the build here.
 */
export function dropSignalValues(): Plugin {
  return {
    name: 'signal-values',
    transform: {
      filter: { id: /signals-core\/dist\/signals-core\.(mjs|module\.js)$/ },
      handler(code) {
        const without = code.replace(
          /\b\w\.prototype\.(valueOf|toString|toJSON)=function\(\)\{return this\.value(?:\+"")?\};/g,
          '',
        )
        if (/\b\w\.prototype\.(valueOf|toString|toJSON)=/.test(without) || without === code) {
          throw new Error('signals-core has changed: scripts/signal-values.ts no longer finds what it takes out.')
        }
        return { code: without, map: null }
      },
    },
  }
}
