/** The strip "Try this": one click, one thing that Navis does. It uses only the public API of the script tag. */
const QUESTION = 'How do I get a second opinion for HER2-low breast cancer without offending my oncologist?'

const SCENES = [
  { label: 'A second opinion', ask: QUESTION, say: 'A structured answer with its sources, without any model.' },
  {
    label: 'A fever on chemotherapy',
    ask: 'I have a fever of 101 and I’m on chemo',
    say: 'What to do comes first, before any answer.',
  },
  {
    label: '“How long do I have?”',
    ask: 'How long do I have?',
    say: 'Declined kindly: what can be said, and whom to ask.',
  },
  {
    label: 'Not in the library',
    ask: 'How is retinoblastoma treated in babies?',
    say: 'Navis says so and names a person to ask.',
  },
  {
    label: 'Your own records',
    ask: 'What should I ask about treatment options?',
    say: 'Save one of these invented reports, press “Upload records” in the chat, check each fact and confirm. Then “Ask again”: under the facts that the answer was written for, what it says beyond the general one has a line at its side.',
    files: { 'A report (PDF)': '/records/her2-low-report.pdf', 'A photo of it': '/records/her2-low-photo.jpg' },
  },
  {
    label: 'Cut the connection',
    cut: true,
    ask: QUESTION,
    say: 'The relay drops the connection after the first words. Watch it come back.',
  },
]

const scenes = document.querySelector('#scenes')
const scene = document.querySelector('#scene')

for (const { label, ask, say, cut, files = {} } of SCENES) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.addEventListener('click', async () => {
    if (cut && !(await arm())) {
      scene.value = 'The connection could not be cut: is the demo’s relay running?'
      return
    }
    scene.value = say
    for (const [name, href] of Object.entries(files)) {
      const link = document.createElement('a')
      Object.assign(link, { href, textContent: name, download: '' })
      scene.append(' ', link)
    }
    window.Navis?.ask(ask)
  })
  const item = document.createElement('li')
  item.append(button)
  scenes.append(item)
}

/** Asks the demo's relay to cut this visitor's connection after the next answer's first words. */
async function arm() {
  const response = await fetch('/demo/cut', { method: 'POST' }).catch(() => undefined)
  return response?.ok ?? false
}

const box = document.querySelector('#spy')
function report() {
  const { texts, keys, calls, messages } = window.spy.seen
  const rows = [
    ['Words of the chat', texts.size ? `${texts.size} texts, such as “${[...texts].at(-1).slice(0, 90)}”` : 'none'],
    ['Keystrokes in the chat', keys || 'none'],
    ['Calls made by the chat', calls.length ? calls.at(-1) : 'none'],
    ['Messages to this page', messages || 'none'],
  ]
  const list = document.createElement('dl')
  for (const [name, value] of rows) {
    const term = document.createElement('dt')
    term.textContent = name
    const detail = document.createElement('dd')
    detail.textContent = value
    list.append(term, detail)
  }
  const lead = document.createElement('strong')
  lead.textContent = 'What this page can read, live: '
  box.replaceChildren(lead, texts.size || keys || calls.length || messages ? 'something' : 'nothing', list)
}
window.spy.onChange(report)
report()
