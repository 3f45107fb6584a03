/** What all relays of the laboratory share: their site and their key. */
export const LAB_SITE = 'lab'
export const LAB_MASTER_KEY = Buffer.alloc(32, 9)

/** What triage takes for an emergency (a fever during chemotherapy). */
export const RED_FLAG = 'I am on chemo and have a fever of 102'
export const isRedFlag = (question: string): boolean => question.includes(RED_FLAG)
