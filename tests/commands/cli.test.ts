import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HER2_LOW } from '../support/case-profiles.ts'
import { createDataFolder, createFolder, runNavis, serveNavis, startNavisProcess } from './run-navis.ts'

describe.concurrent('the command line', () => {
  test('--help names every command', async () => {
    const { code, stdout } = await runNavis(['--help'])
    expect(code).toBe(0)
    for (const name of ['serve', 'ingest', 'search', 'ask', 'triage', 'theme', 'audit']) expect(stdout).toContain(name)
  })

  test.each(['serve', 'ingest', 'search', 'ask', 'triage', 'theme', 'audit'])(
    '%s --help explains itself and does nothing',
    async name => {
      const { code, stdout, stderr } = await runNavis([name, '--help'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`navis ${name}`)
    },
  )

  test.each(['theme check', 'theme schema', 'audit verify'])('%s --help explains the command itself', async name => {
    const { code, stdout, stderr } = await runNavis([...name.split(' '), '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`navis ${name}`)
  })

  test.each([[], ['theme'], ['audit']])(
    '%s without a command shows what there is, and is no success',
    async (...args) => {
      const { code, stdout, stderr } = await runNavis(args, { FORCE_COLOR: '1' })
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain('COMMANDS')
      expect(stderr).not.toContain('\u001b')
    },
  )

  test.each([
    ['triage --bogus', 'triage: there is no option --bogus (see --help).'],
    ['triage messages.jsonl', 'triage: "messages.jsonl" is one word too many (see --help).'],
    ['search --knowledge none.db --tpo 5', 'search: there is no option --tpo (see --help).'],
    ['serve -d', 'serve: there is no option -d (see --help).'],
    ['extract a.pdf --quiet', 'extract: there is no option --quiet (see --help).'],
    ['ask --modle x', 'ask: there is no option --modle (see --help).'],
    ['audit verfy', 'There is no command "audit verfy": there are verify (see --help).'],
  ])('%s does nothing and says why', async (words, sentence) => {
    const { code, stdout, stderr } = await runNavis(words.split(' '))
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `${sentence}\n` })
  })

  test.each(['sreve', 'toString', '-x'])('an unknown command %s is one sentence and exit code 1', async name => {
    const { code, stdout, stderr } = await runNavis([name])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^There is no command "[^\n]+\.\n$/)
  })
})

describe('whoever reads what is written may go', () => {
  test('a command ends in silence, as other programs do', async () => {
    const { child, output, finished } = startNavisProcess(['triage'], {})
    // Endless, as a long file is to who has seen enough of it.
    child.stdin.on('error', () => {})
    const feed = setInterval(() => child.stdin.write('{"id": 1, "text": "hello"}\n'.repeat(100)), 5)
    child.stdout.once('data', () => child.stdout.destroy())
    const { code } = await finished
    clearInterval(feed)
    expect({ code, stderr: output.stderr }).toEqual({ code: 141, stderr: '' })
  })

  test('a relay serves on without a reader of its log', async () => {
    const { url, admin, closeOutput, signal, finished } = await serveNavis()
    closeOutput()
    // Told in the log, which nobody reads.
    signal('SIGHUP')
    signal('SIGHUP')
    await new Promise(resolve => setTimeout(resolve, 50))
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${admin}/readyz`)).status).toBe(200)
    signal('SIGTERM')
    expect((await finished).code).toBe(0)
  })
})

describe.concurrent('ask', () => {
  const env = { NAVIS_DATA: createDataFolder() }
  const ask = async (...args: string[]) => {
    const { code, stdout, stderr } = await runNavis(['ask', ...args], env)
    const frames = stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
    return { code, frames, stderr, types: frames.map(({ type }) => type) }
  }

  test('writes the frames of one answer, notice and offer before the first word', async () => {
    const { code, frames, types } = await ask('How do I ask for a second opinion?')
    expect(code).toBe(0)
    expect(types.slice(0, 2)).toEqual(['question', 'answer-start'])
    expect(types.at(-1)).toBe('answer-end')
    expect(frames[1]).toMatchObject({ notice: { title: expect.any(String) }, upload: { label: expect.any(String) } })
    expect(types.indexOf('answer-sources')).toBeLessThan(types.indexOf('answer-delta'))
  })

  test('an earlier question is context and its own frames are not written', async () => {
    const { frames, types } = await ask('101 now', '--before', "I'm on chemo")
    expect(types).toEqual(['question', 'answer-start', 'answer-end'])
    expect(frames[0].text).toBe('101 now')
    expect(frames[1].urgent.level).toBe('emergency')
  })

  test.each([
    ['a blank question', [' '], 'text must not be blank'],
    ['a blank earlier question', ['What is a biopsy?', '--before', ' '], 'text must not be blank'],
    ['a locale that is no tag', ['What is a biopsy?', '--locale', '../en'], 'locale must be a BCP 47 tag'],
  ])('%s ends it with a sentence', async (_name, args, problem) => {
    const { code, frames, stderr } = await ask(...args)
    expect({ code, frames, stderr }).toEqual({ code: 1, frames: [], stderr: `ask: ${problem}.\n` })
  })

  test('--profile takes a file that somebody wrote by hand, with the facts that there are', async () => {
    const file = join(createFolder(), 'facts.json')
    writeFileSync(
      file,
      JSON.stringify({
        diagnoses: [{ site: 'breast', role: 'primary', grade: 2 }],
        biomarkers: [{ name: 'HER2', status: 'low', ihc: '1+' }],
      }),
    )
    const { code, frames } = await ask('what should I ask about treatment options?', '--profile', file)
    expect(code).toBe(0)
    expect(frames[1].facts).toEqual(['Diagnosis: breast, grade 2', 'HER2: low, IHC 1+'])
  })

  test.each([
    ['7', 'the file must be an object'],
    ['{"diagnoses": [{"site": "breast"}]}', 'diagnoses.0.role is missing'],
  ])('--profile with %s is refused in words', async (content, problem) => {
    const file = join(createFolder(), 'facts.json')
    writeFileSync(file, content)
    const { code, stderr } = await ask('What is a biopsy?', '--profile', file)
    expect({ code, stderr }).toEqual({ code: 1, stderr: `The facts in ${file} cannot be used: ${problem}.\n` })
  })

  test('--profile answers for confirmed facts, and says which were used', async () => {
    const file = join(createFolder(), 'facts.json')
    writeFileSync(file, JSON.stringify({ file: 'report.pdf', profile: HER2_LOW, warnings: [] }))
    const { code, frames, types } = await ask('what should I ask about treatment options?', '--profile', file)
    expect(code).toBe(0)
    expect(types.slice(0, 2)).toEqual(['question', 'answer-start'])
    expect(frames[1].facts).toContain('HER2: low, IHC 1+ (2024-03-11)')
    expect(frames.at(-1).closing).toMatch(/^Based on facts you confirmed; still not medical advice\./)
  })

  test.each([
    [[]],
    [['hi', '--profile', '/nowhere.json']],
    [['two', 'questions']],
    [['hi', '--reader', 'doctor']],
    [['hi', '--unknown']],
    [['hi', '--site', 'nobody']],
  ])('wrong arguments %j are one sentence', async args => {
    const { code, frames, stderr } = await ask(...args)
    expect({ code, frames }).toEqual({ code: 1, frames: [] })
    expect(stderr).toMatch(/^[^\n]+\.\n$/)
  })
})
