/** Pages that forbid nearly everything and allow the relay. */
import { type HostCase, policy } from './host-case.ts'

const NONCE = 'd29yZHM'

export const POLICIES: HostCase[] = [
  {
    name: 'that allows the relay’s script and frame, and nothing else',
    embeddings: ['floating', 'target'],
    page: ({ relay }) => ({ headers: policy("default-src 'none'", `script-src ${relay}`, `frame-src ${relay}`) }),
  },
  {
    name: 'that allows the relay’s script and connections for an inline chat, and nothing else',
    embeddings: ['inline'],
    page: ({ relay, socket }) => ({
      headers: policy("default-src 'none'", `script-src ${relay}`, `connect-src ${relay} ${socket}`),
    }),
  },
  {
    name: 'that allows no style at all',
    embeddings: ['floating', 'inline'],
    page: () => ({ headers: policy('default-src * ws:', "style-src 'none'") }),
  },
  {
    name: 'that trusts a nonce and what it loads (strict-dynamic)',
    embeddings: ['floating', 'inline'],
    page: ({ relay, socket }) => ({
      attributes: `nonce="${NONCE}"`,
      headers: policy(
        "default-src 'none'",
        `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
        `frame-src ${relay}`,
        `connect-src ${relay} ${socket}`,
        "object-src 'none'",
        "base-uri 'none'",
      ),
    }),
  },
  {
    name: 'that allows no Trusted Types policy',
    embeddings: ['floating', 'inline'],
    page: ({ relay, socket }) => ({
      headers: policy(
        "default-src 'none'",
        `script-src ${relay}`,
        `frame-src ${relay}`,
        `connect-src ${relay} ${socket}`,
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ),
    }),
  },
  {
    name: 'that trusts one script by its hash',
    page: ({ relay, integrity }) => ({
      attributes: `integrity="${integrity}" crossorigin="anonymous"`,
      headers: policy("default-src 'none'", `script-src '${integrity}'`, `frame-src ${relay}`),
    }),
  },
  {
    name: 'that names whole addresses instead of origins',
    page: ({ relay }) => ({
      headers: policy("default-src 'none'", `script-src ${relay}/v1/widget.js`, `frame-src ${relay}/v1/panel/`),
    }),
  },
  {
    name: 'that speaks of frames in the old way (child-src)',
    page: ({ relay }) => ({ headers: policy("default-src 'none'", `script-src ${relay}`, `child-src ${relay}`) }),
  },
  {
    name: 'that has its policy in a meta element',
    page: ({ relay }) => ({
      head: `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src ${relay}; frame-src ${relay}">`,
    }),
  },
  {
    name: 'that has two policies at once',
    page: ({ relay }) => ({
      headers: policy(
        `default-src 'none'; script-src ${relay}; frame-src ${relay}, default-src 'self' ${relay}; style-src 'none'; connect-src 'none'`,
      ),
    }),
  },
  {
    name: 'that reports what a stricter policy would forbid',
    page: ({ relay }) => ({
      headers: {
        'content-security-policy-report-only': `default-src 'none'; script-src ${relay}; frame-src ${relay}; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    }),
  },
  {
    name: 'that is sandboxed by its own policy',
    page: () => ({
      headers: policy(
        'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads',
      ),
    }),
  },
  {
    name: 'that upgrades insecure requests and blocks mixed content',
    page: ({ relay }) => ({
      headers: policy(`default-src 'self' ${relay}`, 'upgrade-insecure-requests', 'block-all-mixed-content'),
    }),
  },
]
