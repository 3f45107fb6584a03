import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSecretFiles } from '../../server/secret-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'navis-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('a secret may be in a file, and everything else stays as it was', () => {
  const NAVIS_MASTER_KEY_FILE = file('key', 'a key\n')
  expect(readSecretFiles({ PORT: '80', NAVIS_MASTER_KEY_FILE })).toMatchObject({
    PORT: '80',
    NAVIS_MASTER_KEY: 'a key',
  })
  expect(readSecretFiles({ REDIS_URL: 'redis://cache' })).toEqual({ REDIS_URL: 'redis://cache' })
  expect(readSecretFiles({ REDIS_URL: 'redis://cache', REDIS_URL_FILE: '' }).REDIS_URL).toBe('redis://cache')
})

test.each([
  ['that is not there', { DATABASE_URL_FILE: '/nowhere/url' }, /DATABASE_URL_FILE .+ENOENT.+\.$/],
  ['that is empty', { DATABASE_URL_FILE: file('empty', '\n') }, /DATABASE_URL_FILE names an empty file: .+\.$/],
  ['beside the secret itself', { REDIS_URL: 'redis://a', REDIS_URL_FILE: file('url', 'redis://b') }, /not both\.$/],
])('a file %s stops the start with one sentence', (_name, env, sentence) => {
  expect(() => readSecretFiles(env)).toThrow(sentence)
})
