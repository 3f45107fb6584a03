import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFolder, runNavis } from './run-navis.ts'

const file = join(createFolder(), 'theme.json')
async function check(theme: unknown) {
  writeFileSync(file, typeof theme === 'string' ? theme : JSON.stringify(theme))
  const { code, stdout, stderr } = await runNavis(['theme', 'check', file])
  const lines = stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
  return { code, lines, stderr }
}

test('a bright brand colour passes, since text on it is computed', async () => {
  const { code, lines, stderr } = await check({ accent: '#ffcc00' })
  expect(code).toBe(0)
  expect(new Set(lines.map(({ scheme }) => scheme))).toEqual(new Set(['light', 'dark']))
  expect(lines).toContainEqual(
    expect.objectContaining({
      scheme: 'light',
      as: 'drawn',
      names: ['on-accent', 'accent'],
      required: 4.5,
      pass: true,
    }),
  )
  for (const { ratio, required } of lines) expect(ratio).toBeGreaterThanOrEqual(required)
  expect(stderr).toBe(`All ${lines.length} pairs of colours pass WCAG 2.2 AA.\n`)
})

test('pale text that a site asks for fails, with the nearest colour that passes', async () => {
  const { code, lines, stderr } = await check({ text: '#aaaaaa', surface: '#ffffff' })
  expect(code).toBe(1)
  const failed = lines.filter(({ pass }) => !pass)
  expect(failed).toMatchObject([{ as: 'given', names: ['text', 'surface'], ratio: 2.32, nearest: '#747474' }])
  expect(stderr).toContain('text #aaaaaa on surface #ffffff (light, given) has 2.32:1 and needs 4.5:1.')
})

test('a token that is wrong is named, and the others are reported all the same', async () => {
  const { code, lines, stderr } = await check({ accent: 'red', radius: 4, css: 'a{}' })
  expect(code).toBe(1)
  expect(lines.filter(({ token }) => token).map(({ token }) => token)).toEqual(['accent', 'css'])
  expect(lines.filter(({ names }) => names).length).toBeGreaterThan(20)
  expect(stderr).toContain('"accent" must be a colour like #0b6e4f.')
})

test('a preset is a theme by its name alone', async () => {
  expect((await check('"harbor"')).code).toBe(0)
  expect((await check('"barbour"')).code).toBe(1)
})

test.each([['{'], [undefined]])('what cannot be read (%j) is one sentence', async text => {
  const missing = join(createFolder(), 'none.json')
  if (text !== undefined) writeFileSync(missing, text)
  const { code, stdout, stderr } = await runNavis(['theme', 'check', missing])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^[^\n]+\.\n$/)
})
