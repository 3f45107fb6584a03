import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFolder, runNavis } from './run-navis.ts'

test('extract writes a line for each file, and says what it cannot read', async () => {
  const folder = createFolder()
  const record = join(folder, 'invented.txt')
  const other = join(folder, 'other.bin')
  writeFileSync(record, 'FINAL DIAGNOSIS: Left breast, invasive ductal carcinoma.\nER: positive (90%)\n')
  writeFileSync(other, Buffer.from([1, 2, 3, 0, 5]))
  const { code, stdout, stderr } = await runNavis(['extract', '--explain', record, other])
  expect(code).toBe(1)
  const [line, ...rest] = stdout.trim().split('\n')
  expect(rest).toEqual([])
  expect(JSON.parse(line ?? '')).toMatchObject({
    file: record,
    profile: { diagnoses: [{ laterality: 'left' }] },
    warnings: [],
  })
  expect(stderr).toContain('"ER: positive (90%)" (line 2)')
  expect(stderr).toContain('cannot be read')
})

test('extract says in words that a file is not there, or is a folder', async () => {
  const folder = createFolder()
  const { code, stderr } = await runNavis(['extract', join(folder, 'none.pdf'), folder])
  expect(code).toBe(1)
  expect(
    stderr
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)),
  ).toEqual([
    { file: join(folder, 'none.pdf'), error: 'There is no such file.' },
    { file: folder, error: 'This is a folder: name the files in it.' },
  ])
})
