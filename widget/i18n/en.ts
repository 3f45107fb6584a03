/** Whether a professional in the language has checked its words for a site, those of the parts that load later among them. */
export const reviewed = false

/** English, the catalogue that ships inside the panel. Other catalogues carry the same keys and the same `{values}`. */
export const en = {
  // Header and contact
  title: '{assistant} · AI',
  talk: 'Talk to a person',
  close: 'Close chat',
  copyNumber: 'Copy number',
  openContact: 'More ways to reach them',

  // Opening screen: at most 60 words with the contact's and privacy link's labels, tested
  openingAbout:
    'I am an AI. I explain cancer topics from sources you can open. I cannot diagnose, choose treatment or replace your care team.',
  openingEmergency: 'Emergency?',
  openingKept: 'Kept {time} after your last question, then deleted.',
  openingReload: 'Reloading this page starts a new chat.',
  openingLeaveOut: 'Leave out names and record numbers.',
  openingProcessor: 'Questions go to {name} for an answer.',
  starters: 'What questions do you have?',

  // Composer
  question: 'Your question',
  send: 'Send',
  stop: 'Stop',
  left: '{count} characters left',
  over: '{count} characters too many',
  tooLarge: 'Too long to send. Please shorten it, or ask in parts.',

  // An answer on its way
  transcript: 'Questions and answers',
  looking: 'Looking through the library…',
  startingAgain: 'Starting again. The earlier text was replaced.',
  more: 'New text below',
  about: 'Read as: {topic}',
  notNow: 'This is not happening now',
  notNowAsk: 'This is not happening now: {question}',
  dismiss: 'Dismiss',
  newTab: 'Opens in a new tab',

  // The end of an answer
  complete: 'The answer is complete.',
  stopped: 'You stopped this answer.',
  failed: 'This answer could not be finished.',
  askAgain: 'Ask again',
  copied: 'Copied',
  copyFailed: 'Copying is blocked here. Select the text to copy it.',

  // Connection and the question that waits for it
  offline: 'You are offline.',
  waiting: 'No connection right now. Trying again.',
  tryNow: 'Try now',
  backOnline: 'Connected again.',
  busy: 'This chat is very busy. Trying again in {time}.',
  refused: 'This chat is not available here.',
  missing: 'This chat was updated. Sources cannot be opened.',
  reload: 'Reload chat',
  lost: 'This part did not load. Check your connection, then load it again.',
  loadAgain: 'Load again',
  sending: 'Sending…',
  queued: 'Not sent yet. It goes out when you are connected. A reload loses it.',
  held: 'This question has waited for over 10 minutes.',

  // The end of a chat
  earlier: 'Earlier messages are no longer saved',
  deleted: 'This chat was deleted.',
  deleteFailed: 'This chat could not be deleted. Please try again.',
  expired: 'This chat has expired and was deleted. A new question starts a new one.',
} as const
