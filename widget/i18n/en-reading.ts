/** English for what loads with the first answer. */
export const enReading = {
  // The end of an answer
  showAll: 'Show all',
  copyAnswer: 'Copy answer',
  copy: 'Copy',
  print: 'Print',
  share: 'Share or save',
  moreWays: 'More ways to save',
  incomplete: 'It is incomplete.',
  cut: 'This answer was still being written.',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  thanks: 'Thank you.',
  notSent: 'Not sent: there is no connection.',
  followUps: 'You could ask next',

  // A question that was read as going on from an earlier one
  notAbout: 'Not about this',
  newQuestion: 'A new question: {question}',

  // Confirmed facts
  facts: 'Written for facts you confirmed: {count}',

  // Sources
  sources: 'Sources',
  allSources: 'See all {count} sources',
  citation: 'Source {n}: {title}',
  ours: 'Our summary: open the source to read it',
  openSource: 'Open at {host}',
  published: 'published {date}',
  reviewed: 'passage reviewed {date}',
  back: 'Back to the answer',
  'kind-guideline': 'Guideline',
  'kind-paper': 'Research paper',
  'kind-patient-page': 'Patient page',
  'kind-law': 'Law',
  'kind-label': 'Drug label',
  'kind-statistics': 'Statistics',
  'kind-webinar': 'Webinar',
  'kind-document': 'Document',

  // A question that waits, and an answer that does
  sendNow: 'Send now?',
  sendAgain: 'Send again',
  edit: 'Edit',
  stalled: 'This answer has stalled.',

  // Under the chat
  brief: 'Screen readers: say only when an answer is complete',

  // Taking the chat along
  visit: 'Questions for my visit',
  visitPick: 'Pick questions for my visit',
  saveChat: 'Save this chat',
  printChat: 'Print this chat',

  keptUntil: 'Kept until {time}.',
  delete: 'Delete this chat',
  deleteAsk: 'Delete this chat for good?',
  deleteText: 'Every question and answer is erased here and at {name}. This cannot be undone.',
  deleteYes: 'Delete',
  deleteNo: 'Keep it',
  deleting: 'Deleting…',
  deleteOffline: 'No connection. The chat is deleted as soon as there is one.',
} as const
