import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

async function runTriage(input: string) {
  const child = spawn(process.execPath, ['server/cli.ts', 'triage'])
  child.stdin.end(input)
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const lines = (output: string) =>
    output
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line))
  return { out: lines(out), err: lines(err), code: await exited }
}

describe('navis triage', () => {
  it('judges a message a line', async () => {
    const { out, code } = await runTriage(
      '{"id":1,"text":"I can\'t breathe"}\n\n{"id":"b","text":"101 now","before":["I\'m on chemo"]}\n',
    )
    expect(code).toBe(0)
    expect(out).toEqual([
      { id: 1, level: 'emergency', rule: 'breathing' },
      { id: 'b', level: 'emergency', rule: 'fever-number' },
    ])
  })

  it('judges a message whatever program wrote the file', async () => {
    const { out, code } = await runTriage(
      '\uFEFF{"id":1,"text":"I can\'t breathe"}\r\n{"id":2,"text":"I can\'t breathe","before":null}',
    )
    expect(code).toBe(0)
    expect(out.map(({ id, level }) => [id, level])).toEqual([
      [1, 'emergency'],
      [2, 'emergency'],
    ])
  })

  it('reads the end of a text of any length, as the relay does', async () => {
    const { out } = await runTriage(
      JSON.stringify({ id: 1, text: `${'word '.repeat(20_000)}. I want to kill myself.` }),
    )
    expect(out).toMatchObject([{ id: 1, level: 'crisis' }])
  })

  it('tells of a bad line, loses no good one and exits with 1', async () => {
    const { out, err, code } = await runTriage(
      'nonsense\n{"id":2}\n{"id":3,"text":"hello","before":"x"}\n{"id":4,"text":"hello"}',
    )
    expect(code).toBe(1)
    expect(out).toEqual([{ id: 4, level: 'none', rule: '' }])
    expect(err.map(({ id }) => id)).toEqual([undefined, 2, 3])
  })
})

it('the first message of a process is read without compiling its patterns twice', async () => {
  const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../server/answer/triage.ts')))
  async function timeFirst(flags: string): Promise<number> {
    const program = `
      import { setFlagsFromString } from 'node:v8'
      const { triage } = await import(${module})
      setFlagsFromString('${flags}')
      const began = process.cpuUsage()
      triage('What should I ask my oncologist at my next visit?', [])
      console.log(process.cpuUsage(began).user)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
    return Number(stdout)
  }
  // Measured three times as long.
  expect(await timeFirst('--regexp-tier-up')).toBeGreaterThan(1.4 * (await timeFirst('--max-lazy')))
})
