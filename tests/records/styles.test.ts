/** Records of many cancers in the ways of many hospitals, laboratories and portals; all of them invented. */
import { expect, test } from 'vitest'
import { extract } from '../../server/records/extract.ts'
import { readFile } from '../../server/records/read-file.ts'
import { compare, readInvented } from './invented.ts'

test.each(readInvented())('reads $name: all of its facts, and none beside them', async ({ name, facts, text }) => {
  const { profile } = extract(await readFile(Buffer.from(text)), name)
  expect(compare(profile, facts)).toEqual({ missed: [], beside: [] })
})
