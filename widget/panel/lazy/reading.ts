/** What a person needs once there is an answer to read; nothing of it is loaded before. */
import css from '../styles/reading.css?inline'

export { AnswerBody } from './answer-body.tsx'
export { AnswerTail } from './answer-tail.tsx'
export { DeleteChat } from './delete-chat.tsx'
export const styles = css
