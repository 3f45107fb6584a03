/** Paper: a page of its own beside the panel, which alone is printed, black on white whatever the theme is. */
import type { ComponentChildren } from 'preact'
import { shown } from '../../../i18n/catalogue.ts'
import type { PanelContext } from '../../context.ts'
import paperCss from '../../styles/paper.css?inline'

/** Takes the last paper away. */
let clear = (): void => {}

/**
 * Prints `paper`. In the panel's own page it is the one thing that shows on paper; in a page of others, which would be printed around it,
 * it gets an empty frame, which asks nobody for anything. `from` is something of the panel.
 */
export async function printPaper(panel: PanelContext, from: Element, paper: ComponentChildren): Promise<void> {
  clear()
  const { place, view, remove } = panel.framed ? standBeside() : standInFrame(from)
  place.className = 'paper'
  place.lang = shown.peek().language
  place.dir = shown.peek().direction ?? 'auto'
  panel.draw(paper, place)
  // HTML of an answer is drawn a moment after its words.
  await new Promise(resolve => setTimeout(resolve))
  // What is back from the printer's dialog says so by the next press: phones tell that printing is over while they still prepare it.
  const abort = new AbortController()
  clear = () => {
    abort.abort()
    panel.draw(null, place)
    remove()
    clear = () => {}
  }
  view.print()
  for (const event of ['pointerdown', 'keydown']) {
    window.addEventListener(event, () => clear(), { capture: true, signal: abort.signal })
  }
}

interface Stand {
  place: HTMLElement
  view: Pick<Window, 'print'>
  remove(): void
}

function standBeside(): Stand {
  const place = document.createElement('div')
  document.documentElement.append(place)
  return { place, view: window, remove: () => place.remove() }
}

function standInFrame(from: Element): Stand {
  const frame = document.createElement('iframe')
  frame.className = 'paper-frame'
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  from.getRootNode().appendChild(frame)
  const view = frame.contentWindow as Window & typeof globalThis
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(paperCss)
  view.document.adoptedStyleSheets = [sheet]
  return { place: view.document.body, view, remove: () => frame.remove() }
}
