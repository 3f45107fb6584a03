/**
 * OKLCH: lightness, chroma and hue as the eye weighs them, so that a colour made lighter or darker stays the same colour.
 * Conversions and matrices: Björn Ottosson, "A perceptual color space for image processing" (2020), as in CSS Color 4 §9.
 */
import { channels } from './contrast.ts'

export interface Oklch {
  /** Lightness, 0 (black) to 1 (white). */
  l: number
  /** Chroma, 0 (grey) to about 0.37 in sRGB. */
  c: number
  /** Hue in radians; without meaning where chroma is 0. */
  h: number
}

const toLinear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const fromLinear = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

/** `color` is `#rrggbb`. */
export function toOklch(color: string): Oklch {
  const [r, g, b] = channels(color).map(channel => toLinear(channel / 255)) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) }
}

/** The `#rrggbb` of that lightness and hue; where a screen has no such colour, with as much of its chroma as there is. */
export function fromOklch({ l, c, h }: Oklch): string {
  const at = (chroma: number) => toLinearRgb(l, chroma * Math.cos(h), chroma * Math.sin(h))
  const fits = (rgb: readonly number[]) => rgb.every(part => part >= -0.0001 && part <= 1.0001)
  let rgb = at(c)
  if (!fits(rgb)) {
    let least = 0
    let most = c
    for (let step = 0; step < 12; step++) {
      const middle = (least + most) / 2
      if (fits(at(middle))) least = middle
      else most = middle
    }
    rgb = at(least)
  }
  const hex = rgb.map(part => Math.round(255 * Math.min(1, Math.max(0, fromLinear(Math.max(0, part))))))
  return `#${hex.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

function toLinearRgb(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
