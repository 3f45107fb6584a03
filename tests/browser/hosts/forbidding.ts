/** Pages that forbid the relay: there is another way to the chat and to a person, and the console names the line to add. */
import type { Embedding } from '../../support/stage.ts'
import { type HostCase, type Places, policy } from './host-case.ts'

export interface ForbiddingCase {
  name: string
  embedding: Embedding
  page(places: Places): ReturnType<HostCase['page']>
  /** What the console tells the site's owner to add. */
  line(places: Places): string
}

const toFrame = ({ relay }: Places): string => `frame-src ${relay}`
const toConnect = ({ relay, socket }: Places): string => `connect-src ${relay} ${socket}`

export const FORBIDDING: ForbiddingCase[] = [
  {
    name: 'that allows no frame',
    embedding: 'floating',
    page: ({ relay }) => ({ headers: policy(`script-src ${relay}`, "frame-src 'none'") }),
    line: toFrame,
  },
  {
    name: 'that allows no frame where the chat is embedded',
    embedding: 'target',
    page: ({ relay }) => ({ headers: policy(`script-src ${relay}`, "frame-src 'none'") }),
    line: toFrame,
  },
  {
    name: 'that allows nothing but the script',
    embedding: 'floating',
    page: ({ relay }) => ({ headers: policy("default-src 'self'", `script-src ${relay}`) }),
    line: toFrame,
  },
  {
    name: 'that allows frames of others only, in its meta element',
    embedding: 'floating',
    page: ({ relay }) => ({
      head: `<meta http-equiv="content-security-policy" content="script-src ${relay}; child-src https://video.example">`,
    }),
    line: toFrame,
  },
  {
    name: 'that allows an inline chat no connection',
    embedding: 'inline',
    page: ({ relay }) => ({ headers: policy(`script-src ${relay}`, "connect-src 'none'") }),
    line: toConnect,
  },
  {
    name: 'that allows an inline chat its settings and not its socket',
    embedding: 'inline',
    page: ({ relay }) => ({ headers: policy(`script-src ${relay}`, `connect-src ${relay}`) }),
    line: toConnect,
  },
  {
    name: 'that allows an inline chat only the loader',
    embedding: 'inline',
    page: ({ relay, socket }) => ({
      headers: policy(`script-src ${relay}/v1/widget.js`, `connect-src ${relay} ${socket}`),
    }),
    // Not `script-src-elem`: a directive of that name would take the place of the page's script-src for every script tag.
    line: ({ relay }) => `script-src ${relay}`,
  },
]
