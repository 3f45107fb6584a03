import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { defineCommand } from 'citty'
import { readConfig } from '../config.ts'
import { openConfiguredSites, openCore } from '../core.ts'
import { openDataFolder } from '../data-folder.ts'
import { openLog } from '../log/open.ts'
import { createLogger } from '../logging.ts'
import { OperatorError } from '../operator-error.ts'
import { readProfileFile } from '../records/profile-file.ts'
import { limitsWith } from '../relay/limits.ts'
import { readSecretFiles } from '../secret-files.ts'
import { createMemoryCaseProfiles } from '../store/memory-case-profiles.ts'
import { warmUp } from '../warm-up.ts'
import { createInquiry } from './inquiry.ts'

export default defineCommand({
  meta: {
    name: 'ask',
    description: 'Ask one question without a browser; writes the frames of the answer as JSON Lines',
  },
  args: {
    question: { type: 'positional', description: 'The question', required: false },
    before: { type: 'string', description: 'An earlier question of the same conversation; may be given several times' },
    profile: { type: 'string', description: 'A file with confirmed facts (JSON, as `extract` or the panel writes it)' },
    locale: { type: 'string', description: 'Language tag of the reader', default: 'en' },
    reader: { type: 'string', description: 'Who is asking: patient or caregiver', default: 'patient' },
    site: { type: 'string', description: 'Key of the site; the first of the sites file when left out' },
  },
  async run({ rawArgs }) {
    const { question, before, locale, reader, site: key, profile: profileFile } = readArguments(rawArgs)
    const profile = profileFile === undefined ? undefined : readProfileFile(profileFile)
    const result = readConfig(readSecretFiles(process.env))
    if (!result.ok) throw new OperatorError(result.problems.join('\n'))
    const { config } = result
    const sites = openConfiguredSites(config)
    const site = key === undefined ? sites.all()[0] : sites.find(key)
    if (!site)
      throw new OperatorError(
        `There is no site "${key}": the sites file has ${sites
          .all()
          .map(({ key }) => key)
          .join(', ')}.`,
      )
    openDataFolder(config.dataFolder)

    // Nobody else is asking, so nobody has to be kept from asking too much.
    const limits = limitsWith({ asksPerMinute: 1_000_000, questionsPerConversation: 1_000_000 })
    const log = await openLog('memory:', { now: Date.now, eventsMax: limits.eventsPerConversation })
    const core = openCore({
      config: { ...config, limits },
      log,
      masterKeys: [randomBytes(32)],
      record: async () => {},
      profiles: createMemoryCaseProfiles(),
      logger: createLogger(line => process.stderr.write(line)),
    })
    try {
      warmUp(site)
      const inquiry = createInquiry(core.relay, site, locale)
      const refused = profile && (await inquiry.confirm(profile))
      if (refused) throw new OperatorError(`ask: the facts were not taken. ${refused.message}`)
      for (const earlier of before) await inquiry.ask(earlier, reader, () => {})
      const last = await inquiry.ask(question, reader, text => process.stdout.write(`${text}\n`))
      if (last.type === 'fault' || last.outcome === 'failed') process.exitCode = 1
    } finally {
      core.dispose()
      await log.dispose()
    }
  },
})

function readArguments(rawArgs: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: rawArgs,
      allowPositionals: true,
      options: {
        before: { type: 'string', multiple: true, default: [] },
        profile: { type: 'string' },
        locale: { type: 'string', default: 'en' },
        reader: { type: 'string', default: 'patient' },
        site: { type: 'string' },
      },
    })
    const [question, ...rest] = positionals
    if (!question || rest.length > 0) throw new Error('give the question as one argument, in quotes')
    const { reader } = values
    if (reader !== 'patient' && reader !== 'caregiver') throw new Error('--reader is patient or caregiver')
    return { ...values, question, reader: reader as 'patient' | 'caregiver' }
  } catch (error) {
    throw new OperatorError(`ask: ${(error as Error).message}.`)
  }
}
