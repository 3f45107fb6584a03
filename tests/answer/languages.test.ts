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

test.each<[string, string, RegExp]>([
  ['fr', 'Ma mère a de la fièvre après sa chimio, que faire ?', /Je peux répondre seulement en anglais/],
  ['de', 'Wie bekomme ich eine zweite Meinung?', /nur auf Englisch/],
  ['it', 'Quali sono gli effetti collaterali del tamoxifene?', /solo in inglese/],
  ['pt', 'Como posso pedir uma segunda opinião?', /responder em inglês/],
  ['pl', 'Mam gorączkę po chemioterapii', /po angielsku/],
  ['nl', 'Ik heb koorts na mijn chemo', /in het Engels/],
  ['ro', 'Am febră după chimioterapie', /în engleză/],
  ['tr', 'Kemoterapi alıyorum ve ateşim var', /İngilizce yanıt/],
  ['vi', 'Mẹ tôi bị ung thư vú', /tiếng Anh/],
  ['tl', 'May lagnat ako pagkatapos ng chemo', /Sa Ingles lang/],
  ['ht', 'Mwen gen lafyèv apre chimyo', /an angle/],
  ['ru', 'У меня температура после химии', /на английском/],
  ['uk', 'У мене гарячка після хімії', /англійською/],
  ['ar', 'عندي حمى بعد العلاج الكيميائي', /الإنجليزية/],
  ['fa', 'من بعد از شیمی درمانی تب دارم', /انگلیسی/],
  ['ur', 'مجھے کیموتھراپی کے بعد بخار ہے', /انگریزی/],
  ['hi', 'मुझे कीमो के बाद बुखार है', /अंग्रेज़ी/],
  ['zh', '我化疗后发烧', /只能用英语/],
  ['ja', '化学療法の後に熱があります', /英語/],
  ['ko', '항암치료 후 열이 나요', /영어/],
])(
  'a question in %s is met in that language: emergency line, what is spoken here, and a person',
  async (language, question, only) => {
    const { parts, markdown, outcome } = await answers.ask(question)
    expect(outcome).toBe('refused')
    expect(parts[0]).toMatchObject({ type: 'start', language })
    expect(markdown).toMatch(only)
    expect(markdown.indexOf('911')).toBeGreaterThan(-1)
    expect(markdown.indexOf('911')).toBeLessThan(markdown.search(only))
    expect(markdown).toContain('988')
    expect(markdown).toContain('555-0100')
  },
)

test.each([
  'What does HER2-low mean?',
  'Dr. de la Cruz',
  'trastuzumab deruxtecan',
  'Is la crème de la crème of wigs covered?',
  'My mom says "je suis fatiguée" all day, is that the chemo?',
])('an English question stays English: "%s"', async question => {
  const { markdown } = await answers.ask(question)
  expect(markdown).not.toMatch(/anglais|inglés|inglese|engleză/)
})

test('a question in Spanish is answered in Spanish, whatever the page is set to', async () => {
  const { parts, markdown } = await answers.ask('¿Cuánto tiempo me queda?', [], {
    level: 'refuse',
    rule: 'own-prognosis:es',
  })
  expect(parts[0]).toMatchObject({ notice: { title: 'Solo para información' } })
  expect(markdown).toMatch(/^Hace falta valor/)
})
