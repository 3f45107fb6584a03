import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../server/answer/triage/canonical.ts'
import { phrase } from '../../server/answer/triage/phrase.ts'

const found = (source: string, text: string) => {
  const message = readMessage(text)
  return [...phrase(source).find(message)].map(({ clause, start, end }) => clause.text.slice(start, end))
}

describe('a phrase', () => {
  it('is found with a few words between, and not across a denial', () => {
    expect(found('(?:feel|am) {3} dizzy', 'I feel so very dizzy')).toEqual(['feel so very dizzy'])
    expect(found('(?:feel|am) {3} dizzy', 'I am not dizzy')).toEqual([])
    expect(found('(?:feel|am) {3} dizzy', 'I feel. Dizzy people fall')).toEqual([])
  })

  /** Each of these is written so that a word of it may be missing, longer, or joined with its neighbor. */
  const SOURCES = [
    'nose ?bleed',
    '(?:pill|dose)s? {1} late',
    'legs?(?: and feet)? {2} (?:numb|weak(?:ness)?)(?! (?:always|often))',
    '(?:went |is )?gone',
    'bleed\\S* {1} (?:a lot|much)',
    '(?<=^ (?:(?:so|and) )*)help me(?= $)',
    '(?:back|neck (?:and|or) arm) pain',
    '(?:take|took(?: all| half)?) {1} (?:pills|it)',
  ]
  const WORDS =
    'nose bleed nosebleed pill pills dose late leg legs and feet numb weak weakness always often went is gone bleeding a lot much so help me back neck or arm pain take took all half it not but'.split(
      ' ',
    )

  it('is found wherever its words stand, however it is looked up', () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.constantFrom(...SOURCES),
        fastCheck.array(fastCheck.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }),
        (source, words) => {
          const plain = new RegExp(
            `(?<= )(?:${source.replace(/\{(\d+)\} /g, '(?:(?!(?:not|no|never|nor|without|denies|denied) )\\S+ ){0,$1}')})(?= )`,
            'g',
          )
          const message = readMessage(words.join(' '))
          const expected = message.clauses.flatMap(({ text }) => [...text.matchAll(plain)].map(([match]) => match))
          expect(found(source, words.join(' '))).toEqual(expected)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
