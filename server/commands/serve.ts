import { defineCommand } from 'citty'
import { type App, startApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { NOT_BUILT } from '../http/build.ts'
import { createLogger, describeError, type Logger } from '../logging.ts'
import { OperatorError } from '../operator-error.ts'
import { readSecretFiles } from '../secret-files.ts'
import { EXIT_MS } from '../stop-limits.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

export default defineCommand({
  meta: { name: 'serve', description: 'Run the relay with the panel and, with --demo, a pretend cancer centre' },
  args: {
    demo: { type: 'boolean', description: 'Serve the demo at / (the same as NAVIS_DEMO=on)' },
  },
  async run({ args }) {
    const result = readConfig(readSecretFiles(process.env), { demo: args.demo })
    if (!result.ok) throw new OperatorError(result.problems.join('\n'))
    const output = createOutput()
    const logger = createLogger(output.write)
    let app: App | undefined
    obeySignals(() => app, logger)
    app = await startApp(result.config, logger).catch(error => {
      output.begin()
      throw error
    })

    // Last: whoever reads this line may send a signal at once.
    output.begin(`${JSON.stringify({ listening: app.url, ...(app.adminUrl && { admin: app.adminUrl }) })}\n`)
    say(`Navis is ready: ${app.url}${result.config.demo ? '/' : ''}`)
    if (!app.isBuilt()) say(NOT_BUILT)
    if (!app.adminUrl) {
      say(
        `Port ${result.config.admin.port} is in use, so there is no /readyz and no /metrics: set NAVIS_ADMIN_PORT to another port.`,
      )
    }
  },
})

/**
 * Stdout, whose first line says where the relay listens: what is logged before that waits for it. When nobody reads it
 * any more (a log collector that died), patients are served all the same.
 */
function createOutput() {
  let held: string[] | undefined = []
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return {
    write(line: string): void {
      if (held) held.push(line)
      else process.stdout.write(line)
    },
    begin(first = ''): void {
      process.stdout.write([first, ...(held ?? [])].join(''))
      held = undefined
    },
  }
}

/**
 * SIGHUP reads the sites again. SIGTERM and SIGINT stop the relay in good order, a second one at once: both are what was
 * asked for, and what was shown is in the log, so the exit code is 0 even where something did not end in time.
 */
function obeySignals(app: () => App | undefined, logger: Logger): void {
  process.on('SIGHUP', () => {
    const reloaded = app()?.reload()
    if (!reloaded) return
    if (reloaded.ok) return logger.info('sites-reloaded', { count: reloaded.count })
    logger.error('sites-kept')
    say(`${reloaded.problem} The sites stay as they were.`)
  })

  let isStopping = false
  const stop = async () => {
    const running = app()
    // The second time, or nobody has been let in yet.
    if (isStopping || !running) process.exit(0)
    isStopping = true
    logger.info('stopping')
    say('Stopping: running answers may end first.')
    setTimeout(() => {
      logger.error('stop-unfinished', { where: 'process' })
      process.exit(0)
    }, EXIT_MS)
    await running.stop()
    logger.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  // Node would print the message, which may quote what a patient wrote.
  process.on('uncaughtException', error => {
    logger.error('crashed', { where: 'process', ...describeError(error) })
    process.exit(1)
  })
}
