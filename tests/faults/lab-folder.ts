/** Settings and a little knowledge for relays of the laboratory, in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKnowledge } from '../../server/knowledge/open.ts'
import { LAB_MASTER_KEY, LAB_SITE } from './lab-site.ts'

const MANY = 1_000_000
const LIMITS = {
  ...{ connectionsPerAddress: MANY, opensPerMinute: MANY, asksPerMinute: MANY, questionsPerConversation: MANY },
  ...{ conversationAsksPerMinute: MANY, socketsPerConversation: 100 },
}

export interface LabFolder {
  path: string
  /** Settings of `serve` that are the same for every relay. */
  env: Record<string, string>
  remove(): void
}

export function createLabFolder(): LabFolder {
  const path = mkdtempSync(join(tmpdir(), 'navis-lab-'))
  const [sites, knowledge] = [join(path, 'sites.json'), join(path, 'knowledge.db')]
  const contact = { label: 'Nurse line', phone: '+1 503 555 0142', hours: '24 hours a day' }
  const site = { key: LAB_SITE, name: 'Laboratory', origins: ['self'], country: 'US', contact }
  writeFileSync(sites, JSON.stringify({ sites: [site] }))
  openKnowledge({ path: knowledge, library: join(import.meta.dirname, '../fixtures/library') }).dispose()
  return {
    path,
    env: {
      ...{ PORT: '0', NAVIS_ADMIN_PORT: '0', NAVIS_SITES: sites, NAVIS_KNOWLEDGE: knowledge },
      NODE_COMPILE_CACHE: join(path, 'compile-cache'),
      NAVIS_MASTER_KEY: LAB_MASTER_KEY.toString('base64'),
      NAVIS_LIMITS: JSON.stringify(LIMITS),
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
