/** Pages whose style sheets fight everything that is not theirs. */
import { expect } from 'vitest'
import type { Opened } from '../../support/stage.ts'
import { BOTH, type HostCase } from './host-case.ts'

/** 17 px, up to twice that for readers who enlarge text; the page's own sizes and colours do not come in. */
async function readsWell({ chat }: Opened): Promise<void> {
  const first = chat.log.getByText(/^Asking for a second opinion/).first()
  const style = await first.evaluate(element => {
    const { fontSize, color, letterSpacing, textTransform } = getComputedStyle(element)
    return { size: Number.parseFloat(fontSize), color, letterSpacing, textTransform }
  })
  expect(style.size).toBeGreaterThanOrEqual(17)
  expect(style.size).toBeLessThanOrEqual(34)
  expect(style).toMatchObject({ letterSpacing: 'normal', textTransform: 'none' })
  expect(style.color).not.toBe('rgb(255, 0, 0)')
  // Seen and reached: the panel's middle is the panel.
  const middle = await chat.dialog.evaluate(element => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { width, height, hit: !!element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2) }
  })
  expect(middle.hit).toBe(true)
  expect(middle.width).toBeGreaterThan(250)
  expect(middle.height).toBeGreaterThan(250)
}

const withSheet = (name: string, sheet: string, body?: string): HostCase => ({
  name,
  embeddings: BOTH,
  page: () => ({ head: `<style>${sheet}</style>`, body }),
  afterwards: readsWell,
})

export const STYLES: HostCase[] = [
  withSheet(
    'that hides everything',
    '* { display: none !important } html, head, body { display: block !important; opacity: .99 }',
  ),
  withSheet(
    'that makes letters huge, restyles every element and turns itself around',
    `html { font-size: 40px } body { transform: rotate(2deg) scale(.8); overflow: hidden; zoom: 2 }
      * { all: revert; color: red !important; font: 60px serif !important; letter-spacing: 1em !important; text-transform: uppercase !important }
      iframe, button { width: 1px !important; opacity: 0 !important; pointer-events: none !important }`,
  ),
  withSheet(
    'that covers the window with the highest z-index, twice',
    '#war { position: fixed; inset: 0; z-index: 2147483647; background: gold } #war + #war { z-index: 9999999999 }',
    '<div id="war"></div><div id="war"></div><div id="chat"></div>',
  ),
  withSheet('that has small letters at its root, so that 1rem is 10 px', 'html { font-size: 62.5% }'),
  withSheet('whose root is 100 px', 'html { font-size: 100px }'),
  withSheet(
    'that is transformed, clipped, filtered and contained at its root',
    `html { transform: translateX(40px); filter: grayscale(1); overflow: hidden; contain: layout; perspective: 100px }
      body { contain: strict; clip-path: inset(0 50% 50% 0); will-change: transform; height: 200px; backdrop-filter: blur(1px) }`,
  ),
  withSheet(
    'that styles custom elements, popovers and every part it can name',
    `navis-chat, [popover], ::part(launcher) { display: none !important; opacity: 0 !important; visibility: hidden !important; position: static !important;
      transform: scale(0) !important; clip-path: circle(0) !important; pointer-events: none !important; content-visibility: hidden !important }
      *, *::before, *::after { animation: none !important; transition: all 9s !important; mix-blend-mode: multiply !important }`,
  ),
  withSheet(
    'that lays out its root as a grid and sets its writing vertically',
    'html { display: grid; grid-template-columns: 0 1fr; writing-mode: vertical-rl } body { display: contents } html > * { max-height: 0 !important; max-width: 0 !important }',
  ),
  withSheet(
    'with the print look of an old framework on screen',
    '@media all { * { background: transparent !important; color: #000 !important; box-shadow: none !important; text-shadow: none !important } }',
  ),
]
