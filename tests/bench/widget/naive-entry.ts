/** What most chats do with each piece that arrives: parse all of the text, sanitise it, set it as HTML. */
import DOMPurify from 'dompurify'
import { marked } from 'marked'

window.stream = async (text, size) => {
  const root = document.body.appendChild(document.createElement('div'))
  const characters = [...text]
  const times: number[] = []
  let replaced = 0
  for (let at = size; at < characters.length + size; at += size) {
    const shown = root.querySelectorAll('*').length
    const begun = performance.now()
    root.innerHTML = DOMPurify.sanitize(marked.parse(characters.slice(0, at).join(''), { async: false }))
    times.push(performance.now() - begun)
    replaced += shown
  }
  root.remove()
  return { streamed: '', whole: '', replaced, times }
}
