/** What no client may send: the one table that the parser and the wire are both tested with. PROTOCOL.md lists the fields. */
import { profileOf } from '../../protocol/case-profile.ts'

const id = '3f2c8a52-6f0e-4b57-9c0b-7f3f4a1d2e10'
const ask = { type: 'ask', id, text: 'What is HER2?', locale: 'en' }

export interface InvalidFrame {
  name: string
  /** As it is sent: an object goes as JSON. */
  frame: unknown
  /** The field that the close reason names. */
  field: string
}

const NO_FACTS = profileOf({})

export const INVALID_FRAMES: InvalidFrame[] = [
  { name: 'no JSON', frame: 'hello', field: 'frame' },
  { name: 'an empty text', frame: '', field: 'frame' },
  { name: 'JSON cut short', frame: '{"type":"ask"', field: 'frame' },
  { name: 'a list', frame: [ask], field: 'frame' },
  { name: 'null', frame: 'null', field: 'frame' },
  { name: 'a number', frame: '7', field: 'frame' },
  { name: 'no type', frame: { id }, field: 'type' },
  { name: 'a type that is no string', frame: { type: 1 }, field: 'type' },
  { name: 'ask without id', frame: { ...ask, id: undefined }, field: 'id' },
  { name: 'ask with an id that is no UUID', frame: { ...ask, id: 'first' }, field: 'id' },
  { name: 'ask without text', frame: { ...ask, text: undefined }, field: 'text' },
  { name: 'ask with a list as text', frame: { ...ask, text: ['x'] }, field: 'text' },
  { name: 'ask with an empty text', frame: { ...ask, text: '' }, field: 'text' },
  { name: 'ask with a blank text', frame: { ...ask, text: ' \n\t ' }, field: 'text' },
  { name: 'ask without locale', frame: { ...ask, locale: undefined }, field: 'locale' },
  { name: 'ask with a locale that is no tag', frame: { ...ask, locale: '../en' }, field: 'locale' },
  { name: 'ask with a long locale', frame: { ...ask, locale: 'en-'.repeat(50) }, field: 'locale' },
  { name: 'ask for an unknown reader', frame: { ...ask, reader: 'doctor' }, field: 'reader' },
  { name: 'stop without answer', frame: { type: 'stop' }, field: 'answer' },
  { name: 'stop of no UUID', frame: { type: 'stop', answer: '1' }, field: 'answer' },
  { name: 'profile without profile', frame: { type: 'profile' }, field: 'profile' },
  { name: 'profile with a list', frame: { type: 'profile', profile: [] }, field: 'profile.diagnoses' },
  { name: 'profile with a text', frame: { type: 'profile', profile: 'stage II' }, field: 'profile' },
  {
    name: 'profile with a treatment of no known kind',
    frame: { type: 'profile', profile: { ...NO_FACTS, treatments: [{ kind: 'prayer' }] } },
    field: 'profile.treatments.0.kind',
  },
  {
    name: 'profile with a percentage above 100',
    frame: { type: 'profile', profile: { ...NO_FACTS, biomarkers: [{ name: 'ER', percent: 101 }] } },
    field: 'profile.biomarkers.0.percent',
  },
  {
    name: 'profile with a fact about a diagnosis that is not there',
    frame: { type: 'profile', profile: { ...NO_FACTS, stage: { group: 'II', diagnosis: 0 } } },
    field: 'profile',
  },
  {
    name: 'profile with a quote as long as a page',
    frame: {
      type: 'profile',
      profile: { ...NO_FACTS, evidence: [{ fact: '/stage', file: 'a.pdf', quote: 'a'.repeat(3_000), confidence: 1 }] },
    },
    field: 'profile.evidence.0.quote',
  },
  { name: 'feedback without value', frame: { type: 'feedback', answer: id }, field: 'value' },
  { name: 'feedback of another value', frame: { type: 'feedback', answer: id, value: 'great' }, field: 'value' },
  {
    name: 'feedback in free text',
    frame: { type: 'feedback', answer: id, value: 'down', reason: 'I am Ada' },
    field: 'reason',
  },
  { name: 'a second hello', frame: { type: 'hello', locale: 'en' }, field: 'type' },
]

/** The same for the first frame of a socket. */
export const INVALID_HELLOS: InvalidFrame[] = [
  { name: 'hello without locale', frame: { type: 'hello' }, field: 'locale' },
  { name: 'resume without token', frame: { type: 'hello', locale: 'en', resume: { after: 0 } }, field: 'resume.token' },
  {
    name: 'resume with a token of 300 characters',
    frame: { type: 'hello', locale: 'en', resume: { token: 'a'.repeat(300), after: 0 } },
    field: 'resume.token',
  },
  {
    name: 'resume after a negative number',
    frame: { type: 'hello', locale: 'en', resume: { token: 'a', after: -1 } },
    field: 'resume.after',
  },
  {
    name: 'resume after half an event',
    frame: { type: 'hello', locale: 'en', resume: { token: 'a', after: 0.5 } },
    field: 'resume.after',
  },
  {
    name: 'resume after an event without its mark',
    frame: { type: 'hello', locale: 'en', resume: { token: 'a', after: 3 } },
    field: 'resume',
  },
  {
    name: 'resume with a mark of one character',
    frame: { type: 'hello', locale: 'en', resume: { token: 'a', after: 3, mark: 'a' } },
    field: 'resume.mark',
  },
]
