import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast } from '../../protocol/contrast.ts'
import { writeThemeSheet } from '../../protocol/theme-sheet.ts'

/** Custom properties of a sheet in order, by scheme: `light --navis-text #1b2630`. */
function properties(sheet: string): string[] {
  const plain = sheet.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...plain.matchAll(/color-scheme:\s*(light|dark);([^}]*)/g)].flatMap(([, scheme, body = '']) =>
    [...body.matchAll(/--navis-([\w-]+):\s*([^;]+);/g)].map(
      ([, name, value = '']) => `${scheme} ${name} ${value.replace(/[\s"]+/g, '').toLowerCase()}`,
    ),
  )
}

test('the style sheet that the panel brings along is the default theme', () => {
  const written = readFileSync(new URL('../../widget/theme/default.css', import.meta.url), 'utf8')
  expect(properties(written)).toEqual(properties(writeThemeSheet({})))
  expect(properties(written).length).toBeGreaterThan(20)
})

describe('whatever a site’s brand colours are', () => {
  const random = (seed: number): string =>
    `#${(Math.imul(seed + 1, 2654435761) >>> 8).toString(16).padStart(6, '0').slice(0, 6)}`
  const themes = Array.from({ length: Number(process.env.NAVIS_THEMES ?? 500) }, (_, index) => ({
    accent: random(index * 3),
    surface: random(index * 3 + 1),
    text: random(index * 3 + 2),
  }))

  test('text can be read on every surface (4.5) and controls can be seen (3)', () => {
    for (const theme of themes) {
      for (const scheme of ['light', 'dark'] as const) {
        const list = properties(writeThemeSheet({ ...theme, colorScheme: scheme }))
        const color = (name: string): string =>
          list.find(line => line.startsWith(`${scheme} ${name} `))?.split(' ')[2] ?? ''
        for (const text of ['text', 'muted', 'link']) {
          for (const surface of ['surface', 'shade']) {
            expect(
              contrast(color(text), color(surface)),
              `${text} on ${surface} of ${JSON.stringify(theme)}`,
            ).toBeGreaterThanOrEqual(4.5)
          }
        }
        expect(contrast(color('on-accent'), color('accent'))).toBeGreaterThanOrEqual(4.5)
        expect(contrast(color('accent'), color('surface'))).toBeGreaterThanOrEqual(3)
        expect(contrast(color('notice-text'), color('notice-surface'))).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test('the notice and the cards stay as they are', () => {
    const fixed = (theme: object) =>
      properties(writeThemeSheet(theme)).filter(line => /notice|red|amber|card/.test(line))
    for (const theme of themes.slice(0, 50)) expect(fixed(theme)).toEqual(fixed({}))
  })
})
