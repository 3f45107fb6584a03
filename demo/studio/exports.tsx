import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Script, toCssVariables, toJson, toSiteEntry, toTag } from './formats.ts'
import { writeHash } from './share.ts'
import { theme } from './state.ts'

type Format = 'tag' | 'site' | 'json' | 'css' | 'link'

const NAMES: Record<Format, string> = {
  tag: 'Script tag',
  site: 'Sites file',
  json: 'JSON',
  css: 'CSS variables',
  link: 'Link to this theme',
}

/** The theme to take along, in the form that a page, a relay or a colleague needs. */
export function Exports() {
  const format = useSignal<Format>('tag')
  const script = useSignal<Script | undefined>(undefined)
  const copied = useSignal('')
  useEffect(() => {
    void readScript().then(found => {
      script.value = found
    })
  }, [])
  const text = write(format.value, script.value)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        copied.value = 'Copied.'
      },
      () => {
        copied.value = 'Copying is blocked here. Select the text to copy it.'
      },
    )
  const file = format.value === 'css' ? 'navis-theme.css' : 'navis-theme.json'
  return (
    <section aria-labelledby="export">
      <h2 id="export">Take it along</h2>
      <div class="toolbar">
        <label>
          As
          <select
            onChange={event => {
              format.value = event.currentTarget.value as Format
              copied.value = ''
            }}
          >
            {Object.entries(NAMES).map(([key, name]) => (
              <option key={key} value={key} selected={key === format.value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => void copy()}>
          Copy
        </button>
        {(format.value === 'json' || format.value === 'css') && (
          <a download={file} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
            Save as {file}
          </a>
        )}
        <span role="status">{copied.value}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls inside itself must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  )
}

function write(format: Format, script: Script | undefined): string {
  switch (format) {
    case 'tag':
      return script ? toTag(theme.value, script) : 'The relay’s manifest could not be read: is it running?'
    case 'site':
      return toSiteEntry(theme.value)
    case 'json':
      return toJson(theme.value)
    case 'css':
      return toCssVariables(theme.value)
    case 'link':
      return `${location.origin}${location.pathname}${writeHash(theme.value)}`
    default:
      return format satisfies never
  }
}

async function readScript(): Promise<Script | undefined> {
  try {
    const response = await fetch('/v1/manifest.json')
    const { version, files } = await response.json()
    return { relay: location.origin, version, integrity: files['widget.js'].integrity }
  } catch {
    return undefined // Told in the place of the tag.
  }
}
