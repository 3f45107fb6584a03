import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast } from '../../protocol/contrast.ts'
import { fromOklch, toOklch } from '../../protocol/oklch.ts'
import { readable } from '../../protocol/readable.ts'
import { checkTheme } from '../../protocol/theme.ts'
import { PRESETS } from '../../protocol/theme-presets.ts'
import { reportTheme } from '../../protocol/theme-report.ts'
import { THEME_SCHEMA } from '../../protocol/theme-schema.ts'

const color = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`)
const numRuns = Number(process.env.NAVIS_THEMES ?? 500)
const [, tokens] = THEME_SCHEMA.oneOf

describe('colours', () => {
  test('a colour is the same after its way through OKLCH', () => {
    fc.assert(
      fc.property(color, given => {
        expect(fromOklch(toOklch(given))).toBe(given)
      }),
      { numRuns },
    )
  })

  test('what had to be made readable keeps its hue, as far as a screen can show it', () => {
    const given = '#b3245a'
    const [before, after] = [toOklch(given), toOklch(readable(given, ['#121a1b'], 6.5))]
    expect(Math.abs(after.h - before.h)).toBeLessThan(0.05)
    expect(after.c).toBeGreaterThan(0.1)
  })

  test('what is readable already is left alone', () => {
    expect(readable('#0b5c63', ['#ffffff'])).toBe('#0b5c63')
  })
})

describe('every theme', () => {
  test('is drawn with pairs that all pass, whatever the brand’s colours are', () => {
    fc.assert(
      fc.property(color, color, color, (accent, surface, text) => {
        const failed = reportTheme({ accent, surface, text }).filter(pair => pair.as === 'drawn' && !pair.pass)
        expect(failed).toEqual([])
      }),
      { numRuns },
    )
  })

  test('that fails as it was given is told a colour that passes', () => {
    fc.assert(
      fc.property(color, color, (surface, text) => {
        const [pair] = reportTheme({ surface, text }).filter(({ as }) => as === 'given')
        if (!pair || pair.pass) return
        expect(contrast(pair.nearest ?? '', surface)).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns },
    )
  })

  test.each(Object.entries(PRESETS))('preset %s is right, and passes as it is written', (name, preset) => {
    expect(checkTheme(name)).toEqual({ theme: preset, problems: [] })
    expect(checkTheme(preset).problems).toEqual([])
    expect(reportTheme(preset).filter(({ pass }) => !pass)).toEqual([])
  })
})

test('the JSON Schema has the tokens that there are, at most 16, and the same values pass', () => {
  const properties = tokens?.properties as Record<string, { enum?: string[]; pattern?: string }>
  const { problems } = checkTheme({ nothing: 1 })
  expect(problems[0]?.problem).toBe(`is no token; there are ${Object.keys(properties).join(', ')}`)
  expect(Object.keys(properties).length).toBeLessThanOrEqual(16)
  for (const [token, { enum: names }] of Object.entries(properties)) {
    for (const name of names ?? []) expect(checkTheme({ [token]: name }).problems).toEqual([])
    if (names) expect(checkTheme({ [token]: 'another' }).problems).toHaveLength(1)
  }
  const logo = new RegExp(properties.logo?.pattern ?? '')
  for (const value of ['/logo.svg', '//evil.example/x', 'data:image/png;base64,AA==', 'javascript:1', '/a b']) {
    expect(logo.test(value), value).toBe(checkTheme({ logo: value }).problems.length === 0)
  }
})
