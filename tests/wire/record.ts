/**
 * `node tests/wire/record.ts`: keeps what this release says on the wire, for later releases to be tried with. Run once, when
 * a release is made; a recording that is there is never written again.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import type { ClientFrame } from '../../protocol/frames.ts'
import { startApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLogger } from '../../server/logging.ts'
import { type ChatClient, openChat } from '../support/chat-client.ts'
import { type Line, RECORDINGS } from './recording.ts'

const file = join(RECORDINGS, `${packageFile.version}.jsonl`)
if (existsSync(file)) throw new Error(`${file} is there already.`)

const config = readConfig({
  PORT: '0',
  NAVIS_ADMIN_PORT: '0',
  NAVIS_DATA: mkdtempSync(join(tmpdir(), 'navis-record-')),
  NAVIS_PACE: '300',
})
if (!config.ok) throw new Error(config.problems.join('\n'))
const app = await startApp(
  config.config,
  createLogger(() => {}),
)
const lines: Line[] = []

async function tell(story: string, happen: (client: ChatClient, say: (frame: ClientFrame) => void) => Promise<void>) {
  const client = await openChat(`${app.url.replace('http', 'ws')}/v1/chat?site=demo`, app.url)
  let heard = 0
  const listen = () => {
    for (const frame of client.frames.slice(heard)) lines.push({ story, from: 'relay', frame: { ...frame } })
    heard = client.frames.length
  }
  await happen(client, frame => {
    listen()
    lines.push({ story, from: 'client', frame: { ...frame } })
    client.send(frame)
  })
  listen()
  client.cut()
}

const hello = { type: 'hello', locale: 'en' } as const
const ask = (text: string) => ({ type: 'ask', id: randomUUID(), text, locale: 'en', reader: 'patient' }) as const
const profile = {
  diagnoses: [{ site: 'breast', laterality: 'left', role: 'primary' }],
  biomarkers: [{ name: 'HER2', status: 'low', ihc: '1+', diagnosis: 0 }],
  variants: [],
  genesTestedNegative: ['BRCA1'],
  treatments: [],
  conflicts: [],
  evidence: [],
} as const

let token = ''
await tell('a question, its answer and a verdict on it', async (client, say) => {
  say(hello)
  token = (await client.wait('welcome')).token ?? ''
  const question = ask('How do I ask for a second opinion?')
  say(question)
  await client.wait('answer-end')
  say({ type: 'feedback', answer: question.id, value: 'down', reason: 'unclear' })
})
await tell('a reload', async (client, say) => {
  say({ ...hello, resume: { token, after: 0 } })
  await client.wait('answer-end')
})
await tell('a red flag', async (client, say) => {
  say(hello)
  await client.wait('welcome')
  say(ask('I have a fever of 101 and I am on chemo'))
  await client.wait('answer-end')
})
await tell('an answer that is stopped', async (client, say) => {
  say(hello)
  await client.wait('welcome')
  const question = ask('What does HER2-low mean?')
  say(question)
  await client.wait('answer-delta')
  say({ type: 'stop', answer: question.id })
  await client.wait('answer-end')
})
await tell('a question that is too long', async (client, say) => {
  say(hello)
  await client.wait('welcome')
  say(ask('second opinion '.repeat(300)))
  await client.wait('fault')
})
await tell('facts that are confirmed and removed', async (client, say) => {
  say(hello)
  await client.wait('welcome')
  say(ask('What does HER2-low mean?'))
  await client.wait('answer-end')
  say({ type: 'profile', profile: structuredClone(profile) as never })
  await client.wait('case-profile')
  say({ type: 'profile', profile: null })
  await client.wait('case-profile', ({ status }) => status === 'removed')
})
await tell('a chat that is deleted', async (client, say) => {
  say(hello)
  await client.wait('welcome')
  say(ask('What is staging?'))
  await client.wait('answer-end')
  say({ type: 'forget' })
  await client.wait('goodbye')
})
writeFileSync(file, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
await app.stop()
process.exit(0)
