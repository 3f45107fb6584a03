import { expect, test } from 'vitest'
import { contrast, TEXT_CONTRAST, textOn } from '../../protocol/contrast.ts'

/** Every fifth value of each channel, 140,608 colours. */
const STEP = 5
const toHex = (channel: number): string => channel.toString(16).padStart(2, '0')

test('the launcher’s words pass AA on every brand colour, although its luminance is a near one', () => {
  let least = Number.POSITIVE_INFINITY
  for (let red = 0; red < 256; red += STEP)
    for (let green = 0; green < 256; green += STEP)
      for (let blue = 0; blue < 256; blue += STEP) {
        const color = `#${toHex(red)}${toHex(green)}${toHex(blue)}`
        least = Math.min(least, contrast(textOn(color), color))
      }
  expect(least).toBeGreaterThanOrEqual(TEXT_CONTRAST)
})
