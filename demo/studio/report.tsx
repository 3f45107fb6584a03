import { computed } from '@preact/signals'
import { type ColorPair, reportTheme } from '../../protocol/theme-report.ts'
import { setToken, theme } from './state.ts'

const pairs = computed(() => reportTheme(theme.value))
const failed = computed(() => pairs.value.filter(({ pass }) => !pass))

/** Every pair of colours with its contrast; what the theme itself gets wrong comes first, with a colour that passes. */
export function Report() {
  return (
    <section aria-labelledby="contrast">
      <h2 id="contrast">Contrast</h2>
      <p role="status">
        {failed.value.length === 0
          ? `All ${pairs.value.length} pairs pass WCAG 2.2 AA.`
          : 'Your text on your background cannot be read well. The chat shows the nearest colour that can.'}
      </p>
      {failed.value.map(({ colors, ratio, required, nearest }) => (
        <p key={colors.join()} class="problem">
          {colors[0]} on {colors[1]} has {ratio}:1 and needs {required}:1.{' '}
          <button type="button" onClick={() => setToken('text', nearest)}>
            Use {nearest}
          </button>
        </p>
      ))}
      <details>
        <summary>Every pair</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Scheme</th>
              <th scope="col">Pair</th>
              <th scope="col">Sample</th>
              <th scope="col">Ratio</th>
            </tr>
          </thead>
          <tbody>
            {pairs.value.map(pair => (
              <Row key={`${pair.scheme} ${pair.as} ${pair.names.join()}`} pair={pair} />
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

function Row({ pair: { scheme, as, names, colors, ratio, required, pass } }: { pair: ColorPair }) {
  return (
    <tr>
      <td>{scheme}</td>
      <td>
        {names[0]} on {names[1]}
        {as === 'given' && ' (as you wrote it)'}
      </td>
      <td>
        <svg viewBox="0 0 40 20" aria-hidden="true" class="sample">
          <rect width="40" height="20" fill={colors[1]} />
          <text x="20" y="15" text-anchor="middle" fill={colors[0]}>
            Aa
          </text>
        </svg>
      </td>
      <td>
        {ratio} of {required} {pass ? '✓ passes' : '✗ fails'}
      </td>
    </tr>
  )
}
