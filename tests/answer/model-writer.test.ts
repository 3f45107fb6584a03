import { afterEach, describe, expect, test } from 'vitest'
import { UnfinishedError } from '../../server/answer/model/write-model.ts'
import { closingOf, noticeOf, uploadOf } from '../../server/answer/wrap.ts'
import { openAnswers, type ReadAnswer } from '../support/answers.ts'
import {
  type ModelAnswers,
  type ModelAnswersOptions,
  openModelAnswers,
  type PromptPassage,
  quote,
  readPassages,
} from '../support/model-answers.ts'
import {
  beginStream,
  DIALECTS,
  type Dialect,
  type ModelCall,
  sendAnswer,
  sendFailure,
} from '../support/model-server.ts'
import { SITE } from '../support/site.ts'

const QUESTION = 'How do I ask for a second opinion?'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function open(
  handle: (call: ModelCall, dialect: Dialect) => unknown,
  options?: ModelAnswersOptions,
): Promise<ModelAnswers> {
  const answers = await openModelAnswers(handle, options)
  ends.push(answers.dispose)
  return answers
}

/** A model that writes what `write` makes of the passages, in small pieces. */
const writing =
  (write: (passages: PromptPassage[]) => string) =>
  (call: ModelCall, dialect: Dialect): void => {
    const text = write(readPassages(call))
    sendAnswer(call, dialect, text.match(/[\s\S]{1,9}/g) ?? [])
  }

const passage = (passages: readonly PromptPassage[], begin: string): PromptPassage => {
  const found = passages.find(({ text }) => text.startsWith(begin))
  if (!found) throw new Error(`No passage begins with "${begin}".`)
  return found
}

let embedded: ReadAnswer | undefined

/** What the embedded writer says to the same question. */
async function askEmbedded(): Promise<ReadAnswer> {
  if (embedded) return embedded
  const answers = openAnswers()
  try {
    embedded = await answers.ask(QUESTION)
    return embedded
  } finally {
    answers.dispose()
  }
}

describe.each(DIALECTS)('a model behind $provider', dialect => {
  test('writes the answer: its sentences, our headings, the passages’ citations', async () => {
    const answers = await open(
      writing(passages => {
        const [main, any] = [passage(passages, 'Asking for'), passage(passages, 'You can ask at')]
        const slides = passage(passages, 'The glass slides')
        return [
          `Asking for a second opinion should not offend your doctor, because most doctors support it [${main.numbers[0]}].`,
          `## How to ask\n\nYou can ask at any point in your care. [${any.numbers[0]}]`,
          '### what to bring:\n\n* The glass slides, or a block, if the new team wants to read them '.concat(
            `[${slides.numbers[0]}].`,
          ),
          `## Bottom line\n${quote(passage(passages, 'A second opinion is one more'))}`,
        ].join('\n\n')
      }),
      { dialect },
    )
    const { markdown, sources, outcome, parts } = await answers.ask(QUESTION)
    expect(markdown).toBe(
      `Asking for a second opinion should not offend your doctor, because most doctors support it. [1]

## How to ask

You can ask at any point in your care. [2]

## What to bring

Gather these ahead of time:

- The glass slides, or a block, if the new team wants to read them. [3]

**Bottom line:** A second opinion is one more set of eyes on your case. [4] Ask openly, and bring what you learn back to your own doctor. [4]
`,
    )
    expect(outcome).toBe('complete')
    expect(sources.map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect(sources[1]?.passage).toContain('You can ask at any point in your care.')
    for (const [at, part] of parts.entries()) {
      if (part.type !== 'delta') continue
      const sent = parts.slice(0, at).flatMap(one => (one.type === 'sources' ? one.sources : []))
      for (const [, n] of part.text.matchAll(/\[(\d+)\]/g)) expect(sent.map(source => source.n)).toContain(Number(n))
    }
    expect(answers.errors).toEqual([])
    expect(answers.usage).toHaveLength(1)
  })
})

describe('what a model writes', () => {
  test('has the relay’s notice, offer, closing and follow-ups around it, whatever it says', async () => {
    const answers = await open(
      writing(
        passages => `For informational purposes only. This is not medical advice. ${quote(passage(passages, 'Asking for'))}
I am an AI language model. Upload your records to see what applies to your diagnosis.
Talk with your oncologist or care team before you decide anything about treatment. This is general information.`,
      ),
    )
    const { parts, markdown, followUps } = await answers.ask(QUESTION)
    expect(parts[0]).toMatchObject({ notice: noticeOf(SITE, 'en'), upload: uploadOf(SITE, 'en') })
    expect(parts.at(-1)).toMatchObject({ closing: closingOf(SITE, 'en'), outcome: 'complete' })
    expect(followUps).toEqual((await askEmbedded()).followUps)
    expect(markdown).toMatch(/^Asking for [^\n]+ \[1\]\n$/)
  })

  test('says once in a section that something is missing, not once a sentence', async () => {
    const answers = await open(
      writing(passages => {
        const [main, ask] = [quote(passage(passages, 'Asking for')), quote(passage(passages, 'You can ask at'))]
        return `${main} Doctors in Atlantis never mind [1]. They have wings [1].

## How to ask

${ask} Sing it [1].

## Why it matters

Cats know [1].`
      }),
    )
    const { markdown } = await answers.ask(QUESTION)
    expect(markdown.match(/:::gap\n[^\n]+\n:::/g)).toHaveLength(2)
    expect(markdown).not.toMatch(/Atlantis|wings|Sing|Cats|Why it matters/)
  })

  test('may be words to say and questions to ask without a citation, if they claim nothing', async () => {
    const answers = await open(
      writing(
        passages => `${quote(passage(passages, 'Asking for'))}

## How to ask

:::phrasing
- Good: "I would like a second opinion."
- Better: "I would like another doctor to look at my slides. Could you help me set that up?"
- Best: "Since chemo does not work, I want 50 mg of Keytruda."
:::

:::questions
- Could a clinical trial fit me?
- Why do vaccines cause cancer?
- Which [doctor](https://evil.example) reads my slides?
:::`,
      ),
    )
    const { markdown } = await answers.ask(QUESTION)
    expect(markdown).toContain(`:::phrasing
- Good: "I would like a second opinion."
- Better: "I would like another doctor to look at my slides. Could you help me set that up?"
:::`)
    expect(markdown).toContain(':::questions\n- Could a clinical trial fit me?\n- Which doctor reads my slides?\n:::')
    expect(markdown).not.toMatch(/chemo|Keytruda|vaccines|evil/)
  })

  test.each<[string, (main: PromptPassage, passages: PromptPassage[]) => string]>([
    ['an invented citation', () => 'Often, the second doctor agrees with the first [99].'],
    [
      'a citation that another passage is behind',
      (_main, passages) =>
        `Often, the second doctor agrees with the first [${passage(passages, 'You can ask at').numbers[0]}].`,
    ],
    ['a dose', ({ numbers }) => `Take 20 mg of letrozole before you ask for a second opinion [${numbers[0]}].`],
    ['an order', ({ numbers }) => `You should stop your chemo before you ask for a second opinion [${numbers[0]}].`],
    ['an address', ({ numbers }) => `Most doctors support it: see https://evil.example/now [${numbers[0]}].`],
    ['a reason not to call', ({ numbers }) => `You don't need to call your doctor [${numbers[0]}].`],
    ['an invisible sign', ({ numbers }) => `Most doctors\u200b support it\u202e [${numbers[0]}].`],
    ['broken bytes', ({ numbers }) => `Most doctors supp\uFFFDrt it [${numbers[0]}].`],
    ['another language', ({ numbers }) => `La plupart des médecins sont d'accord [${numbers[0]}].`],
    ['emphasis that hides a denial', ({ numbers }) => `Most doctors **do not** support it [${numbers[0]}].`],
  ])('is not shown with %s', async (_name, write) => {
    const answers = await open(
      writing(passages => {
        const main = passage(passages, 'Asking for')
        return `${quote(passage(passages, 'You can ask at'))}\n\n${write(main, passages)}`
      }),
    )
    const { markdown } = await answers.ask(QUESTION).catch(() => ({ markdown: '' }))
    expect(markdown.replace(/:::gap[\s\S]*?:::/g, '')).toBe('You can ask at any point in your care. [1]\n\n\n')
  })

  test('has each word of "it" from the passage that the sentence before came from', async () => {
    const answers = await open(
      writing(passages => {
        const [opinion, tissue] = [passage(passages, 'A university'), passage(passages, 'In most cases')]
        return `${quote(tissue)} You pay for it yourself [${opinion.numbers[0]}].`
      }),
    )
    const { markdown } = await answers.ask(QUESTION)
    expect(markdown).not.toContain('You pay for it yourself')
  })

  test('that stands in a list belongs to its heading or to the words before it', async () => {
    const answers = await open(
      writing(passages => {
        const [slides, plan] = [passage(passages, 'The glass slides'), passage(passages, 'Your health plan')]
        return `## What to bring

- The glass slides, or a block, if the new team wants to read them [${slides.numbers[0]}].
- Your health plan [${plan.numbers[0]}].`
      }),
    )
    const { markdown } = await answers.ask(QUESTION)
    expect(markdown).toContain('- The glass slides, or a block, if the new team wants to read them. [1]')
    expect(markdown).not.toContain('health plan')
  })

  test('and is a sentence of its passage stands for itself, however short and wherever', async () => {
    const said = 'You may have to sign a form first.'
    const answers = await open(
      writing(passages => {
        const [about, form] = [passage(passages, 'Asking for'), passages.find(({ text }) => text.includes(said))]
        return `${quote(about)}\n\n- ${said.slice(0, -1)} [${form?.numbers[0]}].\n- You may have to pay [${form?.numbers[0]}].`
      }),
    )
    const { markdown } = await answers.ask(QUESTION)
    expect(markdown).toContain('- You may have to sign a form first')
    expect(markdown).not.toContain('have to pay')
  })

  test('is written for the masked question, and for passages that are data', async () => {
    const answers = await open(writing(passages => quote(passage(passages, 'Asking for'))))
    await answers.write(
      answers.findPage(QUESTION),
      'How do I ask Dr. Maria Delgado for a second opinion on HER2-low breast cancer, MRN 12345678?',
    )
    const [call] = answers.server.calls
    expect(call?.text).not.toMatch(/Maria|Delgado|12345678/)
    expect(call?.text).toContain('second opinion')
    expect(Object.keys(call?.body ?? {}).sort()).toEqual([
      'max_tokens',
      'messages',
      'model',
      'stream',
      'stream_options',
    ])
  })
})

describe('when the model cannot be used, the embedded writer answers', () => {
  test.each<[string, (call: ModelCall, dialect: Dialect) => unknown]>([
    ['it is down', (call, dialect) => sendFailure(call, 503, dialect.failure('overloaded_error'))],
    ['it refuses the key', (call, dialect) => sendFailure(call, 401, dialect.failure('authentication_error'))],
    ['it breaks off before a sentence', (call, dialect) => beginStream(call).end(dialect.delta('Asking for a'))],
    [
      'its filter ends it',
      (call, dialect) =>
        beginStream(call).end(dialect.delta('No') + dialect.end('withheld', { inputTokens: 1, outputTokens: 1 })),
    ],
    ['nothing that it says is supported', writing(() => 'Cats can fly [1]. '.repeat(30))],
    ['it says nothing', writing(() => '')],
  ])('because %s', async (_why, handle) => {
    const answers = await open(handle)
    const [answer, embedded] = [await answers.ask(QUESTION), await askEmbedded()]
    expect(answer.markdown).toBe(embedded.markdown)
    expect(answer.outcome).toBe('complete')
  })

  test('because it is silent for too long', async () => {
    const answers = await open(
      (call, dialect) => {
        beginStream(call).write(dialect.start({ inputTokens: 1, outputTokens: 1 }))
      },
      { times: { silenceMs: 100 } },
    )
    expect((await answers.ask(QUESTION)).markdown).toBe((await askEmbedded()).markdown)
    await answers.server.calls[0]?.closed
  })

  test('because the site has spent what it may for the day', async () => {
    const answers = await open(
      writing(passages => quote(passage(passages, 'Asking for'))),
      { site: { model: { tokensPerDay: 6_000 } } },
    )
    // The first answer costs what the model said it did; then a second one might cost more than is left.
    await answers.ask(QUESTION)
    const spent = answers.usage[0]
    expect(spent?.inputTokens).toBe(100)
    for (let count = 0; count < 3; count++) await answers.ask(QUESTION)
    expect(answers.server.calls.length).toBe(4)
  })

  test('because the site may spend nothing', async () => {
    const answers = await open(
      writing(() => 'No.'),
      { site: { model: { tokensPerDay: 0 } } },
    )
    expect((await answers.ask(QUESTION)).markdown).toBe((await askEmbedded()).markdown)
    expect(answers.server.calls).toEqual([])
  })

  test('because it is the second attempt', async () => {
    const answers = await open(writing(() => 'No.'))
    expect((await answers.ask(QUESTION, { attempt: 2 })).markdown).toBe((await askEmbedded()).markdown)
    expect(answers.server.calls).toEqual([])
  })
})

describe('an answer of which something was shown', () => {
  test('and that breaks off asks for a new attempt', async () => {
    const answers = await open((call, dialect) => {
      const [first] = readPassages(call)
      if (first) beginStream(call).end(dialect.delta(`${quote(first)} And then`))
    })
    await expect(answers.ask(QUESTION)).rejects.toThrow(UnfinishedError)
    expect(answers.errors).toMatchObject([{ code: 'truncated' }])
  })

  test('and of which more was not supported asks for a new attempt', async () => {
    const answers = await open(
      writing(passages => `${quote(passage(passages, 'You can ask at'))} Cats fly [1]. Dogs fly [1]. Cows fly [1].`),
    )
    await expect(answers.ask(QUESTION)).rejects.toThrow(UnfinishedError)
  })

  test('and whose tokens ran out is closed without its last, half sentence', async () => {
    const answers = await open((call, dialect) => {
      const usage = { inputTokens: 1, outputTokens: 1 }
      const text = `${quote(passage(readPassages(call), 'You can ask at'))} Often, the second doctor`
      beginStream(call).end(dialect.delta(text) + dialect.end('cut', usage))
    })
    expect((await answers.ask(QUESTION)).markdown).toBe('You can ask at any point in your care. [1]\n')
  })

  test('shows a sentence that is whole while the model pauses', async () => {
    const answers = await open((call, dialect) => {
      beginStream(call).write(dialect.delta(quote(passage(readPassages(call), 'You can ask at'))))
    })
    const stop = new AbortController()
    let text = ''
    for await (const part of answers.stream(answers.request(QUESTION), stop.signal)) {
      if (part.type !== 'delta') continue
      text += part.text
      stop.abort()
    }
    expect(text).toBe('You can ask at any point in your care. [1]')
    await answers.server.calls[0]?.closed
  })

  test('closes the model’s connection when it is stopped', async () => {
    const stop = new AbortController()
    const answers = await open((call, dialect) => {
      beginStream(call).write(dialect.start({ inputTokens: 1, outputTokens: 1 }))
      stop.abort()
    })
    const parts: string[] = []
    for await (const part of answers.stream(answers.request(QUESTION), stop.signal)) parts.push(part.type)
    expect(parts).toEqual(['start'])
    await answers.server.calls[0]?.closed
  })
})

test('what is refused, urgent, off topic or not in the library never reaches the model', async () => {
  const answers = await open(writing(() => 'No.'))
  await answers.ask('How long do I have?', { verdict: { level: 'refuse', rule: 'own-prognosis' } })
  await answers.ask('How much morphine?', { verdict: { level: 'dosing', rule: 'dose-amount' } })
  await answers.ask('I cannot breathe', { verdict: { level: 'emergency', rule: 'breathing' } })
  await answers.ask('Who won the football game last night in town?')
  await answers.ask('What is the molecular weight of zorblaxinib?')
  expect(answers.server.calls).toEqual([])
})
