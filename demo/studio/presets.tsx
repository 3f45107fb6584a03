import { drawTheme } from '../../protocol/theme-colors.ts'
import { PRESETS } from '../../protocol/theme-presets.ts'
import { replace } from './state.ts'

/** Finished themes to start from. */
export function Presets() {
  return (
    <section aria-labelledby="presets">
      <h2 id="presets">Or start from one of these</h2>
      <ul class="presets">
        {Object.entries(PRESETS).map(([name, preset]) => {
          const { accent, surface, text } = drawTheme(preset, 'light')
          return (
            <li key={name}>
              <button type="button" onClick={() => replace(preset)}>
                <svg viewBox="0 0 48 24" aria-hidden="true">
                  <rect width="48" height="24" rx="4" fill={surface} stroke={text} stroke-opacity="0.3" />
                  <rect x="4" y="5" width="22" height="3" rx="1" fill={text} />
                  <rect x="4" y="11" width="16" height="3" rx="1" fill={text} />
                  <rect x="31" y="5" width="13" height="14" rx="4" fill={accent} />
                </svg>
                {name}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
