/** What a person needs once there is a question to wait for and an answer to read; nothing of it is loaded before. */
import css from '../styles/reading.css?inline'

import { AnswerBody } from './answer-body.tsx'
import { AnswerTail } from './answer-tail.tsx'
import { ChatFooter } from './chat-footer.tsx'
import { FactsUsed } from './facts-used.tsx'
import { NotAbout } from './not-about.tsx'
import { openIfMeant, openRecords } from './open-records.ts'
import { Unfinished } from './unfinished.tsx'
import { WaitingChoices } from './waiting-choices.tsx'

/** One name for all of it: a file that others take from as well names what it has twice. */
export const reading = {
  AnswerBody,
  AnswerTail,
  ChatFooter,
  FactsUsed,
  NotAbout,
  openIfMeant,
  openRecords,
  Unfinished,
  WaitingChoices,
  styles: css,
}
