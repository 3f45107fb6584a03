import { useSignal } from '@preact/signals'
import { isColor } from '../../protocol/contrast.ts'
import type { Theme } from '../../protocol/theme.ts'
import { DEFAULT_COLORS } from '../../protocol/theme-colors.ts'
import { LogoField } from './logo.tsx'
import { setToken, theme } from './state.ts'

type ColorToken = 'accent' | 'surface' | 'text'
type ChoiceToken = 'font' | 'density' | 'launcher' | 'side' | 'colorScheme'

export function Controls() {
  return (
    <form onSubmit={event => event.preventDefault()}>
      <ColorField token="accent" label="Your brand colour" />
      <details>
        <summary>More settings</summary>
        <ColorField token="surface" label="Background (light)" />
        <ColorField token="text" label="Text (light)" />
        <SizeField label="Corner radius" value={theme.value.radius ?? 8} most={24} set={px => setToken('radius', px)} />
        <ChoiceField token="font" label="Font" choices={['system', 'humanist', 'serif', 'rounded']} />
        <ChoiceField token="density" label="Density" choices={['comfortable', 'compact']} />
        <ChoiceField token="colorScheme" label="Light or dark" choices={['auto', 'light', 'dark']} />
        <ChoiceField token="launcher" label="Launcher" choices={['pill', 'circle', 'none']} />
        <ChoiceField token="side" label="Side" choices={['right', 'left']} />
        <OffsetFields />
        <LogoField />
      </details>
    </form>
  )
}

/** A picker and the code beside it. What is not a colour yet stays in the field and changes nothing. */
function ColorField({ token, label }: { token: ColorToken; label: string }) {
  const draft = useSignal<string | undefined>(undefined)
  const value = theme.value[token] ?? DEFAULT_COLORS[token]
  const type = (text: string) => {
    const color = text.startsWith('#') ? text : `#${text}`
    draft.value = isColor(color) ? undefined : text
    if (isColor(color)) setToken(token, color.toLowerCase())
  }
  return (
    <fieldset class="color">
      <legend>{label}</legend>
      <input
        type="color"
        aria-label={`${label}, picker`}
        value={value}
        onInput={event => type(event.currentTarget.value)}
      />
      <input
        type="text"
        aria-label={`${label}, code`}
        spellcheck={false}
        maxLength={7}
        aria-invalid={draft.value !== undefined}
        value={draft.value ?? value}
        onInput={event => type(event.currentTarget.value)}
        onBlur={() => {
          draft.value = undefined
        }}
      />
      {draft.value !== undefined && <p class="problem">A colour is # and six digits or letters a to f.</p>}
    </fieldset>
  )
}

function SizeField({ label, value, most, set }: { label: string; value: number; most: number; set(px: number): void }) {
  return (
    <label>
      {label}
      <input type="range" min={0} max={most} value={value} onInput={event => set(event.currentTarget.valueAsNumber)} />
      <output>{value} px</output>
    </label>
  )
}

function OffsetFields() {
  const [side, bottom] = theme.value.offset ?? [16, 16]
  return (
    <>
      <SizeField label="Launcher from the side" value={side} most={200} set={px => setToken('offset', [px, bottom])} />
      <SizeField
        label="Launcher from the bottom"
        value={bottom}
        most={200}
        set={px => setToken('offset', [side, px])}
      />
    </>
  )
}

/** The first choice is what a theme without the token has. */
function ChoiceField<Token extends ChoiceToken>(props: {
  token: Token
  label: string
  choices: readonly NonNullable<Theme[Token]>[]
}) {
  const { token, label, choices } = props
  const [usual] = choices
  const current = theme.value[token] ?? usual
  return (
    <label>
      {label}
      <select
        onChange={event => {
          const chosen = choices.find(choice => choice === event.currentTarget.value)
          setToken(token, chosen === usual ? undefined : chosen)
        }}
      >
        {choices.map(choice => (
          <option key={choice} value={choice} selected={choice === current}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  )
}
