/** Relative luminance and contrast ratio as WCAG 2.2 defines them (§ "relative luminance", "contrast ratio"). */

/** The least ratio of text to its background, WCAG 2.2 success criterion 1.4.3 (AA). */
export const TEXT_CONTRAST = 4.5
/** The least ratio of the parts of an interface, WCAG 2.2 success criterion 1.4.11 (AA). */
export const INTERFACE_CONTRAST = 3

export function isColor(value: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(value)
}

/** Red, green and blue of a `#rrggbb` colour, 0 to 255. */
export function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map(channel => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same) to 21 (black on white); both colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** White or black, whichever is easier to read on `background`: one of the two always passes AA. */
export function textOn(background: string): '#ffffff' | '#000000' {
  // The loader carries this function and counts bytes, so the luminance is a near one: without the straight piece for the
  // darkest channels it is at most 0.0008 too high. White passes up to 0.1833 and black from 0.175 on.
  const part = (at: number): number => ((Number.parseInt(background.slice(at, at + 2), 16) + 14.025) / 269.025) ** 2.4
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) < 0.182 ? '#ffffff' : '#000000'
}

/** `from` mixed with `toward` in sRGB by `share` (0 to 1). */
export function mix(from: string, toward: string, share: number): string {
  const [a, b] = [channels(from), channels(toward)]
  const mixed = a.map((channel, index) => Math.round(channel + ((b[index] ?? channel) - channel) * share))
  return `#${mixed.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}
