import { expect, test } from 'vitest'
import { endpointOf } from '../../server/answer/providers/endpoint.ts'

test.each([
  ['https://api.example.org/v1', '/chat/completions', '', 'https://api.example.org/v1/chat/completions'],
  ['https://api.example.org/v1//', '/chat/completions', '', 'https://api.example.org/v1/chat/completions'],
  ['https://api.example.org', '/v1/messages', '/v1', 'https://api.example.org/v1/messages'],
  ['https://api.example.org/', '/v1/messages', '/v1', 'https://api.example.org/v1/messages'],
  ['https://api.example.org/v1/', '/v1/messages', '/v1', 'https://api.example.org/v1/messages'],
  ['https://proxy.example.org/team/v1', '/v1/messages', '/v1', 'https://proxy.example.org/team/v1/messages'],
])('under %s, %s is found', (base, path, version, address) => {
  expect(endpointOf(base, path, version).href).toBe(address)
})
