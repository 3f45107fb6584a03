/** The few words that a writer's answer has from us, by language. */
import type { Reader } from '../../protocol/frames.ts'
import type { Role } from '../knowledge/knowledge.ts'

export interface LeadIns {
  /** Before the cards of a `:::phrasing` container. */
  phrasing: string
  /** Before the lists of `:::questions` containers, in turn. */
  questions: string[]
  /** Before a list of a model's, by what the section does; a heading of ours says it of an article's own. */
  lists: Partial<Record<Role, string>> & { other: string }
  bottom: string
  /** Where passages do not support what a model wrote. */
  silent: string
}

const MORE_QUESTIONS = ['You could also ask:', 'Some more to choose from:', 'If it matters to you, ask:', 'And these:']

const LISTS = {
  how: 'These steps can help:',
  bring: 'Gather these ahead of time:',
  after: 'It can go on in one of these ways:',
  other: 'These are the main ones:',
}

const SILENT = 'The sources here do not say more on this. Your care team can.'

const english: Record<Reader, LeadIns> = {
  patient: {
    phrasing: 'Words you can use as they stand:',
    questions: ['Take the ones that matter to you:', ...MORE_QUESTIONS],
    lists: LISTS,
    bottom: 'Bottom line:',
    silent: SILENT,
  },
  caregiver: {
    phrasing: 'Words that you or the person you care for can use:',
    questions: ['Pick the ones that matter to both of you:', ...MORE_QUESTIONS],
    lists: LISTS,
    bottom: 'Bottom line:',
    silent: SILENT,
  },
}

/** English for every tag until another language has an article of its own. */
export function leadInsFor(_locale: string, reader: Reader): LeadIns {
  return english[reader]
}
