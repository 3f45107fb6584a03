/** The chat that the studio shows: the real one, with a red-flag card and an answer, dressed as the studio says. */
const QUESTIONS = {
  card: 'I have a fever of 101 and I’m on chemo',
  answer: 'What does HER2-low mean?',
  long: `What is ${'immunohistochemistry'.repeat(6)}?`,
}

/** Calls wait in the list until the script has loaded. */
function call(verb, ...args) {
  if (Array.isArray(window.Navis)) window.Navis.push([verb, ...args])
  else window.Navis?.[verb](...args)
}
window.Navis ??= []

window.addEventListener('message', ({ source, data }) => {
  if (source !== window.parent) return
  const { theme, scale, direction, ask, offline } = data
  if (theme !== undefined) call('setTheme', theme)
  if (scale !== undefined) document.documentElement.style.fontSize = `${scale}%`
  if (direction !== undefined) document.documentElement.dir = direction
  if (ask in QUESTIONS) call('ask', QUESTIONS[ask])
  // What a browser says when the network goes and comes.
  if (offline !== undefined) window.dispatchEvent(new Event(offline ? 'offline' : 'online'))
})
window.parent.postMessage('preview-ready', location.origin)
