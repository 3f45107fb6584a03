import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeys } from '../../server/conversations/keys.ts'

const older = randomBytes(32)
const newer = randomBytes(32)

test('a token opens its own conversation on any node that has the master key', () => {
  const { token, conversation } = createKeys([older]).issue('clinic')
  const body = conversation.seal.seal(['{"type":"question"}', '{"type":"answer-end"}'])
  const opened = createKeys([older]).open(token, 'clinic')
  expect(opened?.id).toBe(conversation.id)
  expect(opened?.seal.open(body)).toEqual(['{"type":"question"}', '{"type":"answer-end"}'])
})

test('after a new master key is put first, tokens made under the old one still open', () => {
  const { token, conversation } = createKeys([older]).issue('clinic')
  expect(createKeys([newer, older]).open(token, 'clinic')?.id).toBe(conversation.id)
  expect(createKeys([newer]).open(token, 'clinic')).toBeUndefined()
})

test('a token of one site opens nothing at another', () => {
  const keys = createKeys([older])
  expect(keys.open(keys.issue('clinic').token, 'other')).toBeUndefined()
})

test('a token with any character changed opens nothing', () => {
  const keys = createKeys([older])
  const { token } = keys.issue('clinic')
  for (let index = 0; index < token.length; index++) {
    const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1)
    expect(keys.open(changed, 'clinic')).toBeUndefined()
  }
  for (const text of ['', 'x', token.slice(1), `${token}A`, '!'.repeat(64)])
    expect(keys.open(text, 'clinic')).toBeUndefined()
})

test('a sealed row that was altered, cut or moved to another conversation does not open', () => {
  const keys = createKeys([older])
  const { conversation } = keys.issue('clinic')
  const other = keys.issue('clinic').conversation
  const body = conversation.seal.seal(['{"text":"private"}'])
  expect(other.seal.open(body)).toBeUndefined()
  for (let index = 0; index < body.length; index++) {
    const altered = Uint8Array.from(body)
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(conversation.seal.open(altered)).toBeUndefined()
    expect(conversation.seal.open(body.subarray(0, index))).toBeUndefined()
  }
})

test('no two sealed rows are alike, and none shows its text', () => {
  const { conversation } = createKeys([older]).issue('clinic')
  const [one, two] = [conversation.seal.seal(['"CANARY"']), conversation.seal.seal(['"CANARY"'])]
  expect(Buffer.from(one).equals(two)).toBe(false)
  expect(Buffer.from(one).toString('latin1')).not.toContain('CANARY')
})

test('a short or missing master key is refused', () => {
  expect(() => createKeys([])).toThrow(/At least one/)
  expect(() => createKeys([Buffer.from('secret')])).toThrow(/at least 32 bytes/)
})
