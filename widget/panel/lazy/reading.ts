/** What a person needs once there is a question to wait for and an answer to read; nothing of it is loaded before. */
import css from '../styles/reading.css?inline'

export { AnswerBody } from './answer-body.tsx'
export { AnswerTail } from './answer-tail.tsx'
export { ChatFooter } from './chat-footer.tsx'
export { FactsUsed } from './facts-used.tsx'
export { NotAbout } from './not-about.tsx'
export { openIfMeant, openRecords } from './open-records.ts'
export { Unfinished } from './unfinished.tsx'
export { WaitingChoices } from './waiting-choices.tsx'
export const styles = css
