/** What most chats do with each piece that arrives: parse all of the text, sanitise it, set it as HTML. */
import DOMPurify from 'dompurify'
import { marked } from 'marked'

window.stream = async (text, size) => {
  const root = document.body.appendChild(document.createElement('div'))
  const characters = [...text]
  let [ms, longestMs, replaced] = [0, 0, 0]
  for (let at = size; at < characters.length + size; at += size) {
    const shown = root.querySelectorAll('*').length
    const begun = performance.now()
    root.innerHTML = DOMPurify.sanitize(marked.parse(characters.slice(0, at).join(''), { async: false }))
    const took = performance.now() - begun
    ms += took
    longestMs = Math.max(longestMs, took)
    replaced += shown
  }
  root.remove()
  return { streamed: '', whole: '', replaced, ms, longestMs }
}
