import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { readConfig } from '../config.ts'
import { OperatorError } from '../operator-error.ts'
import { readSecretFiles } from '../secret-files.ts'
import { describeAddress } from '../store/address.ts'
import { verifyChains } from '../store/audit-verify.ts'
import { openDatabase } from '../store/database.ts'

const verify = defineCommand({
  meta: {
    name: 'verify',
    description: 'Check the hash chains of the audit trail; writes a line for each, exit 1 when one is broken',
  },
  async run() {
    const result = readConfig(readSecretFiles(process.env))
    if (!result.ok) throw new OperatorError(result.problems.join('\n'))
    const address = result.config.database
    if (address.kind === 'sqlite' && !existsSync(address.path)) {
      throw new OperatorError(`There is no database ${address.path}: set NAVIS_DATA or DATABASE_URL as for "serve".`)
    }
    const database = await openDatabase(address, { readOnly: true })
    let broken = 0
    try {
      for await (const report of verifyChains(database)) {
        process.stdout.write(`${JSON.stringify(report)}\n`)
        if (!report.ok) broken += 1
      }
    } catch (error) {
      throw new OperatorError(
        `The audit trail in ${describeAddress(address)} cannot be read (${(error as Error).message}).`,
        { cause: error },
      )
    } finally {
      await database.destroy()
    }
    if (broken === 0) return
    process.stderr.write(
      `The audit trail was changed: ${broken} of its chains ${broken === 1 ? 'is' : 'are'} broken.\n`,
    )
    process.exitCode = 1
  },
})

export default defineCommand({
  meta: { name: 'audit', description: 'The audit trail: what an operator may have to account for' },
  subCommands: { verify },
})
