/** Why a frame was not done. The message says it in words; the code is what programs act on. */
export const FAULT_CODES = [
  'unsupported', // an unknown frame type, or a feature this relay does not have
  'too-long', // the question is over the limit
  'busy', // an answer is still running
  'rate-limited', // too many questions for now
  'conversation-full', // too many questions or events in this conversation
  'id-reused', // a known id with another text
  'storage', // the log does not take it now
  'gone', // the conversation was deleted or has expired
] as const

export type FaultCode = (typeof FAULT_CODES)[number]
