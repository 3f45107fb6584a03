import { useSignal } from '@preact/signals'
import { canRedo, canUndo, importTheme, redo, undo } from './state.ts'

export function Toolbar() {
  const problems = useSignal<string[]>([])
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file) problems.value = importTheme(await file.text())
    // The same file can be chosen again after it was put right.
    input.value = ''
  }
  return (
    <div class="toolbar">
      <button type="button" disabled={!canUndo.value} onClick={undo}>
        Undo
      </button>
      <button type="button" disabled={!canRedo.value} onClick={redo}>
        Redo
      </button>
      <label class="file">
        Import a theme
        <input
          type="file"
          accept="application/json,.json"
          onChange={event => void read(event.currentTarget as HTMLInputElement)}
        />
      </label>
      <div role="status">
        {problems.value.map(problem => (
          <p key={problem} class="problem">
            {problem}
          </p>
        ))}
      </div>
    </div>
  )
}
