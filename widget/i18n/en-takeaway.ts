/** The words of what a person does with an answer that is read: save it, print it, make a list for a visit, say why it did not help. */
export const enTakeaway = {
  // Beyond the general answer
  newParts: 'What has a line at its side is not in the general answer above.',

  // Why an answer did not help
  reasons: 'What was wrong?',
  'reason-unclear': 'Hard to understand',
  'reason-wrong': 'Something is wrong',
  'reason-off-topic': 'Not what I asked',
  'reason-too-long': 'Too long',
  'reason-not-for-me': 'Does not fit my case',
  'reason-unsafe': 'Could harm someone',

  // Ways to save
  copyMarkdown: 'Copy as Markdown',
  saveFile: 'Save as a file',
  saved: 'Saved with your downloads as {file}',
  earlierChat: 'No longer saved at {name}',

  // Names of files: never what was asked
  fileAnswer: 'answer',
  fileChat: 'chat',
  fileVisit: 'questions-for-my-visit',

  // Where nobody was left to answer, or to close
  noAnswer: 'There was no answer yet.',
  closing: 'This is general information. Your care team knows your case.',

  // The list for a visit
  visitTitle: 'Questions for my visit',
  visitBack: 'Back to the chat',
  visitAbout:
    'Pick what you want to ask, put what matters most first, since there may not be time for all, and take one printed page along.',
  visitKept:
    'This list is kept on this page only and goes nowhere. Reloading, closing the page or “Delete this chat” erases it, so print or save it first.',
  visitMine: 'My list',
  visitEmpty: 'Nothing here yet. Add questions from your answers, or write your own.',
  visitFromAnswers: 'From your answers',
  visitNone: 'No answer has questions to ask yet. You can write your own.',
  visitOwn: 'Your own question',
  visitOwnHint: 'Nobody reads this list but you. To ask now, use “Talk to a person”.',
  visitAdd: 'Add',
  visitAddOne: 'Add: {question}',
  visitAdded: 'Added as number {place}.',
  visitOnList: 'On your list',
  visitUp: 'Move up: {question}',
  visitDown: 'Move down: {question}',
  visitMoved: 'Now number {place} of {count}.',
  visitFirst: 'This is the first already.',
  visitLast: 'This is the last already.',
  visitRemove: 'Remove: {question}',
  visitRemoved: 'Removed: {question}',
  visitUndo: 'Undo',
  visitBackAgain: 'Back as number {place}.',
  visitFull: 'The list is full. Remove one to add another.',
  visitLarge: 'Large print',
  visitOnePage: 'Fits on one page.',
  visitMorePages: 'This needs more than one page. Fewer questions are easier to get through.',
  visitPrint: 'Print this page',
  visitCopy: 'Copy the list',

  // The page itself, which speaks to the clinician
  paperTo: 'To my care team',
  paperPlease:
    'Please go through these questions with me. I would like to leave with an answer to each, or know who can give me one.',
  paperName: 'Name',
  paperDate: 'Date of visit',
  paperElse: 'What else should I ask, and whom can I call with questions afterwards?',
  paperSources: 'Where these questions come from',
  paperMade:
    'I chose these questions. Some were suggested by {assistant}, an AI that gives general information from named sources at {name}. This page is not medical advice.',
} as const
