import { contrast, TEXT_CONTRAST, textOn } from './contrast.ts'
import { fromOklch, toOklch } from './oklch.ts'

const STEP = 0.01

/**
 * `color` made lighter or darker (toward what can be read on the first background), its hue kept, only as far as it takes
 * to reach `ratio` on every one of `backgrounds`. White or black where nothing in between does.
 */
export function readable(color: string, backgrounds: readonly [string, ...string[]], ratio = TEXT_CONTRAST): string {
  const isEnough = (candidate: string) => backgrounds.every(background => contrast(candidate, background) >= ratio)
  if (isEnough(color)) return color
  const toward = textOn(backgrounds[0])
  const { l, c, h } = toOklch(color)
  for (let step = 1; ; step++) {
    const lightness = toward === '#ffffff' ? l + step * STEP : l - step * STEP
    if (lightness <= 0 || lightness >= 1) return toward
    const candidate = fromOklch({ l: lightness, c, h })
    if (isEnough(candidate)) return candidate
  }
}
