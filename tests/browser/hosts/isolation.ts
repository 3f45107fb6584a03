/** Pages that keep others out of their process, and features out of their frames. */
import { BOTH, type HostCase } from './host-case.ts'

export const ISOLATION: HostCase[] = [
  {
    name: 'that isolates itself (COEP require-corp)',
    embeddings: BOTH,
    page: () => ({
      headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
      attributes: 'crossorigin="anonymous"',
    }),
    async afterwards({ page }) {
      if (!(await page.evaluate(() => window.crossOriginIsolated))) throw new Error('The page is not isolated.')
    },
  },
  {
    name: 'that loads others without credentials (COEP credentialless)',
    page: () => ({ headers: { 'cross-origin-embedder-policy': 'credentialless' } }),
  },
  {
    name: 'that gives its frames no feature',
    page: () => ({
      headers: {
        'permissions-policy':
          'clipboard-read=(), clipboard-write=(), web-share=(), fullscreen=(), camera=(), microphone=(), geolocation=()',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      },
    }),
  },
]
