import { afterAll, expect, test } from 'vitest'
import { openAnswers, readParts } from '../support/answers.ts'

const answers = openAnswers()
afterAll(() => answers.dispose())

async function askIn(locale: string, question: string) {
  const request = { ...answers.request(question, [], { level: 'none', rule: '' }), locale }
  const parts = []
  for await (const part of answers.answerer(request, new AbortController().signal)) parts.push(part)
  return readParts(parts)
}

test('an answer in the language of its sources says so first, and is marked for screen readers', async () => {
  const { parts, markdown } = await askIn('es', '¿HER2-low?')
  expect(parts[0]).toMatchObject({ type: 'start', language: 'en', notice: { title: 'Solo para información' } })
  expect(markdown).toMatch(/^Esta respuesta está en inglés/)
})

test('what is not in the library is said in the reader’s language', async () => {
  const { parts, markdown } = await askIn('es-MX', '¿Qué es el retinoblastoma?')
  expect(parts[0]).not.toHaveProperty('language')
  expect(markdown).toMatch(/^No tengo esto en mi biblioteca/)
})

test('an English answer has no other language', async () => {
  const { parts, markdown } = await askIn('en-GB', 'What does HER2-low mean?')
  expect(parts[0]).not.toHaveProperty('language')
  expect(markdown).not.toMatch(/inglés/)
})
