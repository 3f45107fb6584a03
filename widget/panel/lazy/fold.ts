/**
 * Folds parts of a long answer once all of it is there. Every node that was shown stays the one it was: a heading gets a button around
 * its words, and what follows is hidden until it is asked or searched for. So whoever reads keeps the place.
 */

/** In characters: some 450 words, two minutes of reading. */
const LONG = 2_700
/** What begins within so many characters is read first and stays open: more than a first screen, so that a reload folds the same. */
const FIRST = 1_300
const HEADING = 'h3, h4, h5, h6'
/** What is there to be said, asked or known to be missing. */
const OPEN = '.phrasing, .questions, .gap'
/** Whom to call, what is urgent or dangerous, in the languages of answers: never out of sight. A word too many only keeps a part open. */
const SAFETY =
  /\b(calls?\b|phone|urgen|emergenc|immediate|inmediat|right away|danger|peligr|suicid|llame|llamar)|\b\d{3}\b|اتصل|طوارئ|فور|خطر/i

/** `mayFold` is asked for the heading of each part. What comes before the first heading, and the last block, the bottom line, stay. */
export function foldParts(answer: Element, mayFold: (heading: Element) => boolean, showAll: string): void {
  const blocks = [...answer.children] as HTMLElement[]
  const folds: ((isOpen: boolean) => void)[] = []
  // The browser's search shows the one block in which it has found something: it is read among what belongs to it.
  const openAll = (): void => {
    for (const open of folds) open(true)
    all.remove()
  }
  const all = createButton('quiet', [showAll], () => {
    // The focus would go with the button.
    all.nextElementSibling?.querySelector('button')?.focus({ preventScroll: true })
    openAll()
  })
  let length = 0
  if (answer.textContent.length > LONG)
    blocks.forEach((heading, place) => {
      length += heading.textContent.length
      const next = blocks.findIndex((block, other) => other > place && block.matches(HEADING))
      const part = blocks.slice(place + 1, next) // without the last block where no heading follows
      if (length < FIRST || !heading.matches(HEADING) || part.length === 0 || !mayFold(heading)) return
      if ([heading, ...part].some(block => block.matches(OPEN) || SAFETY.test(block.textContent))) return
      if (folds.length === 0) heading.before(all)
      folds.push(foldPart(heading, part))
    })
  answer.addEventListener('beforematch', openAll)
}

/** Returns what opens and closes it. */
function foldPart(heading: HTMLElement, part: HTMLElement[]): (isOpen: boolean) => void {
  const open = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen))
    for (const block of part) block.hidden = (isOpen ? false : 'until-found') as boolean // as a browser without it reads it
  }
  const button = createButton('fold', heading.childNodes, () => open(button.getAttribute('aria-expanded') !== 'true'))
  heading.append(button)
  open(false)
  return open
}

function createButton(name: string, words: Iterable<Node | string>, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.className = name
  button.onclick = onClick
  button.append(...words)
  return button
}
