import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createFolder, runNavis, serveNavis } from './run-navis.ts'

async function serveOnce(folder: string): Promise<void> {
  const serving = await serveNavis({ NAVIS_DATA: folder })
  serving.signal('SIGHUP')
  await expect.poll(() => serving.output.stdout).toContain('sites-reloaded')
  serving.signal('SIGTERM')
  expect((await serving.finished).code).toBe(0)
}
const readLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

test('the trail of a relay that was stopped is whole, and says so on one line', async () => {
  const folder = createFolder()
  await serveOnce(folder)
  const { code, stdout } = await runNavis(['audit', 'verify'], { NAVIS_DATA: folder })
  expect(code).toBe(0)
  expect(readLines(stdout)).toMatchObject([{ ok: true, entries: 3, closed: true }])
})

test('a trail that was changed is told by exit 1 and the place', async () => {
  const folder = createFolder()
  await serveOnce(folder)
  const database = new DatabaseSync(join(folder, 'navis.db'))
  database.exec(`UPDATE audit SET entry = replace(entry, 'sites-reloaded', 'sites-kept') WHERE number = 2`)
  database.close()
  const { code, stdout, stderr } = await runNavis(['audit', 'verify'], { NAVIS_DATA: folder })
  expect(code).toBe(1)
  expect(readLines(stdout)).toMatchObject([{ ok: false, number: 2, reason: 'changed' }])
  expect(stderr).toBe('The audit trail was changed: 1 of its chains is broken.\n')
})

test('where there is no trail, one sentence says where it was looked for', async () => {
  const folder = createFolder()
  const { code, stdout, stderr } = await runNavis(['audit', 'verify'], { NAVIS_DATA: folder })
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^There is no database .+navis\.db: .+\.\n$/)
})
