import { expect, test } from 'vitest'
import { createGathered } from '../../server/gathered.ts'

test('answers that are taken over together are one line with their number', async () => {
  const reports: number[] = []
  const gathered = createGathered(count => reports.push(count))
  for (let index = 0; index < 200; index++) gathered.add()
  await expect.poll(() => reports, { timeout: 5_000 }).toEqual([200])
  gathered.add()
  await expect.poll(() => reports, { timeout: 5_000 }).toEqual([200, 1])
})
