import { useSignal } from '@preact/signals'
import { checkTheme } from '../../protocol/theme.ts'
import { setToken, theme } from './state.ts'

/** A logo becomes part of the theme, as a `data:` URI: the chat asks nobody but the relay for anything. */
export function LogoField() {
  const problem = useSignal('')
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    input.value = ''
    if (!file) return
    const logo = await toDataUri(file)
    const [wrong] = checkTheme({ logo }).problems
    problem.value = wrong ? `The logo ${wrong.problem}: this one has ${Math.ceil(logo.length / 1024)} kB.` : ''
    if (!wrong) setToken('logo', logo)
  }
  return (
    <fieldset>
      <legend>Logo (PNG, JPEG, WebP or SVG, at most 8 kB)</legend>
      <input
        type="file"
        aria-label="Logo"
        accept="image/png,image/jpeg,image/webp,image/svg+xml"
        onChange={event => void read(event.currentTarget)}
      />
      {theme.value.logo !== undefined && (
        <button type="button" onClick={() => setToken('logo', undefined)}>
          Remove the logo
        </button>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </fieldset>
  )
}

function toDataUri(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
